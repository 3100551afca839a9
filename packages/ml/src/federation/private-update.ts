import { clipped, noiseOfOne } from '@pawfect/domain/pets/learning'

/** Random numbers of a normal distribution with variance 1. */
export type NormalSource = () => number

/** Normal numbers from the operating system's randomness (Box and Muller). */
export const secureNormal: NormalSource = () => {
  const [first = 0, second = 0] = crypto.getRandomValues(new Uint32Array(2))
  return Math.sqrt(-2 * Math.log((first + 1) / 2 ** 32)) * Math.cos((2 * Math.PI * second) / 2 ** 32)
}

/**
 * An update as it may leave this machine, under its masks: cut to the clip length and covered by this owner's
 * share of the noise.
 *
 * @see Dwork & Roth (2014), "The Algorithmic Foundations of Differential Privacy", appendix A
 */
export function privateUpdate(update: readonly number[], normal: NormalSource = secureNormal): number[] {
  const deviation = noiseOfOne()
  return clipped(update).map(value => value + deviation * normal())
}
