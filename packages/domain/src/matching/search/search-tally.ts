import type { PetId } from '../../pets/index.ts'
import { squaredChordOfSurfaceKm, surfaceKmOfSquaredChord } from '../great-circle-distance.ts'
import { isVisibleTo, judgePet } from './judge-pet.ts'
import type { SearchPlan } from './search-plan.ts'
import { FILTER_IDS, type FilterId, LEFT_OUT_RULES, type LeftOutRule } from './search-query.ts'
import type { SearchablePet } from './searchable-pet.ts'

/** Kilometres a distance is offered to grow by. */
export const FURTHER_KM = [5, 10, 25, 50, 100, 250] as const

/** No distance that is asked for is longer. */
const FURTHEST_KM = 20_000

/** What a search counted, exactly; every adapter answers the same. */
export type SearchTally = {
  /** Animals found. */
  readonly total: number
  /** The nearest of them; those without a place come last, equals by id. */
  readonly page: readonly { readonly petId: PetId; readonly distanceKm: number | null }[]
  /** Animals that fit every filter, before the other side is asked: `total` plus everything in `leftOut`. */
  readonly fitting: number
  /** In the order of `LEFT_OUT_RULES`; none is 0. */
  readonly leftOut: readonly { readonly rule: LeftOutRule; readonly count: number }[]
  /**
   * Animals nothing leaves out that fail exactly this filter; in the order of `FILTER_IDS`, none is 0. Where nobody is
   * found and nobody fails a single one, those that fail exactly these two.
   */
  readonly failing: readonly { readonly filters: readonly FilterId[]; readonly count: number }[]
  /** Animals that fail the distance alone and live within about that many km more: one for each of
   * `FURTHER_KM`, to a whole number of km. */
  readonly further: readonly number[]
}

/**
 * The distances up to which the own one is offered to grow, in whole km, as somebody would say them; empty when no
 * distance is asked.
 */
export function furtherKm({ filters }: SearchPlan): number[] {
  const distance = filters.find(filter => filter.id === 'distance')
  if (distance?.id !== 'distance') return []
  return FURTHER_KM.map(km => Math.min(FURTHEST_KM, Math.round(distance.km + km)))
}

/** {@link furtherKm} as squared chords. */
export function furtherSquaredChords(plan: SearchPlan): number[] {
  return furtherKm(plan).map(squaredChordOfSurfaceKm)
}

/** Searches the slow, obvious way, one animal after the other: the definition the adapters are held to. */
export function searchByHand(pets: Iterable<SearchablePet>, plan: SearchPlan): SearchTally {
  const leftOut = new Map<LeftOutRule, number>()
  const failing = new Map<string, { filters: FilterId[]; count: number }>()
  const chords = furtherSquaredChords(plan)
  const further = FURTHER_KM.map(() => 0)
  const found: { petId: PetId; squaredChord: number | null }[] = []
  for (const pet of pets) {
    if (!isVisibleTo(plan, pet)) continue
    const { failed, leftOutBy, squaredChord } = judgePet(plan, pet)
    if (leftOutBy !== null) {
      if (failed.length === 0) leftOut.set(leftOutBy, (leftOut.get(leftOutBy) ?? 0) + 1)
      continue
    }
    if (failed.length === 0) found.push({ petId: pet.petId, squaredChord })
    else if (failed.length <= 2) {
      const filters = FILTER_IDS.filter(id => failed.includes(id))
      const known = failing.get(filters.join()) ?? { filters, count: 0 }
      failing.set(filters.join(), { filters, count: known.count + 1 })
    }
    if (failed.join() === 'distance' && squaredChord !== null)
      for (const [at, chord] of chords.entries())
        if (squaredChord <= chord) further[at] = (further[at] ?? 0) + 1
  }
  const needsPairs = found.length === 0 && ![...failing.values()].some(({ filters }) => filters.length === 1)
  const counted = [...failing.values()].filter(({ filters }) => needsPairs || filters.length === 1)
  return tallyOf({ plan, found, leftOut, failing: counted, further })
}

/** Counts as adapters have them, to be put into the order a tally has. */
export type RawTally = {
  readonly plan: SearchPlan
  /** All found, or at least the nearest `limit` of them together with `total`. */
  readonly found: readonly { readonly petId: PetId; readonly squaredChord: number | null }[]
  readonly total?: number
  readonly leftOut: ReadonlyMap<LeftOutRule, number>
  readonly failing: readonly { readonly filters: readonly FilterId[]; readonly count: number }[]
  readonly further: readonly number[]
}

/** Puts counts into the order a tally has. */
export function tallyOf({
  plan,
  found,
  leftOut,
  failing,
  further,
  total = found.length,
}: RawTally): SearchTally {
  const counted = LEFT_OUT_RULES.flatMap(rule => {
    const count = leftOut.get(rule) ?? 0
    return count === 0 ? [] : [{ rule, count }]
  })
  return {
    total,
    page: found
      .toSorted(byNearness)
      .slice(0, plan.limit)
      .map(({ petId, squaredChord }) => ({
        petId,
        distanceKm: squaredChord === null ? null : surfaceKmOfSquaredChord(squaredChord),
      })),
    fitting: counted.reduce((sum, { count }) => sum + count, total),
    leftOut: counted,
    failing: failing.toSorted((one, two) => orderOf(one.filters) - orderOf(two.filters)),
    further,
  }
}

/** Singles before pairs, then as filters are ordered. */
function orderOf(filters: readonly FilterId[]): number {
  const [first = 'species', second] = filters
  const at = FILTER_IDS.indexOf(first)
  return second === undefined ? at : (at + 1) * FILTER_IDS.length + FILTER_IDS.indexOf(second)
}

type Found = RawTally['found'][number]

/** The nearest first; an unknown distance is the furthest. */
export function byNearness(one: Found, two: Found): number {
  const [near, far] = [
    one.squaredChord ?? Number.POSITIVE_INFINITY,
    two.squaredChord ?? Number.POSITIVE_INFINITY,
  ]
  if (near !== far) return near < far ? -1 : 1
  return one.petId < two.petId ? -1 : 1
}
