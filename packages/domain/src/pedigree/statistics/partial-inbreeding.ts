import { type AncestralPedigree, ancestralPedigree } from '../coefficients/ancestral-pedigree.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { type FounderShare, rankFounders } from './founder-contributions.ts'
import { type AnimalOrLitter, parentsOf } from './parents-of.ts'

/**
 * Splits the coefficient of an animal or of a proposed litter among founders: for each, the chance that both alleles
 * at a locus are copies of one allele **of that founder**. The parts sum to the exact coefficient. Inbreeding to
 * some founders is often worse than to others; this tells to whom.
 *
 * Exact over all generations. Work grows with the square of the number of ancestors: milliseconds for a thousand,
 * about a second for ten thousand.
 *
 * @returns founders with their part as `contribution`, the largest first; none for an animal that is not inbred.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @see Lacy, Alaks & Walsh (1996), "Hierarchical analysis of inbreeding depression in Peromyscus polionotus",
 * Evolution 50
 * @see Gulisija & Crow (2007), "Inferring purging from pedigree data", Evolution 61
 */
export function partialInbreeding(pedigree: Pedigree, of: AnimalOrLitter): FounderShare[] {
  const { sire, dam } = parentsOf(pedigree, of)
  if (sire === UNKNOWN_PARENT || dam === UNKNOWN_PARENT) return []
  const ancestral = ancestralPedigree(pedigree, [sire, dam])
  const copies = copiedIn(ancestral, sire, dam)
  const small = ancestral.pedigree
  const ofFounders = new Float64Array(small.size)
  const ofUnknownParents = new Float64Array(small.size)
  // Who was the allele of that two lines found copied in an animal? Its own parents', with chance 1/2 each.
  for (let row = small.size - 1; row >= 0; row -= 1) {
    const copied = copies[row] as number
    if (copied === 0) continue
    const parents = [small.sires[row] as number, small.dams[row] as number]
    const known = parents.filter(parent => parent !== UNKNOWN_PARENT)
    if (known.length === 0) ofFounders[row] = copied
    if (known.length === 1) ofUnknownParents[row] = copied / 2
    for (const parent of known) copies[parent] = (copies[parent] as number) + copied / 2
  }
  return rankFounders({ ofFounders, ofUnknownParents }).map(share => ({
    ...share,
    row: ancestral.wholeRows[share.row] as number,
  }))
}

/** Chances that are what rounding leaves of zero. */
const NEGLIGIBLE = 1e-16

/**
 * The chance that an allele of the sire and one of the dam are copies of one allele of each animal, and of none
 * younger. When two lines meet in an animal they are copies of one allele with chance 1/2; otherwise they go on, one
 * to its sire and one to its dam. The product of the two lines' chances of passing through an animal counts also
 * lines that, having met, went on to one and the same parent; those are taken off.
 */
function copiedIn({ pedigree, wholeRows }: AncestralPedigree, sire: number, dam: number): Float64Array {
  const lines = new LinesUp(pedigree)
  const meetings = new Float64Array(pedigree.size)
  lines.addSquares([wholeRows.indexOf(sire), wholeRows.indexOf(dam)], { weight: 1, to: meetings })
  for (let row = pedigree.size - 1; row >= 0; row -= 1) {
    const meeting = meetings[row] as number
    if (meeting <= NEGLIGIBLE) {
      meetings[row] = 0
      continue
    }
    for (const parent of [pedigree.sires[row] as number, pedigree.dams[row] as number])
      if (parent !== UNKNOWN_PARENT)
        lines.addSquares([parent, parent], { weight: -meeting / 4, to: meetings })
  }
  return meetings.map(meeting => meeting / 2)
}

/** Follows lines of descent upwards. */
class LinesUp {
  readonly #pedigree: Pedigree
  /** Zero between two calls. */
  readonly #one: Float64Array
  readonly #other: Float64Array

  constructor(pedigree: Pedigree) {
    this.#pedigree = pedigree
    this.#one = new Float64Array(pedigree.size)
    this.#other = new Float64Array(pedigree.size)
  }

  /** Adds, for each animal, the chance that lines from two animals both pass through it, times a weight. */
  addSquares(
    [one, other]: readonly [number, number],
    { weight, to }: { readonly weight: number; readonly to: Float64Array },
  ): void {
    this.#one[one] = 1
    this.#other[other] = 1
    for (let row = Math.max(one, other); row >= 0; row -= 1) {
      const byOne = this.#one[row] as number
      const byOther = this.#other[row] as number
      if (byOne === 0 && byOther === 0) continue
      to[row] = (to[row] as number) + weight * byOne * byOther
      this.#one[row] = 0
      this.#other[row] = 0
      this.#passUp(this.#pedigree.sires[row] as number, byOne / 2, byOther / 2)
      this.#passUp(this.#pedigree.dams[row] as number, byOne / 2, byOther / 2)
    }
  }

  #passUp(parent: number, byOne: number, byOther: number): void {
    if (parent === UNKNOWN_PARENT) return
    this.#one[parent] = (this.#one[parent] as number) + byOne
    this.#other[parent] = (this.#other[parent] as number) + byOther
  }
}
