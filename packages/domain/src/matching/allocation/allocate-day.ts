import { runInSlices } from '../../pedigree/exchange/run-in-slices.ts'
import { cutSteps, type DaySets } from './cut-into-sets.ts'
import type { DayMarket } from './day-market.ts'
import { spreadAttention } from './spread-attention.ts'

/**
 * Chosen on the synthetic markets of `pawfect match simulate`: 0.01 to 0.04 gave the most expected matches without
 * noise and differed by less than 1 % with it; 0.01 needs up to ten times the rounds.
 */
const USUAL_TEMPERATURE = 0.02

export type AllocationOptions = {
  /** The same seed and market give the same sets. */
  readonly seed: number
  readonly temperature?: number
  readonly signal?: AbortSignal
  /** Called now and then with the share done, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** The sets of a day and how they came about. */
export type Allocation = DaySets & { readonly rounds: number; readonly error: number }

/**
 * A day's sets for everyone at once. Attention is spread by {@link spreadAttention}, then cut into cards by
 * `cutIntoSets`: nobody gets more cards than there is room for, only listed pairs are shown, and whoever sees an
 * animal is seen by it.
 * Does not hold the thread: others get their turn every 30 ms.
 *
 * @throws {BadMarketError} for a temperature below 0.01.
 * @throws the signal's reason when it aborts; nothing is kept then.
 */
export function allocateDay(
  market: DayMarket,
  { signal, onProgress, ...choices }: AllocationOptions,
): Promise<Allocation> {
  return runInSlices(allocationSteps(market, choices), {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  })
}

/** The same step by step: yields the share done, returns the sets. */
export function* allocationSteps(
  market: DayMarket,
  { seed, temperature = USUAL_TEMPERATURE }: Pick<AllocationOptions, 'seed' | 'temperature'>,
): Generator<number, Allocation> {
  const { given, rounds, error } = yield* spreadAttention(market, { temperature })
  const order = given.map(share => Math.round(share * TELLING_APART))
  return { ...(yield* cutSteps(market, order, seed)), rounds, error }
}

/** Differences below a millionth of a showing are where the fitting stopped, not who deserves it. */
const TELLING_APART = 1e6
