import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { mendelianShare } from './mendelian-share.ts'

/**
 * Relationships of one animal at a time with any others, by walking only their ancestors: one way up from the animal
 * for its ancestors' shares, one way down to each other animal, remembering what was met on the way.
 *
 * @see Colleau (2002), "An indirect approach to the extensive calculation of relationship coefficients"
 * @see Sargolzaei, Iwaisaki & Colleau (2005), "A fast algorithm for computing inbreeding coefficients in large
 * populations"
 */
export class RelationshipProbe {
  readonly #sires: Int32Array
  readonly #dams: Int32Array
  readonly #f: Float64Array
  /** Share of the animal's alleles that came through each ancestor, times its own draw; 0 elsewhere. */
  readonly #drawn: Float64Array
  readonly #relationship: Float64Array
  /** The question at which a row's relationship was last computed. */
  readonly #metAt: Int32Array
  #ancestors: Int32Array = new Int32Array(1024)
  #ancestorCount = 0
  #stack: Int32Array = new Int32Array(1024)
  #question = 0

  /** @param f - inbreeding coefficients; those of the ancestors must be there when a question is put. */
  constructor({ size, sires, dams }: Pedigree, f: Float64Array) {
    this.#sires = sires
    this.#dams = dams
    this.#f = f
    this.#drawn = new Float64Array(size)
    this.#relationship = new Float64Array(size)
    this.#metAt = new Int32Array(size)
  }

  /** Turns to one animal: its ancestors' shares are computed now. */
  turnTo(row: number): void {
    for (let k = 0; k < this.#ancestorCount; k += 1) this.#drawn[this.#ancestors[k] as number] = 0
    this.#question += 1
    this.#ancestorCount = 0
    this.#collectAncestors(row)
    this.#passSharesUp(row)
    this.#question += 1
  }

  /** Numerator relationship (twice the kinship) of `row` with the animal turned to. */
  with(row: number): number {
    if (this.#metAt[row] !== this.#question) this.#descendTo(row)
    return this.#relationship[row] as number
  }

  /** Parents come before their offspring in the list. */
  #collectAncestors(row: number): void {
    let depth = this.#push(0, row)
    while (depth > 0) {
      const next = this.#stack[depth - 1] as number
      const before = depth
      if (this.#metAt[next] !== this.#question) depth = this.#pushUnmetParents(depth, next)
      if (depth !== before) continue
      depth -= 1
      if (this.#metAt[next] === this.#question) continue
      this.#metAt[next] = this.#question
      this.#addAncestor(next)
    }
  }

  #passSharesUp(row: number): void {
    const drawn = this.#drawn
    drawn[row] = 1
    for (let k = this.#ancestorCount - 1; k >= 0; k -= 1) {
      const next = this.#ancestors[k] as number
      const sire = this.#sires[next] as number
      const dam = this.#dams[next] as number
      const half = 0.5 * (drawn[next] as number)
      if (sire !== UNKNOWN_PARENT) drawn[sire] = (drawn[sire] as number) + half
      if (dam !== UNKNOWN_PARENT) drawn[dam] = (drawn[dam] as number) + half
      drawn[next] = (drawn[next] as number) * mendelianShare(sire, dam, this.#f)
    }
  }

  #descendTo(row: number): void {
    let depth = this.#push(0, row)
    while (depth > 0) {
      const next = this.#stack[depth - 1] as number
      const before = depth
      if (this.#metAt[next] !== this.#question) depth = this.#pushUnmetParents(depth, next)
      if (depth !== before) continue
      depth -= 1
      this.#metAt[next] = this.#question
      const sire = this.#sires[next] as number
      const dam = this.#dams[next] as number
      const bySire = sire === UNKNOWN_PARENT ? 0 : (this.#relationship[sire] as number)
      const byDam = dam === UNKNOWN_PARENT ? 0 : (this.#relationship[dam] as number)
      this.#relationship[next] = 0.5 * (bySire + byDam) + (this.#drawn[next] as number)
    }
  }

  #pushUnmetParents(depth: number, row: number): number {
    const sire = this.#sires[row] as number
    const dam = this.#dams[row] as number
    let deeper = depth
    if (sire !== UNKNOWN_PARENT && this.#metAt[sire] !== this.#question) deeper = this.#push(deeper, sire)
    if (dam !== UNKNOWN_PARENT && this.#metAt[dam] !== this.#question) deeper = this.#push(deeper, dam)
    return deeper
  }

  #push(depth: number, row: number): number {
    if (depth === this.#stack.length) this.#stack = doubled(this.#stack)
    this.#stack[depth] = row
    return depth + 1
  }

  #addAncestor(row: number): void {
    if (this.#ancestorCount === this.#ancestors.length) this.#ancestors = doubled(this.#ancestors)
    this.#ancestors[this.#ancestorCount] = row
    this.#ancestorCount += 1
  }
}

function doubled(rows: Int32Array): Int32Array {
  const larger = new Int32Array(rows.length * 2)
  larger.set(rows)
  return larger
}
