import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../use-figures.ts'
import { useBoxWords } from './box-words.ts'
import { ChartCard, ChartGap } from './chart-card.tsx'
import type { ChartLayout } from './chart-layout.ts'
import { ChartLines } from './chart-lines.tsx'
import { type ChartModel, chartModel } from './chart-model.ts'
import { type ChartPage, enlargementOf, SHEET } from './chart-pages.ts'
import { clampView } from './chart-view.ts'
import type { CommonAncestor } from './common-ancestors.ts'
import { drawChart } from './draw-chart.ts'

/** What is printed: who is in it, and the common ancestors, which keep their colours on every page. */
export type PrintedChart = Pick<ChartModel, 'ancestry'> & {
  readonly common: readonly CommonAncestor[]
  readonly pages: readonly ChartPage[]
}

/** One page of a printed chart, with the page it continues and those on which its lines go on. */
export function ChartSheet(props: { readonly chart: PrintedChart; readonly page: ChartPage }): ReactElement {
  const { ancestry, common, pages } = props.chart
  const { headId, generations, goesOn } = props.page
  const { t } = useTranslation('pedigree')
  const model = useMemo(
    () => chartModel({ rootId: headId, animals: ancestry.animals }, common, generations),
    [ancestry, common, headId, generations],
  )
  const wordsOf = useBoxWords(model)
  const { enlarged, size, drawn } = useMemo(() => drawSheet(model.layout), [model.layout])
  const head = ancestry.animals.get(headId)
  return (
    <div className="pedigree-sheet" data-page={props.page.number}>
      <SheetHeading chart={props.chart} page={props.page} />
      <p>{[wordsOf(1).second, head?.registration ?? '', wordsOf(1).third].filter(Boolean).join(' · ')}</p>
      <div style={{ width: SHEET.width, height: SHEET.height, overflow: 'hidden' }}>
        <div
          className="pedigree-sheet-chart"
          style={{ ...size, transform: `scale(${1 / enlarged})`, transformOrigin: '0 0' }}
        >
          <ChartLines drawn={drawn} model={model} shown={null} />
          {drawn.cards.map(card => {
            const { kekule, animalId } = card.box
            if (animalId === null) return <ChartGap key={kekule} drawn={card} look="plain" />
            const number = goesOn.get(kekule)
            const width = number === undefined ? card.width : card.width - REFERENCE_PX
            return [
              <ChartCard
                key={kekule}
                {...{ drawn: { ...card, width }, words: wordsOf(kekule), mark: model.markOf.get(animalId) }}
                href=""
                look="plain"
                isTabStop={false}
              />,
              number === undefined ? null : (
                <span
                  key={`page ${kekule}`}
                  className="pedigree-sheet-reference"
                  style={{ left: card.x + width, top: card.y + card.height / 2, width: REFERENCE_PX }}
                >
                  {t('print.goesOn', { number })}
                </span>
              ),
            ]
          })}
        </div>
      </div>
      <SheetLegend model={model} counter={pages.length === 1 ? null : props.page} of={pages.length} />
    </div>
  )
}

/** Room for "p. 17" beside a box. */
const REFERENCE_PX = 58

function drawSheet(layout: ChartLayout) {
  const enlarged = enlargementOf(layout)
  const size = { width: SHEET.width * enlarged, height: SHEET.height * enlarged }
  const view = clampView(layout, size, { zoom: 0, left: 0, top: 0 })
  return { enlarged, size, drawn: drawChart(layout, view, size) }
}

function SheetHeading({ chart, page }: { readonly chart: PrintedChart; readonly page: ChartPage }) {
  const { t } = useTranslation('pedigree')
  const nameOf = (animalId: number) => chart.ancestry.animals.get(animalId)?.name ?? t('chart.nameless')
  const root = nameOf(chart.ancestry.rootId)
  if (page.from === null) return <h1>{t('print.heading', { name: root })}</h1>
  return (
    <h1>
      {t('print.branch', { name: nameOf(page.headId) })}{' '}
      <small>{t('print.from', { name: root, number: page.from })}</small>
    </h1>
  )
}

function SheetLegend(props: {
  readonly model: ChartModel
  readonly counter: ChartPage | null
  readonly of: number
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { percent } = useFigures()
  return (
    <p className="pedigree-sheet-legend">
      {props.model.marked.map(({ mark, animal, contribution }) => (
        <span key={mark} data-mark={mark}>
          <span className="pedigree-mark">{mark}</span> {animal.name} {percent(contribution)}
        </span>
      ))}
      {props.counter === null ? null : (
        <span className="pedigree-sheet-number">
          {t('print.pageOf', { number: props.counter.number, count: props.of })}
        </span>
      )}
    </p>
  )
}
