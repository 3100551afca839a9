import { type RgbImage, WHOLE } from '../photo/rgb-image.ts'
import { greyPatch } from './grey-patch.ts'

/** Lines are looked for on a square copy this large; angles are taken in the picture's own shape. */
const SIDE_PX = 320
/** Half-degree bins over a quarter turn: a horizon and a door frame vote for the same tilt. */
const BINS = 180
const BIN_DEG = 90 / BINS
/** Beyond this a slanted line is more likely a slanted thing. */
const LARGEST_DEG = 20
/** Below this nobody sees it. */
const SMALLEST_DEG = 1.5
/** How far the best angle must stand out from the mean of all. Chosen on real photos turned on purpose. */
const STANDS_OUT = 2.1
/** Weak edges are fur and noise, in grey levels a pixel. */
const EDGE_LEVELS = 18

/**
 * How far a photo is turned, by the direction most of its strong edges agree on.
 *
 * @returns degrees, clockwise positive, 1.5 to 20 either way; null where no direction stands out or it is level.
 */
export function estimateTilt(image: RgbImage): number | null {
  const votes = directionVotes(image)
  const mean = votes.reduce((sum, vote) => sum + vote, 0) / BINS
  let best = 0
  for (let bin = 0; bin < BINS; bin++) {
    if (Math.abs(degreesOf(bin)) <= LARGEST_DEG && (votes[bin] as number) > (votes[best] as number))
      best = bin
  }
  const degrees = degreesOf(best)
  if ((votes[best] as number) < STANDS_OUT * mean) return null
  if (Math.abs(degrees) < SMALLEST_DEG || Math.abs(degrees) > LARGEST_DEG) return null
  return degrees
}

/** A bin's angle, -45 to 45 degrees. */
function degreesOf(bin: number): number {
  return (bin + 0.5) * BIN_DEG - (bin + 0.5 > BINS / 2 ? 90 : 0)
}

/** Edge strength by direction modulo a quarter turn, smoothed over two degrees either way. */
function directionVotes(image: RgbImage): Float32Array {
  const { data } = greyPatch(image, WHOLE, SIDE_PX)
  const [scaleX, scaleY] = [SIDE_PX / image.width, SIDE_PX / image.height]
  const votes = new Float32Array(BINS)
  for (let y = 1; y < SIDE_PX - 1; y++) {
    for (let x = 1; x < SIDE_PX - 1; x++) {
      const at = y * SIDE_PX + x
      const right = ((data[at + 1] as number) - (data[at - 1] as number)) * scaleX
      const down = ((data[at + SIDE_PX] as number) - (data[at - SIDE_PX] as number)) * scaleY
      const strength = Math.hypot(right / scaleX, down / scaleY)
      if (strength < EDGE_LEVELS) continue
      const degrees = (Math.atan2(down, right) * 180) / Math.PI
      const bin = Math.floor((((degrees % 90) + 90) % 90) / BIN_DEG) % BINS
      votes[bin] = (votes[bin] as number) + strength
    }
  }
  return smoothed(votes)
}

const SMOOTHING = [1, 2, 3, 4, 3, 2, 1]

function smoothed(votes: Float32Array): Float32Array {
  return votes.map((_, bin) =>
    SMOOTHING.reduce(
      (sum, weight, index) => sum + weight * (votes[(bin + index - 3 + BINS) % BINS] as number),
      0,
    ),
  )
}
