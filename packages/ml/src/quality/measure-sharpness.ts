import type { GreyPatch } from './grey-patch.ts'

/** Half width of the blur a patch is compared with, in pixels. */
const BLUR_RADIUS_PX = 4

/**
 * How sharp a patch is: what share of its fine contrast a further blur
 * destroys. A picture that is blurred already loses little.
 *
 * @returns 0..1; about 0.2 for motion blur, above 0.6 for a crisp coat.
 * @see Crété et al. (2007), "The Blur Effect"
 */
export function measureSharpness(patch: GreyPatch): number {
  return Math.min(lostContrast(patch, 1), lostContrast(patch, patch.size))
}

/** @param stride - 1 to look along rows, the patch's size to look along columns. */
function lostContrast({ data, size }: GreyPatch, stride: number): number {
  const across = stride === 1 ? size : 1
  const values = new Float32Array(size)
  const blurred = new Float32Array(size)
  let before = 0
  let lost = 0
  for (let line = 0; line < size; line++) {
    for (let index = 0; index < size; index++) values[index] = data[line * across + index * stride] as number
    boxBlur(values, blurred)
    for (let index = 1; index < size; index++) {
      const step = Math.abs((values[index] as number) - (values[index - 1] as number))
      const blurredStep = Math.abs((blurred[index] as number) - (blurred[index - 1] as number))
      before += step
      lost += Math.max(0, step - blurredStep)
    }
  }
  return before < size * size * NOISE_FLOOR ? 0 : lost / before
}

/** Mean step between neighbours, in grey levels, below which there is nothing to judge. */
const NOISE_FLOOR = 0.05

/** A running sum, so that the radius costs nothing; the border repeats its last value. */
function boxBlur(values: Float32Array, blurred: Float32Array): void {
  const last = values.length - 1
  const at = (index: number) => values[Math.min(last, Math.max(0, index))] as number
  let sum = 0
  for (let index = -BLUR_RADIUS_PX; index <= BLUR_RADIUS_PX; index++) sum += at(index)
  for (let index = 0; index <= last; index++) {
    blurred[index] = sum / (2 * BLUR_RADIUS_PX + 1)
    sum += at(index + BLUR_RADIUS_PX + 1) - at(index - BLUR_RADIUS_PX)
  }
}
