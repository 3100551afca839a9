import { seededRandom } from '../generated-neighbourhood.ts'

/** What a made-up market looks like. */
export type MarketPlan = {
  readonly seed: number
  /** Animals that are there at some time. */
  readonly animals: number
  readonly days: number
  /** How unequally liked the animals are: standard deviation of their attractiveness, in log-odds. */
  readonly skew: number
}

/**
 * A made-up market whose truth is known because it was planted: towns of unequal size, some nearly empty, animals
 * that arrive and leave, some liked by many, tastes of their own, and pairs that hard rules keep apart. SYNTHETIC:
 * figures from it compare ways to allocate and say nothing about people.
 */
export type PlantedMarket = {
  readonly plan: MarketPlan
  readonly town: Uint8Array
  readonly arrives: Uint16Array
  /** First day on which the animal is gone. */
  readonly leaves: Uint16Array
  /** Pairs that the hard rules allow; `first < second`. */
  readonly first: Uint32Array
  readonly second: Uint32Array
  /** True log-odds of a yes: at `2k` of the first of pair `k` to the second, at `2k + 1` the other way round. */
  readonly logOdds: Float64Array
  /** Standard normal errors in the same order; times the noise level, they are what an estimate is wrong by. */
  readonly error: Float64Array
  /** Pairs of one town that a hard rule forbids, as `low * animals + high`: for checking, nobody else may look. */
  readonly forbidden: ReadonlySet<number>
}

/** Share of all animals in each town; the rest live in places of one to three animals. */
const TOWN_SHARES = [0.45, 0.25, 0.15, 0.08, 0.04] as const

/** Log-odds that a stranger of average looks is liked: one in five. */
const USUAL_LOG_ODDS = -1.4

/** How far tastes differ, in log-odds. */
const TASTE = 0.8

/** Share of animals that are there from the first day. */
const THERE_AT_FIRST = 0.7

/** Chance to leave on any day: about half stay for a month. */
const LEAVING = 0.02

/** Share of pairs that a hard rule keeps apart for reasons of their own (wishes, blocks, kinship). */
const FORBIDDEN = 0.15

/** Plants a market; the same plan gives the same market. */
export function plantMarket(plan: MarketPlan): PlantedMarket {
  const random = seededRandom(plan.seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const town = Uint8Array.from({ length: plan.animals }, () => townOf(random(), random()))
  const isCat = Uint8Array.from(town, () => (random() < 0.3 ? 1 : 0))
  const arrives = Uint16Array.from(town, () =>
    random() < THERE_AT_FIRST ? 0 : Math.floor(random() * plan.days),
  )
  const leaves = arrives.map(day => {
    let last = day + 1
    while (last < plan.days && random() >= LEAVING) last++
    return last
  })
  const looks = Float64Array.from(town, () => plan.skew * normal())
  const pairs: number[] = []
  const forbidden = new Set<number>()
  for (let low = 0; low < plan.animals; low++) {
    for (let high = low + 1; high < plan.animals; high++) {
      if (town[low] !== town[high]) continue
      if (random() < FORBIDDEN || isCat[low] !== isCat[high]) forbidden.add(low * plan.animals + high)
      else pairs.push(low, high)
    }
  }
  const first = Uint32Array.from({ length: pairs.length / 2 }, (_, k) => pairs[2 * k] ?? 0)
  const second = Uint32Array.from({ length: pairs.length / 2 }, (_, k) => pairs[2 * k + 1] ?? 0)
  const logOdds = Float64Array.from({ length: pairs.length }, (_, way) => {
    const seen = way % 2 === 0 ? second[way / 2] : first[(way - 1) / 2]
    return USUAL_LOG_ODDS + (looks[seen ?? 0] ?? 0) + TASTE * normal()
  })
  const error = logOdds.map(() => normal())
  return { plan, town, arrives, leaves, first, second, logOdds, error, forbidden }
}

function townOf(where: number, which: number): number {
  let below = 0
  for (const [town, share] of TOWN_SHARES.entries()) {
    below += share
    if (where < below) return town
  }
  // So many hamlets that most hold one to three animals.
  return TOWN_SHARES.length + Math.floor(which * HAMLETS)
}

const HAMLETS = 24
