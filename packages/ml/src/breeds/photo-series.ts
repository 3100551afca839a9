/**
 * Two photos of one breed more alike than this (cosine) may show one animal in
 * one series: of photos of different breeds, one pair in 10,000 is as alike.
 */
const SAME_SERIES = 0.84

/**
 * Groups photos into series of look-alikes, so that no series lies on both sides of a split.
 *
 * @param members - indices of photos of one label.
 * @param rowOf - features of a photo.
 * @returns connected groups, each a list of indices.
 */
export function photoSeries(members: readonly number[], rowOf: (index: number) => Float32Array): number[][] {
  const unit = members.map(index => unitLength(rowOf(index)))
  const group = members.map((_, index) => index)
  const rootOf = (index: number): number => {
    const parent = group[index] as number
    return parent === index ? index : rootOf(parent)
  }
  for (let first = 0; first < members.length; first++) {
    for (let second = first + 1; second < members.length; second++) {
      if (dotProduct(unit[first] as Float32Array, unit[second] as Float32Array) > SAME_SERIES) {
        group[rootOf(first)] = rootOf(second)
      }
    }
  }
  return [...Map.groupBy(members, (_, index) => rootOf(index)).values()]
}

/** The same direction at length 1; zeros stay zeros. */
export function unitLength(row: Float32Array): Float32Array {
  const length = Math.sqrt(dotProduct(row, row))
  return length === 0 ? row.slice() : row.map(value => value / length)
}

/** Sum of products; both have the same length. */
export function dotProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number)
  return sum
}
