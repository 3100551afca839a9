import type { GreyPatch } from './grey-patch.ts'

/** Noise is judged in squares this large, in pixels. */
const SQUARE_PX = 16
/** Fur and leaves bend in every pixel; the calmest squares are what noise shows in. */
const CALM_SHARE = 0.2

/**
 * The standard deviation of a picture's noise, in grey levels: what is left, in its calmest fifth, after
 * everything that bends smoothly is taken away. Most photos lie below 2.
 *
 * @see Immerkær (1996), "Fast Noise Variance Estimation"
 */
export function measureNoise(patch: GreyPatch): number {
  const squares: number[] = []
  for (let top = 1; top + SQUARE_PX < patch.size; top += SQUARE_PX) {
    for (let left = 1; left + SQUARE_PX < patch.size; left += SQUARE_PX) {
      squares.push(noiseIn(patch, left, top))
    }
  }
  squares.sort((a, b) => a - b)
  return squares[Math.floor(squares.length * CALM_SHARE)] ?? 0
}

function noiseIn({ data, size }: GreyPatch, left: number, top: number): number {
  let total = 0
  for (let y = top; y < top + SQUARE_PX; y++) {
    for (let x = left; x < left + SQUARE_PX; x++) {
      const at = y * size + x
      const value = (offset: number) => data[at + offset] as number
      const corners = value(-size - 1) + value(-size + 1) + value(size - 1) + value(size + 1)
      const sides = value(-size) + value(-1) + value(1) + value(size)
      total += Math.abs(corners - 2 * sides + 4 * value(0))
    }
  }
  return (Math.sqrt(Math.PI / 2) * total) / (6 * SQUARE_PX ** 2)
}
