/** The best few others of every animal, best first; of equals, the one offered first. */
export class BestPairs {
  readonly #most: number
  readonly #counts: Uint16Array
  readonly #others: Uint32Array
  readonly #probabilities: Float64Array

  /** @param most - others kept for each of `size` animals; 12 bytes each. */
  constructor(size: number, most: number) {
    this.#most = most
    this.#counts = new Uint16Array(size)
    this.#others = new Uint32Array(size * most)
    this.#probabilities = new Float64Array(size * most)
  }

  /** How many are kept, over all animals. */
  get count(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0)
  }

  /** Offers an animal another one. */
  offer(place: number, other: number, probability: number): void {
    const start = place * this.#most
    const count = this.#counts[place] ?? 0
    const probabilities = this.#probabilities
    if (count === this.#most && probability <= (probabilities[start + count - 1] ?? 0)) return
    let at = start + Math.min(count, this.#most - 1)
    for (; at > start && probability > (probabilities[at - 1] ?? 0); at--) {
      probabilities[at] = probabilities[at - 1] ?? 0
      this.#others[at] = this.#others[at - 1] ?? 0
    }
    probabilities[at] = probability
    this.#others[at] = other
    if (count < this.#most) this.#counts[place] = count + 1
  }

  /** True when `other` is among the best of `place`. */
  has(place: number, other: number): boolean {
    const start = place * this.#most
    const at = this.#others.subarray(start, start + (this.#counts[place] ?? 0)).indexOf(other)
    return at !== -1
  }

  /** Goes through the best of an animal, best first. */
  forEach(place: number, work: (other: number, probability: number) => void): void {
    const start = place * this.#most
    const end = start + (this.#counts[place] ?? 0)
    for (let at = start; at < end; at++) work(this.#others[at] ?? 0, this.#probabilities[at] ?? 0)
  }
}
