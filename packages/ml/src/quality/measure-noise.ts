import type { GreyPatch } from './grey-patch.ts'

/**
 * The standard deviation of a picture's noise, in grey levels: what is left after everything that bends
 * smoothly is taken away. Fur counts a little; most photos lie at 2 to 6.
 *
 * @see Immerkær (1996), "Fast Noise Variance Estimation"
 */
export function measureNoise({ data, size }: GreyPatch): number {
  let total = 0
  for (let y = 1; y < size - 1; y++) {
    for (let x = 1; x < size - 1; x++) {
      const at = y * size + x
      const value = (offset: number) => data[at + offset] as number
      const corners = value(-size - 1) + value(-size + 1) + value(size - 1) + value(size + 1)
      const sides = value(-size) + value(-1) + value(1) + value(size)
      total += Math.abs(corners - 2 * sides + 4 * value(0))
    }
  }
  return (Math.sqrt(Math.PI / 2) * total) / (6 * (size - 2) ** 2)
}
