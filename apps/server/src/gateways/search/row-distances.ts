import type { SearchPlan } from '@pawfect/domain/matching/search'
import type { RowBlock } from './row-block.ts'
import { bitAt, PLANE, type SearchColumns } from './search-columns.ts'

/** Who lives too far away: for the own filter, and for the other side's. */
export type DistanceTest = (
  block: RowBlock,
  out: { readonly failed: Int32Array; readonly broken: Int32Array },
) => void

/** Tests both sides' distances at once; null without an own place, when nobody is near or too far for anyone. */
export function distanceTest({ planes, place, maxSquaredChord }: SearchColumns, plan: SearchPlan) {
  if (plan.ownPlace === null) return null
  const [x, y, z] = plan.ownPlace
  const filter = plan.filters.find(({ id }) => id === 'distance')
  const asked = filter?.id === 'distance'
  const most = asked ? filter.maxSquaredChord : Number.POSITIVE_INFINITY
  const { distanceCounts } = plan
  const test: DistanceTest = ({ alive, first, words }, { failed, broken }) => {
    for (let at = 0; at < words; at++) {
      const bits = alive[at] ?? 0
      const placed = planes[PLANE.hasPlace]?.[first + at] ?? 0
      const onScreenOnly = planes[PLANE.virtualOnly]?.[first + at] ?? 0
      let far = asked ? bits & ~placed : 0
      let farForThem = 0
      for (let rest = bits & placed; rest !== 0; rest &= rest - 1) {
        const at32 = 31 - Math.clz32(rest & -rest)
        const row = ((first + at) << 5) + at32
        // Added up in the order the definition adds, so that both round alike.
        const dx = x - (place[row * 3] ?? 0)
        const dy = y - (place[row * 3 + 1] ?? 0)
        const dz = z - (place[row * 3 + 2] ?? 0)
        const squaredChord = dx * dx + dy * dy + dz * dz
        far |= Number(squaredChord > most) << at32
        farForThem |= Number(squaredChord > (maxSquaredChord[row] ?? 0)) << at32
      }
      failed[at] = far
      broken[at] = distanceCounts ? farForThem & ~onScreenOnly : 0
    }
  }
  return test
}

/** Squared chord from the own place to a row's; -1 when either is unknown. */
export function squaredChordTo(
  { place, planes }: SearchColumns,
  { ownPlace }: SearchPlan,
): (row: number) => number {
  if (ownPlace === null) return () => -1
  const [x, y, z] = ownPlace
  return row => {
    if (bitAt(planes[PLANE.hasPlace], row) === 0) return -1
    const dx = x - (place[row * 3] ?? 0)
    const dy = y - (place[row * 3 + 1] ?? 0)
    const dz = z - (place[row * 3 + 2] ?? 0)
    return dx * dx + dy * dy + dz * dz
  }
}
