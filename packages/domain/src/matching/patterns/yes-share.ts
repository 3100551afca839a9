import type { TasteEvent } from '../learning/index.ts'
import type { BehaviourPattern, YesShare } from './behaviour-pattern.ts'

/** Fewer answers than this on either side, and it is "not enough yet". */
export const ENOUGH_ANSWERS = 5

/** Half-width of an 80 % interval, in standard deviations. */
const EIGHTY_PERCENT = 1.2816

/** Standard deviations between two shares from which they are called different, and leaning so: 95 % and 80 %. */
const CLEAR = 1.96
const LEANING = EIGHTY_PERCENT

/**
 * Counts the yes answers, with Wilson's 80 % interval; "unsure" is no answer.
 *
 * @see Wilson (1927), "Probable Inference, the Law of Succession, and Statistical Inference"
 */
export function yesShareOf(events: readonly TasteEvent[]): YesShare {
  const told = events.filter(({ said }) => said !== 'unsure')
  return shareOf(told.filter(({ said }) => said === 'yes').length, told.length)
}

/** The same from counts. */
export function shareOf(yes: number, total: number): YesShare {
  if (total === 0) return { yes, total, low: 0, high: 1 }
  const z2 = EIGHTY_PERCENT ** 2
  const centre = (yes + z2 / 2) / (total + z2)
  const half = (EIGHTY_PERCENT / (total + z2)) * Math.sqrt((yes * (total - yes)) / total + z2 / 4)
  return { yes, total, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/** How many standard deviations the first share lies above the second, both with one yes and one no added. */
export function standardDistance(one: YesShare, other: YesShare): number {
  const [a, b] = [one, other].map(({ yes, total }) => {
    const mean = (yes + 1) / (total + 2)
    return { mean, variance: (mean * (1 - mean)) / (total + 3) }
  })
  if (a === undefined || b === undefined) return 0
  return (a.mean - b.mean) / Math.sqrt(a.variance + b.variance)
}

/** The word for how well two shares are told apart. */
export function certaintyOf(one: YesShare, other: YesShare): BehaviourPattern['certainty'] {
  if (one.total < ENOUGH_ANSWERS || other.total < ENOUGH_ANSWERS) return 'not-enough-yet'
  const distance = Math.abs(standardDistance(one, other))
  if (distance >= CLEAR) return 'clear'
  return distance >= LEANING ? 'leaning' : 'no-difference'
}
