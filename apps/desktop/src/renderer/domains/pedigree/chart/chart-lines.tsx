import type { ReactElement } from 'react'
import type { ChartModel } from './chart-model.ts'
import { barsPath, type DrawnBox, type DrawnChart } from './draw-chart.ts'

/** What of a chart is lines and colour: the bracket, and boxes too flat for words. One path for each look. */
export function ChartLines(props: {
  readonly drawn: DrawnChart
  readonly model: ChartModel
  /** Number of the common ancestor whose lines are shown. */
  readonly shown: number | null
}): ReactElement {
  const { drawn, model, shown } = props
  const lit = model.marked.find(({ mark }) => mark === shown)?.lines
  const isLit = ({ kekule }: { readonly kekule: number }) => lit?.has(kekule) ?? false
  const known = drawn.bars.filter(({ box }) => box.animalId !== null)
  const gaps = drawn.bars.filter(({ box }) => box.animalId === null)
  return (
    <svg className="pedigree-lines" aria-hidden="true" data-shown={lit !== undefined}>
      <path className="pedigree-line" d={pathOf(drawn.lines.filter(line => !isLit(line)))} />
      <path
        className="pedigree-line"
        data-lit
        data-mark={shown ?? undefined}
        d={pathOf(drawn.lines.filter(isLit))}
      />
      <Bars bars={gaps} kind="gap" />
      <Bars
        bars={known.filter(({ box }) => !model.markOf.has(box.animalId ?? 0) && !isLit(box))}
        kind="plain"
      />
      <Bars bars={known.filter(({ box }) => !model.markOf.has(box.animalId ?? 0) && isLit(box))} kind="lit" />
      {model.marked.map(({ mark, animalId }) => (
        <Bars
          key={mark}
          bars={known.filter(({ box }) => box.animalId === animalId)}
          kind="marked"
          mark={mark}
        />
      ))}
    </svg>
  )
}

function Bars(props: {
  readonly bars: readonly DrawnBox[]
  readonly kind: 'gap' | 'plain' | 'lit' | 'marked'
  readonly mark?: number
}): ReactElement | null {
  if (props.bars.length === 0) return null
  return (
    <path className="pedigree-bars" data-kind={props.kind} data-mark={props.mark} d={barsPath(props.bars)} />
  )
}

function pathOf(lines: readonly { readonly path: string }[]): string {
  return lines.map(({ path }) => path).join('')
}
