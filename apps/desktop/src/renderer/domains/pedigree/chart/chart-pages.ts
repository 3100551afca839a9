import type { Ancestry } from './ancestry.ts'
import { type ChartLayout, layOutChart } from './chart-layout.ts'
import { NAME_ROW_PX } from './chart-view.ts'

/** A4 across with margins of 10 mm, less the heading and the legend, in CSS pixels. */
export const SHEET = { width: 1044, height: 600 } as const

/** More makes names smaller than 4.5 points. */
const MOST_ENLARGED = 2.4

/** A page of a printed chart: one animal at its left, and those before it. */
export type ChartPage = {
  /** From 1 on. */
  readonly number: number
  /** Ancestor number, in the whole chart, of the animal at its left. */
  readonly head: number
  readonly headId: number
  /** How many generations before the head it shows. */
  readonly generations: number
  /** The page that shows the head for the first time; null for the first page. */
  readonly from: number | null
  /** Ancestor numbers, in the whole chart, of the places this page is the page of: all it shows but a repeated head. */
  readonly places: readonly number[]
  /** The page on which the line of a place goes on, by its ancestor number on this page. */
  readonly goesOn: ReadonlyMap<number, number>
}

/** How much larger than the paper a sheet is drawn, so that every box has room for its name. */
export function enlargementOf(layout: ChartLayout): number {
  return Math.max(1, (layout.rows * NAME_ROW_PX) / SHEET.height)
}

/**
 * Spreads a chart over as few pages as stay legible: a page for each branch that has no room on the one before.
 * What fits onto one page stays on one.
 *
 * @param generations - of ancestors, at least 1.
 */
export function chartPages(ancestry: Ancestry, generations: number): readonly ChartPage[] {
  const plan = planOf({ ancestry, known: new Map() }, { head: 1, headId: ancestry.rootId }, generations)
  const pages: ChartPage[] = []
  number(plan, null, pages)
  return pages.sort((a, b) => a.number - b.number)
}

type Branch = { readonly head: number; readonly headId: number }

type Plan = Branch & {
  readonly generations: number
  readonly layout: ChartLayout
  /** Branches that go on elsewhere, by the ancestor number of their head on this page. */
  readonly next: ReadonlyMap<number, Plan>
  readonly pages: number
}

type Planning = { readonly ancestry: Ancestry; readonly known: Map<number, Plan> }

function planOf(planning: Planning, branch: Branch, generations: number): Plan {
  const planned = planning.known.get(branch.head)
  if (planned !== undefined) return planned
  const whole = pageOf(planning, branch, { shown: generations, left: generations })
  const best =
    enlargementOf(whole.layout) <= MOST_ENLARGED ? whole : fewestPages(planning, branch, generations)
  planning.known.set(branch.head, best)
  return best
}

function fewestPages(planning: Planning, branch: Branch, generations: number): Plan {
  const plans = Array.from({ length: generations - 1 }, (_, index) => index + 1)
    .filter(shown => shown === 1 || isLegible(planning.ancestry, branch, shown))
    .map(shown => pageOf(planning, branch, { shown, left: generations }))
  // Of equally many pages, the one that shows most on the first.
  return plans.reduce((best, plan) => (plan.pages <= best.pages ? plan : best))
}

function isLegible({ animals }: Ancestry, { headId }: Branch, shown: number): boolean {
  return enlargementOf(layOutChart({ rootId: headId, animals }, shown)) <= MOST_ENLARGED
}

function pageOf(
  planning: Planning,
  branch: Branch,
  { shown, left }: { readonly shown: number; readonly left: number },
): Plan {
  const { animals } = planning.ancestry
  const layout = layOutChart({ rootId: branch.headId, animals }, shown)
  const next = new Map<number, Plan>()
  if (shown < left) {
    for (const { kekule, animalId, beyond } of layout.boxes) {
      if (beyond !== 'more' || animalId === null) continue
      const head = placeInChart(branch.head, kekule)
      next.set(kekule, planOf(planning, { head, headId: animalId }, left - shown))
    }
  }
  const pages = 1 + [...next.values()].reduce((sum, plan) => sum + plan.pages, 0)
  return { ...branch, generations: shown, layout, next, pages }
}

/** Numbers the pages as they are turned: a branch, then what it goes on to, then the branch below. */
function number(plan: Plan, from: number | null, pages: ChartPage[]): number {
  const own = pages.length + 1
  const { head, headId, generations, layout } = plan
  const goesOn = new Map<number, number>()
  const places = layout.boxes
    .filter(({ kekule }) => from === null || kekule !== 1)
    .map(({ kekule }) => placeInChart(head, kekule))
  pages.push({ number: own, head, headId, generations, from, places, goesOn })
  for (const [kekule, branch] of [...plan.next].sort(([a], [b]) => a - b))
    goesOn.set(kekule, number(branch, own, pages))
  return own
}

/** The ancestor number in the whole chart of a place that has another one on the page of `head`. */
export function placeInChart(head: number, kekule: number): number {
  const first = 2 ** Math.floor(Math.log2(kekule))
  return head * first + (kekule - first)
}
