import { BadMarketError } from './allocation-errors.ts'
import { type DayMarket, type Neighbours, neighboursIn } from './day-market.ts'

/** How the attention of a day is spread before it is cut into cards. */
export type SpreadAttention = {
  /** Attention each pair is given, in [0, 1]; order of the market's pairs. */
  readonly given: Float64Array
  /** Attention of each animal that is given to nobody. */
  readonly kept: Float64Array
  readonly rounds: number
  /** Largest share of an animal's room by which its sum was off at the end. */
  readonly error: number
}

export type SpreadSettings = {
  /**
   * What a difference in worth counts for: small values follow the worth and let only prices even things out, large
   * ones spread attention evenly whatever it is worth. In units of worth; from 0.01.
   */
  readonly temperature: number
}

/** Below this, e to the worth over the temperature leaves the range of a number. */
const LEAST_TEMPERATURE = 0.01

/** Sums are right to this share of an animal's room. */
const TOLERANCE = 1e-9

/**
 * Markets of a town settle in 20 to 250 rounds. A large one that has not settled is cut as it is then: after 200
 * rounds, sums of 10,000 x 10,000 are right to about half a percent, and more rounds change few cards.
 */
const MOST_ROUNDS = 500
const FEWEST_LAST_ROUND = 100
/** Looks at a pair in all rounds together: about ten seconds. */
const MOST_LOOKS = 2e8

/**
 * Matching with transferable utility after Choo and Siow: attention flows where it is worth most, but an animal that
 * everybody wants becomes dear until the wishes for it fit its room, so that attention goes on to others. Solved by
 * iterative proportional fitting: each animal in turn sets its own price so that its sums come out right.
 *
 * Two things differ from the literature. There are no two sides, so one vector takes the place of two; each step is
 * an exact coordinate step of the same convex dual problem, which is why it converges on any graph. And a pair is
 * shown at most once a day: with that bound, the optimum is the same product of prices, cut off at 1.
 *
 * For every animal: attention given + kept = room. Yields the share of the way done, roughly.
 *
 * @throws {BadMarketError} for a temperature below 0.01.
 * @see Choo & Siow (2006), "Who Marries Whom and Why", Journal of Political Economy 114(1)
 * @see Galichon & Salanié (2022), "Cupid's Invisible Hand", Review of Economic Studies 89(5) (the fitting)
 * @see Tomita, Togashi & Moriwaki (2022), "Matching Theory-based Recommender Systems in Online Dating", RecSys,
 * and Tomita, Togashi, Hashizume & Ohsaka (2023), "Fast and Examination-agnostic Reciprocal Recommendation in
 * Matching Markets", RecSys (the same model as a recommender)
 */
export function* spreadAttention(
  market: DayMarket,
  { temperature }: SpreadSettings,
): Generator<number, SpreadAttention> {
  if (!(temperature >= LEAST_TEMPERATURE)) throw new BadMarketError(`a temperature of ${temperature}`)
  const pull = market.worth.map(worth => Math.exp(worth / (2 * temperature)))
  const neighbours = neighboursIn(market)
  const level = Float64Array.from(market.room, room => (room > 0 ? 1 : 0))
  const looksARound = Math.max(1, neighbours.pair.length)
  const mostRounds = Math.min(MOST_ROUNDS, Math.max(FEWEST_LAST_ROUND, Math.floor(MOST_LOOKS / looksARound)))
  let rounds = 0
  let error = Number.POSITIVE_INFINITY
  while (rounds < mostRounds && error > TOLERANCE) {
    error = 0
    for (let animal = 0; animal < market.size; animal++) {
      error = Math.max(error, settle(animal, { room: market.room[animal] ?? 0, pull, level, neighbours }))
      if (animal % ANIMALS_A_STEP === 0) yield shareDone(error, rounds / mostRounds)
    }
    rounds++
  }
  const given = pull.map((strength, pair) => {
    const both = (level[market.first[pair] ?? 0] ?? 0) * (level[market.second[pair] ?? 0] ?? 0)
    return Math.min(1, strength * both)
  })
  return { given, kept: level.map(value => value * value), rounds, error }
}

/** Animals between two looks at the clock. */
const ANIMALS_A_STEP = 512

/** Errors fall by a factor a round, so their logarithm tells how far it still is. */
function shareDone(error: number, roundsUsed: number): number {
  const byError = error > 0 ? Math.log(Math.min(1, error)) / Math.log(TOLERANCE) : 0
  return Math.min(1, Math.max(byError, roundsUsed))
}

type Settling = {
  readonly room: number
  readonly pull: Float64Array
  readonly level: Float64Array
  readonly neighbours: Neighbours
}

/**
 * Sets one animal's level (the root of the attention it keeps) so that its sums are right, all others staying.
 * Pairs at their bound count 1; as the level only grows from the answer without bounds, a few passes find them all.
 *
 * @returns by which share of its room the sum was off before.
 */
function settle(animal: number, { room, pull, level, neighbours }: Settling): number {
  if (room === 0) return 0
  const before = level[animal] ?? 0
  let { free, strongest, sum } = pulls(animal, { before, at: 0, pull, level, neighbours })
  const error = Math.abs(before * before + sum - room) / room
  let bounded = 0
  let now = rootOf(free, room)
  while (strongest * now > 1) {
    const next = pulls(animal, { before, at: now, pull, level, neighbours })
    if (next.bounded === bounded) break
    ;({ bounded, free, strongest } = next)
    now = rootOf(free, room - bounded)
  }
  level[animal] = now
  return error
}

/** The positive x with x² + free·x = room, without cancellation. */
function rootOf(free: number, room: number): number {
  return (2 * room) / (free + Math.sqrt(free * free + 4 * room))
}

/** Sums over an animal's pairs: those free at level `at`, the strongest of these, and all as they were. */
function pulls(
  animal: number,
  { before, at, pull, level, neighbours }: Omit<Settling, 'room'> & { before: number; at: number },
) {
  const { start, other, pair } = neighbours
  let free = 0
  let strongest = 0
  let bounded = 0
  let sum = 0
  const end = start[animal + 1] ?? 0
  for (let k = start[animal] ?? 0; k < end; k++) {
    const strength = (pull[pair[k] ?? 0] ?? 0) * (level[other[k] ?? 0] ?? 0)
    sum += Math.min(1, strength * before)
    if (strength * at >= 1) {
      bounded++
      continue
    }
    free += strength
    if (strength > strongest) strongest = strength
  }
  return { free, strongest, bounded, sum }
}
