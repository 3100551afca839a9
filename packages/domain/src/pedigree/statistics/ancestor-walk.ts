import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/** Walks the ancestors of one animal at a time, with buffers kept between walks and a stack of its own. */
export class AncestorWalk {
  readonly #sires: Int32Array
  readonly #dams: Int32Array
  /** The walk in which a row was last met. */
  readonly #metIn: Int32Array
  #walk = 0
  #rows = new Int32Array(256)
  #stack = new Int32Array(256)

  constructor({ size, sires, dams }: Pedigree) {
    this.#sires = sires
    this.#dams = dams
    this.#metIn = new Int32Array(size)
  }

  /**
   * The animal and its ancestors, **parents before offspring**, the animal last. Valid until the next call.
   *
   * @param isEnd - where the walk goes no farther up; such an animal is still listed.
   */
  from(row: number, isEnd: (row: number) => boolean): Int32Array {
    this.#walk += 1
    let count = 0
    let depth = this.#push(0, row)
    while (depth > 0) {
      const next = this.#stack[depth - 1] as number
      const before = depth
      if (this.#metIn[next] !== this.#walk && !isEnd(next)) depth = this.#pushUnmetParents(depth, next)
      if (depth !== before) continue
      depth -= 1
      if (this.#metIn[next] === this.#walk) continue
      this.#metIn[next] = this.#walk
      if (count === this.#rows.length) this.#rows = doubled(this.#rows)
      this.#rows[count] = next
      count += 1
    }
    return this.#rows.subarray(0, count)
  }

  #pushUnmetParents(depth: number, row: number): number {
    const sire = this.#sires[row] as number
    const dam = this.#dams[row] as number
    let deeper = depth
    if (sire !== UNKNOWN_PARENT && this.#metIn[sire] !== this.#walk) deeper = this.#push(deeper, sire)
    if (dam !== UNKNOWN_PARENT && this.#metIn[dam] !== this.#walk) deeper = this.#push(deeper, dam)
    return deeper
  }

  #push(depth: number, row: number): number {
    if (depth === this.#stack.length) this.#stack = doubled(this.#stack)
    this.#stack[depth] = row
    return depth + 1
  }
}

function doubled(rows: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(rows.length * 2)
  larger.set(rows)
  return larger
}
