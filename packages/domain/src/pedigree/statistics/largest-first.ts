/** Positions ordered by a value that may only fall: the largest first, the lower position first among equals. */
export class LargestFirst {
  readonly #values: Float64Array
  /** A binary heap of positions. */
  readonly #heap: Int32Array

  /** @param values - one for each position; taken over and changed. */
  constructor(values: Float64Array) {
    this.#values = values
    this.#heap = Int32Array.from(values, (_, position) => position)
    for (let at = this.#heap.length >> 1; at >= 0; at -= 1) this.#sink(at)
  }

  /** The position of the largest value; undefined without positions. */
  first(): number | undefined {
    return this.#heap[0]
  }

  /** The largest value; `-Infinity` without positions. */
  firstValue(): number {
    const first = this.#heap[0]
    return first === undefined ? Number.NEGATIVE_INFINITY : (this.#values[first] as number)
  }

  /** Gives the first position a lower value. */
  lowerFirst(value: number): void {
    this.#values[this.#heap[0] as number] = value
    this.#sink(0)
  }

  #sink(from: number): void {
    const heap = this.#heap
    let at = from
    for (;;) {
      let largest = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && this.#isBefore(heap[child] as number, heap[largest] as number))
          largest = child
      if (largest === at) return
      const position = heap[at] as number
      heap[at] = heap[largest] as number
      heap[largest] = position
      at = largest
    }
  }

  #isBefore(one: number, other: number): boolean {
    const difference = (this.#values[one] as number) - (this.#values[other] as number)
    return difference > 0 || (difference === 0 && one < other)
  }
}
