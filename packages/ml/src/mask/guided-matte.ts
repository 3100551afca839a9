import type { Box, RgbImage } from '../photo/rgb-image.ts'
import { sampleTensor } from '../photo/sample-tensor.ts'
import type { SubjectMask } from './find-subject.ts'
import { type Symmetric, symmetricInverse } from './symmetric-inverse.ts'

/** How the animal's share of a pixel follows from the pixel's colour, place by place. */
export type Matte = {
  readonly frame: Box
  readonly side: number
  /** Four planes: weights of red, green and blue, and what is added. */
  readonly lines: readonly Float32Array[]
}

/** Half the window over which one line holds, in pixels of the mask. */
const RADIUS = 3
/** Colours that differ by less than this variance (levels squared) draw no border of their own. */
const FLAT_VARIANCE = 60
/** Below the first a pixel is all background, above the second all animal: no veil is left. */
const SURE = { outside: 0.2, inside: 0.8 }

/**
 * Fits a mask to the picture's own edges.
 *
 * @see He, Sun and Tang (2010), "Guided Image Filtering"; at low resolution as in He and Sun (2015)
 */
export function guidedMatte(image: RgbImage, mask: SubjectMask): Matte {
  const { side, frame } = mask
  const size = side * side
  const planes = sampleTensor(image, frame, { size: side, range: { mean: 0, scale: 1 } })
  const guide = [planes.subarray(0, size), planes.subarray(size, 2 * size), planes.subarray(2 * size)]
  const wanted = Float32Array.from(mask.isInside)
  const mean = guide.map(plane => boxMean(plane, side))
  const wantedMean = boxMean(wanted, side)
  const crossed = guide.map(plane => boxMean(product(plane, wanted), side))
  const squares = PAIRS.map(([a, b]) =>
    boxMean(product(guide[a] as Float32Array, guide[b] as Float32Array), side),
  )
  const lines = [0, 1, 2, 3].map(() => new Float32Array(size))
  for (let pixel = 0; pixel < size; pixel++) {
    const at = (plane: Float32Array | undefined) => plane?.[pixel] as number
    const [r, g, b, p] = [at(mean[0]), at(mean[1]), at(mean[2]), at(wantedMean)]
    const covariance = PAIRS.map(
      ([i, j], index) => at(squares[index]) - at(mean[i]) * at(mean[j]) + (i === j ? FLAT_VARIANCE : 0),
    ) as unknown as Symmetric
    const [x, y, z] = [at(crossed[0]) - r * p, at(crossed[1]) - g * p, at(crossed[2]) - b * p]
    const [xx, xy, xz, yy, yz, zz] = symmetricInverse(covariance).inverse
    const slope = [xx * x + xy * y + xz * z, xy * x + yy * y + yz * z, xz * x + yz * y + zz * z] as const
    const line = [...slope, p - slope[0] * r - slope[1] * g - slope[2] * b]
    line.forEach((value, index) => {
      ;(lines[index] as Float32Array)[pixel] = value
    })
  }
  return { frame, side, lines: lines.map(plane => boxMean(plane, side)) }
}

/** Pairs of channels, in the order of {@link Symmetric}. */
const PAIRS = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 1],
  [1, 2],
  [2, 2],
] as const

/**
 * How much of each pixel is animal, 0 to 1.
 *
 * @param part - the part of the photo that `piece` shows, at any resolution.
 */
export function animalShares({ frame, side, lines }: Matte, piece: RgbImage, part: Box): Float32Array {
  const { width, height, data } = piece
  const shares = new Float32Array(width * height)
  const [red, green, blue, added] = lines as [Float32Array, Float32Array, Float32Array, Float32Array]
  for (let y = 0; y < height; y++) {
    const down = (part.y + ((y + 0.5) / height) * part.height - frame.y) / frame.height
    if (down < 0 || down > 1) continue
    for (let x = 0; x < width; x++) {
      const across = (part.x + ((x + 0.5) / width) * part.width - frame.x) / frame.width
      if (across < 0 || across > 1) continue
      const at = placeIn(across, down, side)
      const pixel = y * width + x
      const share =
        between(red, at, side) * (data[pixel * 3] as number) +
        between(green, at, side) * (data[pixel * 3 + 1] as number) +
        between(blue, at, side) * (data[pixel * 3 + 2] as number) +
        between(added, at, side)
      shares[pixel] = sured(share)
    }
  }
  return shares
}

type Place = { readonly corner: number; readonly right: number; readonly below: number }

function placeIn(across: number, down: number, side: number): Place {
  const x = Math.min(side - 1.001, Math.max(0, across * side - 0.5))
  const y = Math.min(side - 1.001, Math.max(0, down * side - 0.5))
  return { corner: Math.floor(y) * side + Math.floor(x), right: x % 1, below: y % 1 }
}

function between(plane: Float32Array, { corner, right, below }: Place, side: number): number {
  const [a, b] = [plane[corner] as number, plane[corner + 1] as number]
  const [c, d] = [plane[corner + side] as number, plane[corner + side + 1] as number]
  const upper = a + (b - a) * right
  return upper + (c + (d - c) * right - upper) * below
}

function sured(share: number): number {
  const rise = Math.min(1, Math.max(0, (share - SURE.outside) / (SURE.inside - SURE.outside)))
  return rise * rise * (3 - 2 * rise)
}

function product(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, index) => value * (b[index] as number))
}

/** The mean over a square window, which is smaller at the picture's edge. */
function boxMean(plane: Float32Array, side: number): Float32Array {
  return alongRows(transposed(alongRows(transposed(plane, side), side), side), side)
}

function transposed(plane: Float32Array, side: number): Float32Array {
  return plane.map((_, index) => plane[(index % side) * side + Math.floor(index / side)] as number)
}

function alongRows(plane: Float32Array, side: number): Float32Array {
  const means = new Float32Array(plane.length)
  for (let row = 0; row < plane.length; row += side) {
    let sum = 0
    let count = 0
    for (let x = -RADIUS; x < side; x++) {
      if (x + RADIUS < side) {
        sum += plane[row + x + RADIUS] as number
        count += 1
      }
      if (x - RADIUS - 1 >= 0) {
        sum -= plane[row + x - RADIUS - 1] as number
        count -= 1
      }
      if (x >= 0) means[row + x] = sum / count
    }
  }
  return means
}
