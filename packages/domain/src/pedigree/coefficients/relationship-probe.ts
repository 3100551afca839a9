import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { mendelianShare } from './mendelian-share.ts'

const ANCESTOR = 1
const NEEDED = 2

/**
 * Relationships of one animal with some others, from the pedigree as it stands, with nothing prepared: one pass up for
 * the share of the animal's alleles that came through each ancestor, one pass down to the others, over no more rows
 * than are ancestors of either.
 *
 * @see Colleau (2002), "An indirect approach to the extensive calculation of relationship coefficients"
 */
export class RelationshipProbe {
  readonly #pedigree: Pedigree
  readonly #f: Float64Array
  readonly #marks: Uint8Array
  /** The same marks, four to a number: most stretches of a large pedigree have none. */
  readonly #fourMarks: Int32Array
  /** On the way up, shares of ancestors; afterwards, relationships of the rows needed. Stale elsewhere. */
  readonly #values: Float64Array
  #needed: Int32Array = new Int32Array(256)

  /** @param f - inbreeding coefficients; those of the ancestors must be there when a question is put. */
  constructor(pedigree: Pedigree, f: Float64Array) {
    this.#pedigree = pedigree
    this.#f = f
    this.#marks = new Uint8Array(Math.ceil(pedigree.size / 4) * 4)
    this.#fourMarks = new Int32Array(this.#marks.buffer)
    this.#values = new Float64Array(pedigree.size)
  }

  /** Turns to one animal and computes its relationships with `others`, which `with` tells. */
  turnTo(row: number, others: ArrayLike<number>): void {
    this.#values[row] = 1
    this.#marks[row] = ANCESTOR
    let last = row
    for (let at = 0; at < others.length; at += 1) {
      const other = others[at] as number
      this.#marks[other] = (this.#marks[other] as number) | NEEDED
      last = Math.max(last, other)
    }
    this.#passDown(this.#passUp(last))
  }

  /** Numerator relationship (twice the kinship) of the animal turned to with `row`, one of the others. */
  with(row: number): number {
    return this.#values[row] as number
  }

  /** @returns how many rows are needed. */
  #passUp(from: number): number {
    const { sires, dams } = this.#pedigree
    const [marks, fourMarks, values, f] = [this.#marks, this.#fourMarks, this.#values, this.#f]
    let count = 0
    for (let row = from; row >= 0; row -= 1) {
      while ((row & 3) === 3 && fourMarks[row >> 2] === 0) row -= 4
      const mark = marks[row] ?? 0
      if (mark === 0) continue
      marks[row] = 0
      if (mark & NEEDED) count = this.#remember(row, count)
      const sire = sires[row] as number
      const dam = dams[row] as number
      const own = mark & ANCESTOR ? (values[row] as number) : 0
      if (sire !== UNKNOWN_PARENT) {
        const before = marks[sire] as number
        marks[sire] = before | mark
        values[sire] = (before & ANCESTOR ? (values[sire] as number) : 0) + own * 0.5
      }
      if (dam !== UNKNOWN_PARENT) {
        const before = marks[dam] as number
        marks[dam] = before | mark
        values[dam] = (before & ANCESTOR ? (values[dam] as number) : 0) + own * 0.5
      }
      values[row] = own * mendelianShare(sire, dam, f)
    }
    return count
  }

  #remember(row: number, count: number): number {
    if (count === this.#needed.length) {
      const larger = new Int32Array(count * 2)
      larger.set(this.#needed)
      this.#needed = larger
    }
    this.#needed[count] = row
    return count + 1
  }

  #passDown(count: number): void {
    const { sires, dams } = this.#pedigree
    const values = this.#values
    for (let at = count - 1; at >= 0; at -= 1) {
      const row = this.#needed[at] as number
      const sire = sires[row] as number
      const dam = dams[row] as number
      const bySire = sire === UNKNOWN_PARENT ? 0 : (values[sire] as number)
      const byDam = dam === UNKNOWN_PARENT ? 0 : (values[dam] as number)
      values[row] = (bySire + byDam) * 0.5 + (values[row] as number)
    }
  }
}
