import { probabilityOf } from '../pair-score.ts'
import { gini } from './gini.ts'
import { type MarketPlan, type PlantedMarket, plantMarket } from './planted-market.ts'
import { estimatesAt, POLICIES, type Policy, show } from './policies.ts'

/** What one way to allocate did to one market. SYNTHETIC. */
export type PolicyOutcome = {
  readonly policy: Policy
  /** Pairs that both see one another and, by the planted truth, both say yes: the expected number. */
  readonly expectedMatches: number
  /** Gini of how often animals are shown for each day they are there; 0 is even. */
  readonly giniOfAttention: number
  /** Gini of the expected matches of each animal for each day it is there. */
  readonly giniOfMatches: number
  /** Share of animals with anyone near that are shown to fewer than {@link FEW_VIEWS} owners a day. */
  readonly underServed: number
  /** Share of showings that are seen from the other side as well, sooner or later. */
  readonly seenBack: number
}

/** Everything at one level of noise, in the order of {@link POLICIES}. */
export type NoiseLevel = { readonly noise: number; readonly outcomes: readonly PolicyOutcome[] }

/** A simulation, with what it was made from. */
export type Simulation = {
  readonly synthetic: true
  readonly plan: MarketPlan
  readonly room: number
  /** Animals that no rule and no distance keeps from everyone. */
  readonly reachable: number
  /** Animals with nobody near: no allocation can help these. */
  readonly alone: number
  readonly allowedPairs: number
  readonly levels: readonly NoiseLevel[]
}

/** Shown to fewer owners a day than this is under-served. */
const FEW_VIEWS = 1

/** What to simulate. */
export type SimulationQuestion = MarketPlan & {
  /** Cards a day. */
  readonly room: number
  /** Levels of noise in the estimates, in log-odds. */
  readonly noises: readonly number[]
}

/**
 * Plants a market and lets every policy run through the same days, with the same estimates. An animal is shown to an
 * owner once; a pair can match from the day both have seen one another, if both are still there.
 */
export function simulateMarket({ room, noises, ...plan }: SimulationQuestion): Simulation {
  const market = plantMarket(plan)
  const near = hasSomeoneNear(market)
  const reachable = near.reduce((sum, isNear) => sum + isNear, 0)
  return {
    synthetic: true,
    plan,
    room,
    reachable,
    alone: plan.animals - reachable,
    allowedPairs: market.first.length,
    levels: noises.map(noise => {
      const estimate = estimatesAt(market, noise)
      const outcomes = POLICIES.map(policy => measure(policy, { market, estimate, room, near }))
      return { noise, outcomes }
    }),
  }
}

/** 1 for animals that some day share with at least one other they may meet. */
function hasSomeoneNear({ plan, arrives, leaves, first, second }: PlantedMarket): Uint8Array {
  const near = new Uint8Array(plan.animals)
  first.forEach((one, pair) => {
    const other = second[pair] ?? 0
    const from = Math.max(arrives[one] ?? 0, arrives[other] ?? 0)
    if (from < Math.min(leaves[one] ?? 0, leaves[other] ?? 0))
      near.fill(1, one, one + 1).fill(1, other, other + 1)
  })
  return near
}

type Run = {
  readonly market: PlantedMarket
  readonly estimate: Float64Array
  readonly room: number
  readonly near: Uint8Array
}

function measure(policy: Policy, run: Run): PolicyOutcome {
  const { market, near } = run
  const tally = tallyOf(market, playDays(policy, run))
  const aDay = (counts: Float64Array) =>
    counts
      .map((count, animal) => count / ((market.leaves[animal] ?? 0) - (market.arrives[animal] ?? 0)))
      .filter((_, animal) => near[animal] === 1)
  const views = aDay(tally.views)
  return {
    policy,
    expectedMatches: tally.matches.reduce((sum, matches) => sum + matches, 0) / 2,
    giniOfAttention: gini(views),
    giniOfMatches: gini(aDay(tally.matches)),
    underServed:
      views.reduce((sum, count) => sum + (count < FEW_VIEWS ? 1 : 0), 0) / Math.max(1, views.length),
    seenBack: tally.seenBack / Math.max(1, tally.showings),
  }
}

/** How often each animal was shown, and the matches it can expect; and how many showings came back. */
function tallyOf({ plan, first, second, logOdds }: PlantedMarket, seen: Uint8Array) {
  const views = new Float64Array(plan.animals)
  const matches = new Float64Array(plan.animals)
  let showings = 0
  let seenBack = 0
  for (let pair = 0; pair < first.length; pair++) {
    const there = seen[2 * pair] ?? 0
    const back = seen[2 * pair + 1] ?? 0
    const [one, other] = [first[pair] ?? 0, second[pair] ?? 0]
    views[other] = (views[other] ?? 0) + there
    views[one] = (views[one] ?? 0) + back
    showings += there + back
    if (there + back < 2) continue
    seenBack += 2
    const both = probabilityOf(logOdds[2 * pair] ?? 0) * probabilityOf(logOdds[2 * pair + 1] ?? 0)
    matches[one] = (matches[one] ?? 0) + both
    matches[other] = (matches[other] ?? 0) + both
  }
  return { views, matches, showings, seenBack }
}

/** Runs through the days. @returns 1 for every direction in which one has seen the other. */
function playDays(policy: Policy, { market, estimate, room }: Run): Uint8Array {
  const seen = new Uint8Array(market.logOdds.length)
  for (let day = 0; day < market.plan.days; day++) {
    const open = seen.map((isSeen, way) => {
      const pair = way >> 1
      const bothThere =
        isThere(market, market.first[pair] ?? 0, day) && isThere(market, market.second[pair] ?? 0, day)
      return isSeen === 0 && bothThere ? 1 : 0
    })
    const shown = show(policy, { market, estimate, open, room, day })
    shown.forEach((isShown, way) => {
      if (isShown === 1) seen[way] = 1
    })
  }
  return seen
}

function isThere({ arrives, leaves }: PlantedMarket, animal: number, day: number): boolean {
  return (arrives[animal] ?? 0) <= day && day < (leaves[animal] ?? 0)
}
