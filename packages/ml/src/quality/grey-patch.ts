import type { Box, RgbImage } from '../photo/rgb-image.ts'
import { sampleTensor } from '../photo/sample-tensor.ts'

/** A square of brightness values, 0..255, rows top-down. */
export type GreyPatch = { readonly data: Float32Array; readonly size: number }

/** Brightness of a part of the picture, resized to a square (ITU-R BT.601 weights). */
export function greyPatch(image: RgbImage, box: Box, size: number): GreyPatch {
  const rgb = sampleTensor(image, box, { size, range: { mean: 0, scale: 1 } })
  const plane = size * size
  const data = new Float32Array(plane)
  for (let pixel = 0; pixel < plane; pixel++) {
    data[pixel] =
      0.299 * (rgb[pixel] as number) +
      0.587 * (rgb[plane + pixel] as number) +
      0.114 * (rgb[2 * plane + pixel] as number)
  }
  return { data, size }
}
