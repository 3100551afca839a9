import { allocationSteps } from '../allocation/allocate-day.ts'
import { cutIntoSets } from '../allocation/cut-into-sets.ts'
import { type DayMarket, hashOf } from '../allocation/day-market.ts'
import { probabilityOf } from '../pair-score.ts'
import type { PlantedMarket } from './planted-market.ts'

/** Ways to decide who is shown to whom, from the plainest to ours. */
export const POLICIES = ['popularity', 'one-sided', 'product', 'harmonic', 'greedy-sets', 'tu'] as const
export type Policy = (typeof POLICIES)[number]

/** What an allocator may know on one day; the truth is not in it. */
export type PolicyDay = {
  readonly market: PlantedMarket
  /** Estimated chances of a yes, in the order of `logOdds`. */
  readonly estimate: Float64Array
  /** 1 where a yes or no may still be asked, in the order of `logOdds`: both are there, not yet answered. */
  readonly open: Uint8Array
  /** Cards a day. */
  readonly room: number
  readonly day: number
}

/** Shows animals on one day. @returns 1 for every direction in which one is shown the other. */
export function show(policy: Policy, day: PolicyDay): Uint8Array {
  if (policy === 'greedy-sets' || policy === 'tu') return showSets(policy, day)
  return showLists(day, scoresOf(policy, day))
}

function scoresOf(policy: Exclude<Policy, 'greedy-sets' | 'tu'>, { market, estimate }: PolicyDay) {
  if (policy === 'one-sided') return estimate
  if (policy === 'popularity') return popularity(market, estimate)
  return estimate.map((own, way) => {
    const other = estimate[way ^ 1] ?? 0
    return policy === 'product' ? own * other : (2 * own * other) / (own + other)
  })
}

/** The mean of what everybody thinks of an animal, the same for all who look. */
function popularity({ plan, first, second }: PlantedMarket, estimate: Float64Array): Float64Array {
  const sum = new Float64Array(plan.animals)
  const count = new Float64Array(plan.animals)
  const seenAt = (way: number) => (way % 2 === 0 ? second[way >> 1] : first[way >> 1]) ?? 0
  estimate.forEach((chance, way) => {
    const seen = seenAt(way)
    sum[seen] = (sum[seen] ?? 0) + chance
    count[seen] = (count[seen] ?? 0) + 1
  })
  return estimate.map((_, way) => (sum[seenAt(way)] ?? 0) / (count[seenAt(way)] ?? 1))
}

/** Everybody gets the best of their own list, whoever else gets the same. */
function showLists({ market, open, room }: PolicyDay, score: Float64Array): Uint8Array {
  const lists = Array.from({ length: market.plan.animals }, (): number[] => [])
  open.forEach((isOpen, way) => {
    if (isOpen === 1)
      lists[(way % 2 === 0 ? market.first[way >> 1] : market.second[way >> 1]) ?? 0]?.push(way)
  })
  const shown = new Uint8Array(open.length)
  for (const list of lists) {
    list.sort((one, other) => (score[other] ?? 0) - (score[one] ?? 0) || one - other)
    for (const way of list.slice(0, room)) shown[way] = 1
  }
  return shown
}

/** Sets for everyone at once: a chosen pair is shown both ways. */
function showSets(
  policy: 'greedy-sets' | 'tu',
  { market, estimate, open, room, day }: PolicyDay,
): Uint8Array {
  const pairs = Uint32Array.from(market.first.keys()).filter(pair => open[2 * pair] === 1)
  const dayMarket: DayMarket = {
    size: market.plan.animals,
    room: new Uint16Array(market.plan.animals).fill(room),
    key: Uint32Array.from({ length: market.plan.animals }, (_, animal) => hashOf(String(animal))),
    first: pairs.map(pair => market.first[pair] ?? 0),
    second: pairs.map(pair => market.second[pair] ?? 0),
    worth: Float64Array.from(pairs, pair => (estimate[2 * pair] ?? 0) * (estimate[2 * pair + 1] ?? 0)),
  }
  const seed = market.plan.seed + day
  const { chosen } =
    policy === 'tu'
      ? finished(allocationSteps(dayMarket, { seed }))
      : cutIntoSets(dayMarket, dayMarket.worth, seed)
  const shown = new Uint8Array(open.length)
  pairs.forEach((pair, at) => {
    if (chosen[at] === 1) shown.fill(1, 2 * pair, 2 * pair + 2)
  })
  return shown
}

function finished<Result>(steps: Generator<number, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Estimated chances: the truth, wrong by noise in log-odds. */
export function estimatesAt(market: PlantedMarket, noise: number): Float64Array {
  return market.logOdds.map((truth, way) => probabilityOf(truth + noise * (market.error[way] ?? 0)))
}
