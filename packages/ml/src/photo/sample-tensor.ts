import type { Box, RgbImage } from './rgb-image.ts'

/** How pixels become numbers: `(value - mean) / scale`, per channel alike. */
export type PixelRange = { readonly mean: number; readonly scale: number }

/**
 * Cuts `box` out of a picture and resizes it to a square float tensor.
 *
 * A triangle filter as wide as one output pixel, so that a large photo does
 * not alias; plain bilinear when enlarging. Outside the picture is neutral.
 *
 * @param box - may reach beyond the picture.
 * @returns float32 [3, size, size], RGB, channel first.
 */
export function sampleTensor(
  image: RgbImage,
  box: Box,
  options: { size: number; range: PixelRange; mirrored?: boolean },
): Float32Array {
  const { size, range } = options
  const columns = filterTaps(box.x * image.width, box.width * image.width, { size, limit: image.width })
  const rows = filterTaps(box.y * image.height, box.height * image.height, { size, limit: image.height })
  const bands = horizontalPass(image, options.mirrored ? mirrored(columns) : columns, rows)
  return verticalPass(bands, rows, { size, range })
}

/**
 * The source pixels each output pixel is made of, and their weights: `count[i]` pixels from `first[i]` on, weighted by
 * `weights[i * most]` and following. None where an output pixel lies outside the picture. Flat, because the loops over
 * them are the costliest in the analysis that are not inside a model.
 */
type Taps = {
  readonly size: number
  readonly most: number
  readonly first: Int32Array
  readonly count: Int32Array
  readonly weights: Float32Array
}

function filterTaps(start: number, length: number, { size, limit }: { size: number; limit: number }): Taps {
  const step = length / size
  const support = Math.max(step, 1)
  const most = Math.ceil(2 * support) + 2
  const first = new Int32Array(size)
  const count = new Int32Array(size)
  const weights = new Float32Array(size * most)
  for (let index = 0; index < size; index++) {
    const centre = start + (index + 0.5) * step
    if (centre < 0 || centre > limit) continue
    const from = Math.max(0, Math.ceil(centre - support - 0.5))
    const last = Math.min(limit - 1, Math.floor(centre + support - 0.5))
    const own = weights.subarray(index * most, index * most + Math.max(1, last - from + 1))
    first[index] = Math.min(from, limit - 1)
    count[index] = own.length
    weigh(own, { from, centre, support })
  }
  return { size, most, first, count, weights }
}

/** A triangle around the centre whose weights sum to one. */
function weigh(weights: Float32Array, at: { from: number; centre: number; support: number }): void {
  const { from, centre, support } = at
  let total = 0
  for (let tap = 0; tap < weights.length; tap++) {
    const weight = Math.max(0, 1 - Math.abs(from + tap + 0.5 - centre) / support)
    weights[tap] = weight
    total += weight
  }
  if (total === 0) {
    weights[0] = 1
    total = 1
  }
  for (let tap = 0; tap < weights.length; tap++) weights[tap] = (weights[tap] as number) / total
}

function mirrored({ size, most, first, count, weights }: Taps): Taps {
  const turned = new Float32Array(weights.length)
  for (let index = 0; index < size; index++) {
    turned.set(weights.subarray(index * most, (index + 1) * most), (size - 1 - index) * most)
  }
  return { size, most, first: first.toReversed(), count: count.toReversed(), weights: turned }
}

type Bands = { readonly data: Float32Array; readonly firstRow: number }

function horizontalPass(image: RgbImage, columns: Taps, rows: Taps): Bands {
  const { firstRow, lastRow } = rowsUsed(rows)
  const bandSize = columns.size * 3
  const data = scratchOf(Math.max(0, lastRow - firstRow + 1) * bandSize)
  for (let y = firstRow; y <= lastRow; y++) {
    sampleRow(image.data, columns, {
      rowStart: y * image.width,
      band: data,
      target: (y - firstRow) * bandSize,
    })
  }
  return { data, firstRow }
}

let scratch = new Float32Array(0)

/** Between the two passes of one call, which nothing can interrupt: two megabytes not to be collected eight times a photo. */
function scratchOf(length: number): Float32Array {
  if (scratch.length < length) scratch = new Float32Array(length)
  return scratch
}

function rowsUsed({ size, first, count }: Taps): { firstRow: number; lastRow: number } {
  let firstRow = Number.POSITIVE_INFINITY
  let lastRow = Number.NEGATIVE_INFINITY
  for (let row = 0; row < size; row++) {
    if (count[row] === 0) continue
    firstRow = Math.min(firstRow, first[row] as number)
    lastRow = Math.max(lastRow, (first[row] as number) + (count[row] as number) - 1)
  }
  return { firstRow, lastRow }
}

/** One source row, resized. NaN marks a column outside the picture. */
function sampleRow(
  pixels: Uint8Array,
  { size, most, first, count, weights }: Taps,
  to: { rowStart: number; band: Float32Array; target: number },
): void {
  const { rowStart, band } = to
  for (let column = 0, target = to.target; column < size; column++, target += 3) {
    const taps = count[column] as number
    let red = taps === 0 ? Number.NaN : 0
    let green = red
    let blue = red
    let source = (rowStart + (first[column] as number)) * 3
    const start = column * most
    for (let at = start; at < start + taps; at++) {
      const weight = weights[at] as number
      red += (pixels[source] as number) * weight
      green += (pixels[source + 1] as number) * weight
      blue += (pixels[source + 2] as number) * weight
      source += 3
    }
    band[target] = red
    band[target + 1] = green
    band[target + 2] = blue
  }
}

function verticalPass(
  bands: Bands,
  rows: Taps,
  { size, range }: { size: number; range: PixelRange },
): Float32Array {
  const plane = size * size
  const tensor = new Float32Array(3 * plane)
  const sums = new Float32Array(size * 3)
  for (let row = 0; row < size; row++) {
    if (rows.count[row] === 0) continue
    sumRows(bands, rows, { row, sums })
    for (let column = 0; column < size; column++) {
      const target = row * size + column
      // A column outside the picture stays neutral, at zero.
      if (Number.isNaN(sums[column * 3])) continue
      for (let channel = 0; channel < 3; channel++) {
        tensor[channel * plane + target] = ((sums[column * 3 + channel] as number) - range.mean) / range.scale
      }
    }
  }
  return tensor
}

function sumRows(bands: Bands, rows: Taps, { row, sums }: { row: number; sums: Float32Array }): void {
  const first = (rows.first[row] as number) - bands.firstRow
  sums.fill(0)
  for (let tap = 0; tap < (rows.count[row] as number); tap++) {
    const weight = rows.weights[row * rows.most + tap] as number
    const offset = (first + tap) * sums.length
    for (let index = 0; index < sums.length; index++) {
      sums[index] = (sums[index] as number) + (bands.data[offset + index] as number) * weight
    }
  }
}
