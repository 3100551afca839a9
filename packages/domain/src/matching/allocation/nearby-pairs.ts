import type { PetColumns } from '../pet-columns.ts'

/**
 * Animals in order of their height above the equator, to find those near one another without looking at everybody:
 * who is too far north or south is too far away.
 */
export class NearbyPairs {
  readonly size: number
  readonly #places: Uint32Array
  /** Three numbers an animal, and how far its owner goes, as a squared chord. */
  readonly #points: Float64Array
  readonly #reach: Float64Array

  /** @param places - animals whose place is known. */
  constructor({ place: points, maxSquaredChord }: PetColumns, places: readonly number[]) {
    const heightOf = (place: number) => points[place * 3 + 2] ?? 0
    const sorted = places.toSorted((one, other) => heightOf(one) - heightOf(other) || one - other)
    this.size = sorted.length
    this.#places = Uint32Array.from(sorted)
    this.#points = Float64Array.from(sorted.flatMap(place => [...points.subarray(place * 3, place * 3 + 3)]))
    this.#reach = Float64Array.from(sorted, place => maxSquaredChord[place] ?? 0)
  }

  /** The animal that stands at a position in the order. */
  placeAt(at: number): number {
    return this.#places[at] ?? 0
  }

  /**
   * Visits everybody within reach of the one at a position and it of them. A pair is visited from the side that goes
   * less far, so that visiting all positions visits every such pair once.
   */
  visit(at: number, work: (other: number, squaredChord: number) => void): void {
    const points = this.#points
    const reach = this.#reach
    const own = reach[at] ?? 0
    const [x, y, z] = [points[at * 3] ?? 0, points[at * 3 + 1] ?? 0, points[at * 3 + 2] ?? 0]
    const height = Math.sqrt(own)
    for (let other = this.#firstFrom(z - height); other < this.size; other++) {
      const dz = z - (points[other * 3 + 2] ?? 0)
      if (-dz > height) return
      const theirs = reach[other] ?? 0
      if (theirs < own || (theirs === own && other <= at)) continue
      const dx = x - (points[other * 3] ?? 0)
      const dy = y - (points[other * 3 + 1] ?? 0)
      const squaredChord = dx * dx + dy * dy + dz * dz
      if (squaredChord <= own) work(this.#places[other] ?? 0, squaredChord)
    }
  }

  /** The first position at a height or above it. */
  #firstFrom(height: number): number {
    let [low, high] = [0, this.size]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#points[middle * 3 + 2] ?? 0) < height) low = middle + 1
      else high = middle
    }
    return low
  }
}
