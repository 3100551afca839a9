import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../use-figures.ts'
import { type ChartLayout, knownByGeneration } from './chart-layout.ts'
import { type ChartScale, type ChartSize, type ChartView, chartScale, columnToPx } from './chart-view.ts'

/** Above each column: which generation it is and how much of it is known. */
export function GenerationHeader(props: {
  readonly layout: ChartLayout
  readonly view: ChartView
  readonly size: ChartSize
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { count, percent } = useFigures()
  const scale = chartScale(props.layout, props.size, props.view.zoom)
  const shift = `translateX(${-columnToPx(scale, props.view.left)}px)`
  return (
    <ol className="pedigree-header" aria-label={t('chart.completeness')} style={{ transform: shift }}>
      {knownByGeneration(props.layout).map(({ known, places }, index) => (
        <li key={places} style={placeOf(scale, index + 1)}>
          <span className="pedigree-header-name">{nameOf(t, index + 1, isNarrow(scale, index + 1))}</span>
          <span className="pedigree-header-known pm-tabular">
            {isNarrow(scale, index + 1)
              ? percent(Math.round((100 * known) / places) / 100)
              : t('chart.known', { known: count(known), places: count(places) })}
          </span>
          <span className="pedigree-header-bar" aria-hidden="true">
            <span style={{ width: `${(100 * known) / places}%` }} />
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Narrower columns have room for a number and a share only. */
const NARROW_PX = 100

function placeOf({ edges }: ChartScale, generation: number) {
  const left = edges[generation] ?? 0
  return { left, width: (edges[generation + 1] ?? left) - left }
}

function isNarrow(scale: ChartScale, generation: number): boolean {
  return placeOf(scale, generation).width < NARROW_PX
}

function nameOf(t: Words, generation: number, narrow: boolean): string {
  if (narrow) return `${generation}`
  if (generation === 1) return t('chart.parents')
  if (generation === 2) return t('chart.grandparents')
  return t('chart.generation', { number: generation })
}

type Words = ReturnType<typeof useTranslation<'pedigree'>>['t']
