/**
 * Gini coefficient: 0 when all have the same, towards 1 when one has everything.
 *
 * @param values - not negative; an empty list or one of zeros has 0.
 */
export function gini(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort()
  let sum = 0
  let weighted = 0
  for (const [rank, value] of sorted.entries()) {
    sum += value
    weighted += (2 * (rank + 1) - sorted.length - 1) * value
  }
  return sum === 0 ? 0 : weighted / (sorted.length * sum)
}
