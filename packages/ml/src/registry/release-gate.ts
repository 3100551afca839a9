import type { SliceFigures } from './model-release.ts'

/** A slice on which the new model is worse. `allowed` is how far chance alone may move the figure. */
export type GateFinding = {
  readonly slice: string
  readonly measure: string
  readonly released: number | null
  readonly candidate: number | null
  readonly allowed: number
}

/** Measures that are better when lower end in this. */
const LOWER_IS_BETTER = /Error$/

/**
 * Compares a new model with the released one, slice by slice. A slice may fall by one standard error of its
 * own share, and by one answer: less is within what another seed does. A slice that is gone is worse.
 *
 * @returns what stands against a release; empty lets it pass.
 */
export function gateFindings(
  released: readonly SliceFigures[],
  candidate: readonly SliceFigures[],
): GateFinding[] {
  const now = new Map(candidate.map(figures => [figures.slice, figures]))
  return released.flatMap(({ slice, answers, measures }) =>
    Object.entries(measures).flatMap(([measure, before]) => {
      const after = now.get(slice)?.measures[measure] ?? null
      const allowed = slack(before, Math.min(answers, now.get(slice)?.answers ?? 0))
      const loss = after === null ? Number.POSITIVE_INFINITY : lossOf(measure, before, after)
      return loss > allowed + 1e-9 ? [{ slice, measure, released: before, candidate: after, allowed }] : []
    }),
  )
}

/** A finding in words. */
export function gateSentence({ slice, measure, released, candidate, allowed }: GateFinding): string {
  const now = candidate === null ? 'is missing' : `is ${candidate.toFixed(3)}`
  return `${slice}: ${measure} ${now}, was ${released?.toFixed(3)} (${allowed.toFixed(3)} may be chance)`
}

function lossOf(measure: string, before: number, after: number): number {
  return LOWER_IS_BETTER.test(measure) ? after - before : before - after
}

function slack(share: number, answers: number): number {
  if (answers === 0) return 0
  const inside = Math.min(1, Math.max(0, share))
  return Math.max(1 / answers, Math.sqrt((inside * (1 - inside)) / answers))
}
