import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import type { BreedingLines } from './breeding-lines.ts'
import { LANE_MARKS, LANES, type LaneKernel } from './lane-kernel.ts'
import { mendelianShare } from './mendelian-share.ts'
import { openLaneKernel } from './open-lane-kernel.ts'

/**
 * Relationships of up to eight animals at a time with many others. A round is: `turnTo` each animal in a lane of its
 * own, say with `need` whose relationships are wanted, `sweep`, then ask `with`.
 *
 * @see Colleau (2002), "An indirect approach to the extensive calculation of relationship coefficients"
 */
export class RelationshipSweep {
  readonly #pedigree: Pedigree
  readonly #lines: BreedingLines
  readonly #kernel: LaneKernel
  readonly #f: Float64Array
  readonly #turnedTo = new Int32Array(LANES)
  #lastMarked = 0

  /** @param f - inbreeding coefficients of the pedigree; those `learn` was told of must be there. */
  constructor(
    pedigree: Pedigree,
    lines: BreedingLines,
    { f, openKernel = openLaneKernel }: { f: Float64Array; openKernel?: (lines: number) => LaneKernel },
  ) {
    this.#pedigree = pedigree
    this.#lines = lines
    this.#f = f
    this.#kernel = openKernel(lines.count)
    for (let line = 1; line <= lines.count; line += 1) {
      const row = lines.rowOf[line] as number
      this.#kernel.sires[line] = this.#lineOf(pedigree.sires[row] as number)
      this.#kernel.dams[line] = this.#lineOf(pedigree.dams[row] as number)
    }
  }

  /** Takes over the coefficients of an animal's parents; before a sweep, due for each ancestor of the animals swept. */
  learn(row: number): void {
    const line = this.#lines.lineOf[row] as number
    const { sires, dams } = this.#pedigree
    this.#kernel.shares[line] = mendelianShare(sires[row] as number, dams[row] as number, this.#f)
  }

  /** @param lane - smaller than `LANES`, another for each animal of the round. */
  turnTo(row: number, lane: number): void {
    this.#turnedTo[lane] = row
    if (this.#lines.lineOf[row] !== 0) this.#start(this.#lines.lineOf[row] as number, lane, 1)
    else {
      this.#start(this.#lineOf(this.#pedigree.sires[row] as number), lane, 0.5)
      this.#start(this.#lineOf(this.#pedigree.dams[row] as number), lane, 0.5)
    }
  }

  /** Asks for the relationships of `row` with the animals of this round. */
  need(row: number): void {
    if (this.#lines.lineOf[row] !== 0) this.#mark(this.#lines.lineOf[row] as number, LANE_MARKS.needed)
    else {
      this.#mark(this.#lineOf(this.#pedigree.sires[row] as number), LANE_MARKS.needed)
      this.#mark(this.#lineOf(this.#pedigree.dams[row] as number), LANE_MARKS.needed)
    }
  }

  /** Computes what was asked for, and ends the round. */
  sweep(): void {
    this.#kernel.passDown(this.#kernel.passUp(this.#lastMarked))
    this.#lastMarked = 0
  }

  /** Numerator relationship (twice the kinship) of `row` with the animal of `lane`. */
  with(row: number, lane: number): number {
    const line = this.#lines.lineOf[row] as number
    if (line !== 0) return this.#kernel.lanes[line * LANES + lane] as number
    if (row === this.#turnedTo[lane]) return 1 + (this.#f[row] as number)
    const sire = this.#lineOf(this.#pedigree.sires[row] as number)
    const dam = this.#lineOf(this.#pedigree.dams[row] as number)
    const { lanes } = this.#kernel
    return ((lanes[sire * LANES + lane] as number) + (lanes[dam * LANES + lane] as number)) * 0.5
  }

  #lineOf(row: number): number {
    return row === UNKNOWN_PARENT ? 0 : (this.#lines.lineOf[row] as number)
  }

  #start(line: number, lane: number, share: number): void {
    const { lanes, marks } = this.#kernel
    const at = line * LANES
    if (((marks[line] as number) & LANE_MARKS.ancestor) === 0) lanes.fill(0, at, at + LANES)
    lanes[at + lane] = (lanes[at + lane] as number) + share
    this.#mark(line, LANE_MARKS.ancestor)
  }

  #mark(line: number, mark: number): void {
    this.#kernel.marks[line] = (this.#kernel.marks[line] as number) | mark
    if (line > this.#lastMarked) this.#lastMarked = line
  }
}
