import { z } from 'zod'

/** Brightness of a picture, 0..255, rows top-down. A few hundred pixels a side are plenty. */
export type GreyPicture = {
  readonly data: Uint8Array | Float32Array
  readonly width: number
  readonly height: number
}

/**
 * What a picture looks like, in 256 bits per view: the whole, and fourteen parts of it, so that a
 * copy with a slice cut off still has a view that was hashed before. Hexadecimal, 64 digits each.
 */
export const photoFingerprintSchema = z.array(z.string().regex(/^[0-9a-f]{64}$/)).length(15)
export type PhotoFingerprint = z.infer<typeof photoFingerprintSchema>

/** Bits in one view's hash. */
export const FINGERPRINT_BITS = 256

/**
 * Two pictures whose nearest views differ in at most this many bits are taken for copies. Chosen on real
 * photos: `npm run evaluate:fingerprint -w packages/ml` prints what it finds and what it takes for a copy.
 */
export const COPY_BITS = 66

const GRID_PX = 64
const FREQUENCIES = 16
const WORDS = FINGERPRINT_BITS / 32

/** Which part of the picture a view shows, in shares. */
type View = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A tenth cut off, wherever it was cut: from both sides in nine ways, from one side in four. */
const VIEWS: readonly View[] = [
  { x: 0, y: 0, width: 1, height: 1 },
  ...[0, 0.05, 0.1].flatMap(x => [0, 0.05, 0.1].map(y => ({ x, y, width: 0.9, height: 0.9 }))),
  { x: 0, y: 0, width: 0.9, height: 1 },
  { x: 0.1, y: 0, width: 0.9, height: 1 },
  { x: 0, y: 0, width: 1, height: 0.9 },
  { x: 0, y: 0.1, width: 1, height: 0.9 },
  { x: 0.1, y: 0.1, width: 0.8, height: 0.8 },
]

/**
 * Where more neighbours than this are at most one grey level apart, a picture is a wall, a sky or a drawing:
 * too little to tell it from others. Of 392 real photos none lay above 0.81, of 40 drawings none below 0.85.
 */
const EVEN_ABOVE = 0.83

/**
 * A perceptual hash in the manner of PDQ: the 16 x 16 lowest frequencies of a 64 x 64 copy, each above
 * or below their median. An even border, as a screenshot has, is cut off first.
 *
 * @param picture - about 256 px on its longer side; larger or smaller ones look coarser or smoother.
 * @returns null for a picture too plain to be told from another: an empty wall, most drawings.
 * @see Zauner (2010), "Implementation and Benchmarking of Perceptual Image Hash Functions"; Facebook (2019), PDQ
 */
export function fingerprintPhoto(picture: GreyPicture): PhotoFingerprint | null {
  if (evenShareOf(picture) > EVEN_ABOVE) return null
  const frame = withoutBorder(picture)
  const sums = summedArea(picture)
  const grids = VIEWS.map(view => gridOf(sums, within(frame, view)))
  return grids.map(grid => hexOf(hashGrid(grid)))
}

/** The fingerprint of the same picture seen in a mirror. */
export function mirroredPicture({ data, width, height }: GreyPicture): GreyPicture {
  const mirrored = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) mirrored[y * width + x] = data[y * width + width - 1 - x] as number
  }
  return { data: mirrored, width, height }
}

/** How many bits two fingerprints differ in, at their nearest views; 0..256. */
export function fingerprintDistance(one: PhotoFingerprint, other: PhotoFingerprint): number {
  const [a, b] = [one.map(wordsOf), other.map(wordsOf)]
  let nearest = FINGERPRINT_BITS
  for (const view of a) nearest = Math.min(nearest, bitsApart(view, b[0] as Uint32Array))
  for (const view of b) nearest = Math.min(nearest, bitsApart(a[0] as Uint32Array, view))
  return nearest
}

/** One view's 256 bits as eight words. */
export function wordsOf(view: string): Uint32Array {
  return Uint32Array.from({ length: WORDS }, (_, word) =>
    Number.parseInt(view.slice(word * 8, word * 8 + 8), 16),
  )
}

/** Hamming distance of two views. */
export function bitsApart(a: Uint32Array, b: Uint32Array): number {
  let bits = 0
  for (let word = 0; word < WORDS; word++) bits += bitCount((a[word] as number) ^ (b[word] as number))
  return bits
}

/** Ones in a 32-bit word (Warren, "Hacker's Delight", figure 5-2). */
function bitCount(word: number): number {
  let value = word - ((word >>> 1) & 0x5555_5555)
  value = (value & 0x3333_3333) + ((value >>> 2) & 0x3333_3333)
  return Math.imul((value + (value >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}

type Frame = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** A row or column whose levels vary less than this is border, up to a fifth of each side. */
const EVEN_LEVELS = 6
const MAX_BORDER = 0.22

function withoutBorder(picture: GreyPicture): Frame {
  const { width, height } = picture
  const isEvenRow = (y: number) => spread(picture, y * width, 1, width) < EVEN_LEVELS
  const isEvenColumn = (x: number) => spread(picture, x, width, height) < EVEN_LEVELS
  const frame = { left: 0, top: 0, right: width, bottom: height }
  while (frame.top < height * MAX_BORDER && isEvenRow(frame.top)) frame.top++
  while (frame.bottom > height * (1 - MAX_BORDER) && isEvenRow(frame.bottom - 1)) frame.bottom--
  while (frame.left < width * MAX_BORDER && isEvenColumn(frame.left)) frame.left++
  while (frame.right > width * (1 - MAX_BORDER) && isEvenColumn(frame.right - 1)) frame.right--
  return frame
}

function spread({ data }: GreyPicture, start: number, stride: number, count: number): number {
  let [lowest, highest] = [255, 0]
  for (let index = 0; index < count; index++) {
    const value = data[start + index * stride] as number
    if (value < lowest) lowest = value
    if (value > highest) highest = value
  }
  return highest - lowest
}

function within(frame: Frame, view: View): Frame {
  const [width, height] = [frame.right - frame.left, frame.bottom - frame.top]
  return {
    left: frame.left + width * view.x,
    top: frame.top + height * view.y,
    right: frame.left + width * (view.x + view.width),
    bottom: frame.top + height * (view.y + view.height),
  }
}

type Sums = { readonly data: Float64Array; readonly width: number; readonly height: number }

/** Sums over everything left of and above a corner: any box's mean is then four look-ups (Crow 1984). */
function summedArea({ data, width, height }: GreyPicture): Sums {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] as number
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] as number) + row
    }
  }
  return { data: sums, width, height }
}

function gridOf(sums: Sums, frame: Frame): Float32Array {
  const grid = new Float32Array(GRID_PX * GRID_PX)
  const stepX = (frame.right - frame.left) / GRID_PX
  const stepY = (frame.bottom - frame.top) / GRID_PX
  for (let y = 0; y < GRID_PX; y++) {
    for (let x = 0; x < GRID_PX; x++) {
      const left = Math.min(sums.width - 1, Math.floor(frame.left + x * stepX))
      const top = Math.min(sums.height - 1, Math.floor(frame.top + y * stepY))
      const right = Math.min(sums.width, Math.max(left + 1, Math.floor(frame.left + (x + 1) * stepX)))
      const bottom = Math.min(sums.height, Math.max(top + 1, Math.floor(frame.top + (y + 1) * stepY)))
      grid[y * GRID_PX + x] = meanOf(sums, { left, top, right, bottom })
    }
  }
  return grid
}

function meanOf({ data, width }: Sums, { left, top, right, bottom }: Frame): number {
  const at = (x: number, y: number) => data[y * (width + 1) + x] as number
  const total = at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top)
  return total / ((right - left) * (bottom - top))
}

function evenShareOf({ data, width }: GreyPicture): number {
  let even = 0
  for (let index = 1; index < data.length; index++) {
    const step = Math.abs((data[index] as number) - (data[index - 1] as number))
    if (index % width !== 0 && step <= 1) even++
  }
  return even / data.length
}

/** Cosines of the frequencies 1 to 16; the mean brightness, frequency 0, says nothing. */
const COSINES = Float32Array.from({ length: FREQUENCIES * GRID_PX }, (_, index) => {
  const frequency = Math.floor(index / GRID_PX) + 1
  return Math.cos((Math.PI * frequency * (2 * (index % GRID_PX) + 1)) / (2 * GRID_PX))
})

function hashGrid(grid: Float32Array): Uint32Array {
  const rows = new Float32Array(FREQUENCIES * GRID_PX)
  for (let v = 0; v < FREQUENCIES; v++) {
    for (let y = 0; y < GRID_PX; y++) {
      const cosine = COSINES[v * GRID_PX + y] as number
      for (let x = 0; x < GRID_PX; x++) {
        const target = v * GRID_PX + x
        rows[target] = (rows[target] as number) + cosine * (grid[y * GRID_PX + x] as number)
      }
    }
  }
  const waves = new Float32Array(FINGERPRINT_BITS)
  for (let v = 0; v < FREQUENCIES; v++) {
    for (let u = 0; u < FREQUENCIES; u++) {
      let sum = 0
      for (let x = 0; x < GRID_PX; x++) {
        sum += (rows[v * GRID_PX + x] as number) * (COSINES[u * GRID_PX + x] as number)
      }
      waves[v * FREQUENCIES + u] = sum
    }
  }
  const sorted = waves.toSorted()
  const median = ((sorted[127] as number) + (sorted[128] as number)) / 2
  const words = new Uint32Array(WORDS)
  for (const [bit, wave] of waves.entries()) {
    if (wave > median) words[bit >>> 5] = ((words[bit >>> 5] as number) | (1 << (bit & 31))) >>> 0
  }
  return words
}

function hexOf(words: Uint32Array): string {
  return [...words].map(word => word.toString(16).padStart(8, '0')).join('')
}
