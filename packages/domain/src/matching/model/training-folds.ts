import { seededRandom } from '../generated-neighbourhood.ts'

/** Folds within training: enough that each model of a fold is nearly the final one. */
const FOLDS = 5

/**
 * Which fold each event is held out in, so that nobody's decisions are on both sides of a cut: whole markets go
 * together, or whole choosers where there is but one market.
 *
 * @param seed - the same seed and names give the same folds, in whatever order the events come.
 */
export function foldsOf(
  events: readonly { readonly market: string; readonly chooserId: string }[],
  seed: number,
): number[] {
  const markets = [...new Set(events.map(({ market }) => market))]
  const names =
    markets.length > 1 ? events.map(({ market }) => market) : events.map(({ chooserId }) => chooserId)
  const foldOf = new Map(shuffled([...new Set(names)].sort(), seed).map((name, i) => [name, i % FOLDS]))
  return names.map(name => foldOf.get(name) ?? 0)
}

/** The same values in an order drawn from the seed (Fisher and Yates). */
export function shuffled<Value>(values: readonly Value[], seed: number): Value[] {
  const random = seededRandom(seed)
  const order = values.map(value => ({ value, place: random() }))
  return order.sort((one, two) => one.place - two.place).map(({ value }) => value)
}
