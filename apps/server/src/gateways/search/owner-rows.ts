/** No row. */
const NONE = -1

/** Whose rows are whose: a million animals of nearly as many owners, without an object for each. */
export class OwnerRows {
  readonly #firstRowOf = new Map<string, number>()
  #next: Int32Array
  #previous: Int32Array
  readonly #owners: string[] = []

  constructor(capacity: number) {
    this.#next = new Int32Array(capacity).fill(NONE)
    this.#previous = new Int32Array(capacity).fill(NONE)
  }

  /** Makes room for more rows. */
  grow(capacity: number): void {
    this.#next = grown(this.#next, capacity)
    this.#previous = grown(this.#previous, capacity)
  }

  /** Gives an owner a row that is nobody's. */
  add(ownerId: string, row: number): void {
    const first = this.#firstRowOf.get(ownerId) ?? NONE
    this.#next[row] = first
    this.#previous[row] = NONE
    if (first !== NONE) this.#previous[first] = row
    this.#firstRowOf.set(ownerId, row)
    this.#owners[row] = ownerId
  }

  /** Takes a row from its owner. */
  remove(row: number): void {
    const ownerId = this.#owners[row]
    if (ownerId === undefined) return
    const next = this.#next[row] ?? NONE
    const previous = this.#previous[row] ?? NONE
    if (next !== NONE) this.#previous[next] = previous
    if (previous !== NONE) this.#next[previous] = next
    else if (next === NONE) this.#firstRowOf.delete(ownerId)
    else this.#firstRowOf.set(ownerId, next)
  }

  /** Gives the animal of the last row another one, which must be nobody's. */
  moveLast(row: number): void {
    const last = this.#owners.length - 1
    const ownerId = this.#owners[last]
    if (ownerId !== undefined && last !== row) {
      this.remove(last)
      this.add(ownerId, row)
    }
    this.#owners.pop()
  }

  /** Every row of one owner. */
  *rowsOf(ownerId: string): Generator<number> {
    for (let row = this.#firstRowOf.get(ownerId) ?? NONE; row !== NONE; row = this.#next[row] ?? NONE)
      yield row
  }
}

function grown(column: Int32Array, capacity: number): Int32Array {
  const more = new Int32Array(capacity).fill(NONE)
  more.set(column)
  return more
}
