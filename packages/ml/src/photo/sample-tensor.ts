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
  const columns = filterTaps(box.x * image.width, box.width * image.width, size, image.width)
  const rows = filterTaps(box.y * image.height, box.height * image.height, size, image.height)
  if (options.mirrored) columns.reverse()
  const bands = horizontalPass(image, columns, rows)
  return verticalPass(bands, rows, { size, range })
}

/** The source pixels one output pixel is made of, and their weights. */
type Taps = { readonly first: number; readonly weights: Float32Array }

function filterTaps(start: number, length: number, size: number, limit: number): Taps[] {
  const step = length / size
  const support = Math.max(step, 1)
  return Array.from({ length: size }, (_, index) => {
    const centre = start + (index + 0.5) * step
    if (centre < 0 || centre > limit) return { first: 0, weights: new Float32Array(0) }
    const first = Math.max(0, Math.ceil(centre - support - 0.5))
    const last = Math.min(limit - 1, Math.floor(centre + support - 0.5))
    const weights = new Float32Array(Math.max(1, last - first + 1))
    let total = 0
    for (let pixel = first; pixel <= last; pixel++) {
      const weight = Math.max(0, 1 - Math.abs(pixel + 0.5 - centre) / support)
      weights[pixel - first] = weight
      total += weight
    }
    if (total === 0) {
      weights[0] = 1
      total = 1
    }
    for (let tap = 0; tap < weights.length; tap++) weights[tap] = (weights[tap] as number) / total
    return { first: Math.min(first, limit - 1), weights }
  })
}

type Bands = { readonly data: Float32Array; readonly firstRow: number }

function horizontalPass(image: RgbImage, columns: Taps[], rows: Taps[]): Bands {
  const used = rows.filter(row => row.weights.length > 0)
  const firstRow = Math.min(...used.map(row => row.first))
  const lastRow = Math.max(...used.map(row => row.first + row.weights.length - 1))
  const size = columns.length
  const data = new Float32Array(Math.max(0, lastRow - firstRow + 1) * size * 3)
  let target = 0
  for (let y = firstRow; y <= lastRow; y++) {
    const rowStart = y * image.width
    for (const { first, weights } of columns) {
      let red = 0
      let green = 0
      let blue = 0
      let source = (rowStart + first) * 3
      for (const weight of weights) {
        red += (image.data[source] as number) * weight
        green += (image.data[source + 1] as number) * weight
        blue += (image.data[source + 2] as number) * weight
        source += 3
      }
      data[target++] = red
      data[target++] = green
      data[target++] = blue
      if (weights.length === 0) data.fill(Number.NaN, target - 3, target)
    }
  }
  return { data, firstRow }
}

function verticalPass(
  bands: Bands,
  rows: Taps[],
  { size, range }: { size: number; range: PixelRange },
): Float32Array {
  const plane = size * size
  const tensor = new Float32Array(3 * plane)
  const sums = new Float32Array(size * 3)
  rows.forEach(({ first, weights }, row) => {
    if (weights.length === 0) return
    sums.fill(0)
    weights.forEach((weight, tap) => {
      const offset = (first + tap - bands.firstRow) * size * 3
      for (let index = 0; index < sums.length; index++) {
        sums[index] = (sums[index] as number) + (bands.data[offset + index] as number) * weight
      }
    })
    for (let column = 0; column < size; column++) {
      for (let channel = 0; channel < 3; channel++) {
        const value = sums[column * 3 + channel] as number
        // NaN marks a column outside the picture: it stays neutral, at zero.
        if (!Number.isNaN(value)) {
          tensor[channel * plane + row * size + column] = (value - range.mean) / range.scale
        }
      }
    }
  })
  return tensor
}
