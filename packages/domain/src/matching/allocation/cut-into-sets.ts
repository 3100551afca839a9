import { type DayMarket, mixed } from './day-market.ts'
import { sortedSteps } from './sorted-steps.ts'

/** Which pairs are shown: both animals of a chosen pair see one another. */
export type DaySets = {
  /** 1 for every pair that is shown; order of the market's pairs. */
  readonly chosen: Uint8Array
  /** How many cards each animal got; never more than its room. */
  readonly cards: Uint16Array
}

/**
 * Cuts a spread into whole cards: pairs in the order of what they were given, each taken while both still have room.
 * Nothing is left over: no pair remains whose animals both have room. The same seed gives the same sets; ties are
 * broken by the animals' names and the seed, never by their place in a list.
 *
 * @param order - what each pair was given; for the greedy baseline, what it is worth.
 * @see Mestre (2006), "Greedy in Approximation Algorithms", ESA: cutting in this order reaches at least half of the
 * best possible sum.
 */
export function cutIntoSets(market: DayMarket, order: Float64Array, seed: number): DaySets {
  const steps = cutSteps(market, order, seed)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The same step by step: yields the share done, roughly. */
export function* cutSteps(
  { size, room, key, first, second }: DayMarket,
  order: Float64Array,
  seed: number,
): Generator<number, DaySets> {
  const tie = Float64Array.from(first, (one, pair) => tieOf(key[one] ?? 0, key[second[pair] ?? 0] ?? 0, seed))
  const queue = yield* sortedSteps(
    order.length,
    (one, other) =>
      (order[other] ?? 0) - (order[one] ?? 0) || (tie[one] ?? 0) - (tie[other] ?? 0) || one - other,
  )
  const chosen = new Uint8Array(order.length)
  const cards = new Uint16Array(size)
  for (const pair of queue) {
    const one = first[pair] ?? 0
    const other = second[pair] ?? 0
    const oneHas = cards[one] ?? 0
    const otherHas = cards[other] ?? 0
    if (oneHas >= (room[one] ?? 0) || otherHas >= (room[other] ?? 0)) continue
    chosen[pair] = 1
    cards[one] = oneHas + 1
    cards[other] = otherHas + 1
  }
  return { chosen, cards }
}

/** The same for a pair whichever way round it stands. */
function tieOf(oneKey: number, otherKey: number, seed: number): number {
  const low = Math.min(oneKey, otherKey)
  const high = Math.max(oneKey, otherKey)
  return mixed(mixed(low ^ seed) + high)
}
