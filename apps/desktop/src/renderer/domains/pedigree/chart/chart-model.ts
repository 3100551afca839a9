import type { Ancestry, ChartAnimal } from './ancestry.ts'
import { type ChartLayout, layOutChart, linesTo, placesOf } from './chart-layout.ts'
import type { CommonAncestor } from './common-ancestors.ts'

/** As many common ancestors have a colour of their own; eyes tell no more apart. */
export const MOST_MARKS = 8

/** A common ancestor with its number and colour in the chart. */
export type MarkedAncestor = CommonAncestor & {
  /** 1 to `MOST_MARKS`; the theme's colour `--pm-kin-<mark>`. */
  readonly mark: number
  readonly animal: ChartAnimal
  /** Ancestor numbers of its places in the chart; empty when all lie beyond the drawn generations. */
  readonly places: readonly number[]
  /** Ancestor numbers on the lines from those places down to the animal. */
  readonly lines: ReadonlySet<number>
}

/** Everything of a chart that does not hang on a window. */
export type ChartModel = {
  readonly ancestry: Ancestry
  readonly layout: ChartLayout
  readonly marked: readonly MarkedAncestor[]
  readonly markOf: ReadonlyMap<number, number>
  /** What common ancestors without a colour add together. */
  readonly others: { readonly count: number; readonly contribution: number }
}

/** Common ancestors, largest part first; those of a chart are the same however many generations it draws. */
export function chartModel(
  ancestry: Ancestry,
  common: readonly CommonAncestor[],
  generations: number,
): ChartModel {
  const layout = layOutChart(ancestry, generations)
  const marked = common.slice(0, MOST_MARKS).flatMap((ancestor, index): MarkedAncestor[] => {
    const animal = ancestry.animals.get(ancestor.animalId)
    if (animal === undefined) return []
    const places = placesOf(layout, ancestor.animalId)
    return [{ ...ancestor, mark: index + 1, animal, places, lines: linesTo(places) }]
  })
  const rest = common.slice(MOST_MARKS)
  return {
    ancestry,
    layout,
    marked,
    markOf: new Map(marked.map(({ animalId, mark }) => [animalId, mark])),
    others: { count: rest.length, contribution: sumOf(rest) },
  }
}

/** @returns the parts added up, a coefficient in [0, 1]. */
export function sumOf(common: readonly CommonAncestor[]): number {
  return common.reduce((sum, { contribution }) => sum + contribution, 0)
}
