import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import type { BreedingLines } from './breeding-lines.ts'
import { mendelianShare } from './mendelian-share.ts'

/**
 * Relationships of one animal with all others, by one pass up and one pass down over all parents of the pedigree.
 *
 * @see Colleau (2002), "An indirect approach to the extensive calculation of relationship coefficients"
 */
export class RelationshipVector {
  readonly #f: Float64Array
  /** By row: its own line, 0 for an animal without offspring, and the lines of its parents, 0 where unknown. */
  readonly #lineOf: Int32Array
  readonly #sireLineOf: Int32Array
  readonly #damLineOf: Int32Array
  /** By line: the parents' lines, the line's own draw, and its relationship with the animal turned to. */
  readonly #sires: Int32Array
  readonly #dams: Int32Array
  readonly #shares: Float64Array
  readonly #relationship: Float64Array
  #turnedTo = UNKNOWN_PARENT

  /** @param lines - of all parents. */
  constructor(pedigree: Pedigree, lines: BreedingLines, f: Float64Array) {
    const lineOfParent = (row: number) => (row === UNKNOWN_PARENT ? 0 : (lines.lineOf[row] as number))
    this.#f = f
    this.#lineOf = lines.lineOf
    this.#sireLineOf = pedigree.sires.map(lineOfParent)
    this.#damLineOf = pedigree.dams.map(lineOfParent)
    this.#sires = new Int32Array(lines.count + 1)
    this.#dams = new Int32Array(lines.count + 1)
    this.#shares = new Float64Array(lines.count + 1)
    this.#relationship = new Float64Array(lines.count + 1)
    for (let line = 1; line <= lines.count; line += 1) {
      const row = lines.rowOf[line] as number
      this.#sires[line] = this.#sireLineOf[row] as number
      this.#dams[line] = this.#damLineOf[row] as number
      this.#shares[line] = mendelianShare(pedigree.sires[row] as number, pedigree.dams[row] as number, f)
    }
  }

  /** Turns to one animal: its relationships with all parents are computed now. */
  turnTo(row: number): void {
    this.#turnedTo = row
    this.#relationship.fill(0)
    this.#passUp(this.#startAt(row))
    this.#passDown()
  }

  /** Writes the kinship of the animal turned to with each of `rows` into `kinship`. */
  kinshipWith(rows: ArrayLike<number>, kinship: Float64Array): void {
    const [lineOf, sireLineOf, damLineOf] = [this.#lineOf, this.#sireLineOf, this.#damLineOf]
    const relationship = this.#relationship
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] as number
      const line = lineOf[row] as number
      if (line !== 0) kinship[at] = (relationship[line] as number) * 0.5
      else if (row === this.#turnedTo) kinship[at] = 0.5 + (this.#f[row] as number) * 0.5
      else {
        const bySire = relationship[sireLineOf[row] as number] as number
        const byDam = relationship[damLineOf[row] as number] as number
        kinship[at] = (bySire + byDam) * 0.25
      }
    }
  }

  /** @returns the last line that holds a share. */
  #startAt(row: number): number {
    const line = this.#lineOf[row] as number
    const sire = this.#sireLineOf[row] as number
    const dam = this.#damLineOf[row] as number
    if (line !== 0) this.#relationship[line] = 1
    else {
      this.#relationship[sire] = 0.5
      this.#relationship[dam] = (this.#relationship[dam] as number) + 0.5
    }
    return line || Math.max(sire, dam)
  }

  #passUp(from: number): void {
    const relationship = this.#relationship
    const [sires, dams, shares] = [this.#sires, this.#dams, this.#shares]
    for (let line = from; line > 0; line -= 1) {
      const own = relationship[line] as number
      if (own === 0) continue
      const sire = sires[line] as number
      const dam = dams[line] as number
      relationship[sire] = (relationship[sire] as number) + own * 0.5
      relationship[dam] = (relationship[dam] as number) + own * 0.5
      relationship[line] = own * (shares[line] as number)
    }
    // Nobody takes shares in place of unknown parents, but has none to hand down.
    relationship[0] = 0
  }

  #passDown(): void {
    const relationship = this.#relationship
    const [sires, dams] = [this.#sires, this.#dams]
    for (let line = 1; line < relationship.length; line += 1) {
      const bySire = relationship[sires[line] as number] as number
      const byDam = relationship[dams[line] as number] as number
      relationship[line] = (bySire + byDam) * 0.5 + (relationship[line] as number)
    }
  }
}
