import type { Box } from '../photo/rgb-image.ts'

/** Air around the animal, in shares of its longer side. */
const MARGIN = 0.12

/** A crop that keeps more than this share of the photo is not worth taking. */
const WORTHWHILE_BELOW = 0.8

/**
 * A square frame around the main animal, moved rather than cut at the border.
 *
 * @returns shares of the picture; null when the photo is framed well already.
 */
export function suggestCrop(animal: Box, picture: { width: number; height: number }): Box | null {
  const { width, height } = picture
  const longerPx = Math.max(animal.width * width, animal.height * height)
  const sidePx = longerPx * (1 + 2 * MARGIN)
  const frame = { width: Math.min(1, sidePx / width), height: Math.min(1, sidePx / height) }
  if (frame.width * frame.height > WORTHWHILE_BELOW) return null
  return {
    x: between(animal.x + animal.width / 2 - frame.width / 2, 0, 1 - frame.width),
    y: between(animal.y + animal.height / 2 - frame.height / 2, 0, 1 - frame.height),
    ...frame,
  }
}

function between(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value))
}
