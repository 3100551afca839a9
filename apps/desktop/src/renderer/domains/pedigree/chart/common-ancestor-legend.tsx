import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../use-figures.ts'
import type { ChartModel, MarkedAncestor } from './chart-model.ts'
import { sumOf } from './chart-model.ts'

/** Who makes the animal inbred and how much; each shows its lines in the chart while pointed at, or until let go. */
export function CommonAncestorLegend(props: {
  readonly model: ChartModel
  /** The animal's exact coefficient over all generations, where somebody computed it. */
  readonly exact: number | null
  readonly shown: number | null
  onShow(mark: number | null): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { model } = props
  const [kept, setKept] = useState<number | null>(null)
  const keep = (mark: number): void => {
    const next = kept === mark ? null : mark
    setKept(next)
    props.onShow(next)
  }
  if (model.marked.length === 0) return <p className="pedigree-legend-none">{t('legend.none')}</p>
  return (
    <section className="pedigree-legend" aria-label={t('legend.title')}>
      <h3 className="pedigree-legend-title">{t('legend.title')}</h3>
      <ul>
        {model.marked.map(ancestor => (
          <li key={ancestor.mark}>
            <LegendEntry
              ancestor={ancestor}
              isShown={props.shown === ancestor.mark}
              onPoint={() => props.onShow(ancestor.mark)}
              onLeave={() => props.onShow(kept)}
              onKeep={() => keep(ancestor.mark)}
            />
          </li>
        ))}
      </ul>
      <LegendSum model={model} exact={props.exact} />
    </section>
  )
}

function LegendEntry(props: {
  readonly ancestor: MarkedAncestor
  readonly isShown: boolean
  onPoint(): void
  onLeave(): void
  onKeep(): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { percent } = useFigures()
  const { animal, mark, places, contribution } = props.ancestor
  const title = places.length === 0 ? t('legend.beyond') : t('legend.places', { count: places.length })
  return (
    <button
      type="button"
      className="pedigree-legend-entry"
      data-mark={mark}
      aria-pressed={props.isShown}
      title={title}
      onPointerEnter={props.onPoint}
      onPointerLeave={props.onLeave}
      onFocus={props.onPoint}
      onBlur={props.onLeave}
      onClick={props.onKeep}
    >
      <span className="pedigree-mark">{mark}</span>
      <span className="pedigree-legend-name">{animal.name}</span>
      <span className="pm-tabular">{percent(contribution)}</span>
    </button>
  )
}

function LegendSum({
  model,
  exact,
}: {
  readonly model: ChartModel
  readonly exact: number | null
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { percent, count } = useFigures()
  const all = sumOf(model.marked) + model.others.contribution
  return (
    <p className="pedigree-legend-sum">
      {model.others.count === 0
        ? null
        : `${t('legend.others', {
            count: model.others.count,
            number: count(model.others.count),
            percent: percent(model.others.contribution),
          })} `}
      {exact === null || Math.abs(exact - all) < 0.000_05
        ? t('legend.sum', { percent: percent(all) })
        : t('legend.sumOfExact', { percent: percent(all), exact: percent(exact) })}
    </p>
  )
}
