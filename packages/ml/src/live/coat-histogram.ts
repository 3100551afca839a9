import type { Box, RgbImage } from '../photo/rgb-image.ts'

/** Steps of brightness and of each colour difference: coats differ mostly in how dark they are. */
const LUMA_BINS = 8
const CHROMA_BINS = 4
/** Colour differences beyond this, in levels, are rare in coats and count as this. */
const CHROMA_LIMIT = 48
/** The middle of a box is the animal; its corners are what it stands on. */
const MIDDLE = 0.62
/** A coat is known well enough from this many points a side. */
const POINTS = 24

/** Numbers a coat is described by. */
export const COAT_BINS = LUMA_BINS * CHROMA_BINS * CHROMA_BINS

/**
 * How often each colour occurs in the middle of a box: brightness and two colour differences (ITU-R BT.601) in coarse
 * steps, each point shared among its neighbours, so that a cloud before the sun changes little.
 *
 * @param box - in shares of the picture; what lies outside is left out.
 * @returns `COAT_BINS` shares that sum to 1, or to 0 where the box misses the picture.
 * @see Pérez et al. (2002), "Color-Based Probabilistic Tracking"
 */
export function coatHistogram(image: RgbImage, box: Box): number[] {
  const histogram = new Array<number>(COAT_BINS).fill(0)
  let counted = 0
  for (let row = 0; row < POINTS; row++) {
    for (let column = 0; column < POINTS; column++) {
      const across = ((column + 0.5) / POINTS) * 2 - 1
      const down = ((row + 0.5) / POINTS) * 2 - 1
      if (across ** 2 + down ** 2 > 1) continue
      const x = Math.floor((box.x + box.width * (0.5 + (across * MIDDLE) / 2)) * image.width)
      const y = Math.floor((box.y + box.height * (0.5 + (down * MIDDLE) / 2)) * image.height)
      if (x < 0 || y < 0 || x >= image.width || y >= image.height) continue
      count(histogram, image.data, (y * image.width + x) * 3)
      counted += 1
    }
  }
  return counted === 0 ? histogram : histogram.map(votes => votes / counted)
}

/**
 * How unlike two coats are.
 *
 * @returns 0 for the same colours in the same shares, 1 for none in common.
 * @see Comaniciu, Ramesh & Meer (2003), "Kernel-Based Object Tracking": the metric form of Bhattacharyya's coefficient
 */
export function coatDistance(one: readonly number[], other: readonly number[]): number {
  let alike = 0
  for (let bin = 0; bin < one.length; bin++) alike += Math.sqrt((one[bin] ?? 0) * (other[bin] ?? 0))
  return Math.sqrt(Math.max(0, 1 - alike))
}

/** Shares one point among the two nearest steps of each of its three numbers. */
function count(histogram: number[], data: Uint8Array, at: number): void {
  const red = data[at] as number
  const green = data[at + 1] as number
  const blue = data[at + 2] as number
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue
  const brightness = between(luma / 256, LUMA_BINS)
  const towardsBlue = between(chromaShare(0.564 * (blue - luma)), CHROMA_BINS)
  const towardsRed = between(chromaShare(0.713 * (red - luma)), CHROMA_BINS)
  for (const [step, weight] of brightness) {
    for (const [blueStep, blueWeight] of towardsBlue) {
      for (const [redStep, redWeight] of towardsRed) {
        const bin = (step * CHROMA_BINS + blueStep) * CHROMA_BINS + redStep
        histogram[bin] = (histogram[bin] as number) + weight * blueWeight * redWeight
      }
    }
  }
}

function chromaShare(difference: number): number {
  return Math.min(1, Math.max(0, (difference + CHROMA_LIMIT) / (2 * CHROMA_LIMIT)))
}

function between(share: number, bins: number): readonly (readonly [number, number])[] {
  const place = Math.min(bins - 1, Math.max(0, share * bins - 0.5))
  const lower = Math.floor(place)
  const beyond = place - lower
  return [
    [lower, 1 - beyond],
    [Math.min(bins - 1, lower + 1), beyond],
  ]
}
