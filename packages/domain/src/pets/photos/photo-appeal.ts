/** What became of showing one photo first. Aggregated: nobody's single answer is in here. */
export type PhotoTally = {
  /** Viewers who decided while this photo came first. */
  readonly shown: number
  readonly liked: number
  /**
   * Likes to be expected of those very viewers whatever the photo: the sum of their own yes-rates. A photo
   * shown to picky owners is not blamed for them.
   */
  readonly expected: number
}

/**
 * How much a photo adds, as a Gamma distribution over a factor: 1 for as many likes as expected of those
 * viewers, 2 for twice as many.
 */
export type PhotoAppeal = { readonly shape: number; readonly rate: number }

/** Four expected likes' worth of doubt around 1: few photos double or halve what an animal is worth. */
const DOUBT = 4

/** How many expected likes one kind of viewer inherits from all others. */
const SHARED = 6

/**
 * The appeal of one photo to one kind of viewer, after what they and all others did: likes are Poisson
 * around appeal times expectation, the Gamma prior is conjugate, and other viewers count as part of the prior.
 */
export function appealOf(all: PhotoTally, kind: PhotoTally = all): PhotoAppeal {
  const shared = { shape: DOUBT + all.liked, rate: DOUBT + all.expected }
  if (kind === all) return shared
  const others = {
    shape: DOUBT + Math.max(0, all.liked - kind.liked),
    rate: DOUBT + Math.max(0, all.expected - kind.expected),
  }
  const weight = Math.min(1, SHARED / others.rate)
  return { shape: others.shape * weight + kind.liked, rate: others.rate * weight + kind.expected }
}

/** The most likely value in the long run. */
export function meanAppeal({ shape, rate }: PhotoAppeal): number {
  return shape / rate
}

/** How uncertain the logarithm of a Gamma variable is: its trigamma, by its asymptotic series. */
export function appealSpread({ shape }: PhotoAppeal): number {
  return Math.sqrt(1 / shape + 1 / (2 * shape ** 2) + 1 / (6 * shape ** 3))
}

/** Standard normal value above which one in twenty lies. */
const Z_95 = 1.6449

/**
 * The middle nine tenths of what the appeal may be, by Wilson and Hilferty's cube root.
 *
 * @see Wilson & Hilferty (1931), "The Distribution of Chi-Square"
 */
export function appealInterval({ shape, rate }: PhotoAppeal): {
  readonly low: number
  readonly high: number
} {
  const at = (z: number) =>
    (shape / rate) * Math.max(0, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3
  return { low: at(-Z_95), high: at(Z_95) }
}
