import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { LargestFirst } from './largest-first.ts'

/** An ancestor and what it explains of a population's alleles beyond those chosen before it. */
export type AncestorShare = {
  /** The ancestor, or the animal whose unknown parent it is. */
  readonly row: number
  readonly isUnknownParent: boolean
  readonly contribution: number
}

/** Smaller contributions are what rounding leaves of zero. */
const NEGLIGIBLE = 1e-14

/** Who can be chosen: nobody, the animal itself, or its one unknown parent. */
const CANDIDATE = { none: 0, animal: 1, unknownParent: 2 } as const

/**
 * The choice of appendix B of Boichard et al. (1997), step by step. A chosen ancestor loses its parents: what flowed
 * through it to them is explained, and so is its share in each descendant. Marginal contributions only ever fall, so
 * a candidate whose last known figure is not the largest cannot be the next.
 */
export class MarginalContributions {
  readonly #pedigree: Pedigree
  /** The share of the population's alleles that came through each animal and through no chosen one after it. */
  readonly #flow: Float64Array
  /** The share of each animal's alleles that the chosen ones explain. */
  readonly #explained: Float64Array
  readonly #isChosen: Uint8Array
  readonly #candidates: Uint8Array
  readonly #queue: LargestFirst
  /** Zero between two steps. */
  readonly #change: Float64Array

  /** @param flow - as `geneFlow` gives it; taken over and changed. */
  constructor(pedigree: Pedigree, flow: Float64Array) {
    this.#pedigree = pedigree
    this.#flow = flow
    this.#explained = new Float64Array(pedigree.size)
    this.#isChosen = new Uint8Array(pedigree.size)
    this.#change = new Float64Array(pedigree.size)
    this.#candidates = candidatesOf(pedigree, flow)
    this.#queue = new LargestFirst(flow.map((_, row) => this.#marginal(row)))
  }

  /** The ancestor that explains most of what is left; undefined when nothing is. */
  takeLargest(): AncestorShare | undefined {
    for (;;) {
      const row = this.#queue.first()
      if (row === undefined || this.#queue.firstValue() <= NEGLIGIBLE) return undefined
      const contribution = this.#marginal(row)
      if (contribution < this.#queue.firstValue()) {
        this.#queue.lowerFirst(contribution)
        continue
      }
      this.#queue.lowerFirst(0)
      const isUnknownParent = this.#candidates[row] === CANDIDATE.unknownParent
      if (!isUnknownParent) this.#choose(row)
      return { row, isUnknownParent, contribution }
    }
  }

  #marginal(row: number): number {
    const flow = this.#flow[row] as number
    if (this.#candidates[row] === CANDIDATE.none || this.#isChosen[row] === 1) return 0
    if (this.#candidates[row] === CANDIDATE.unknownParent) return flow / 2
    return Math.max(0, flow * (1 - (this.#explained[row] as number)))
  }

  #choose(row: number): void {
    this.#isChosen[row] = 1
    this.#takeFromAncestors(row)
    this.#explainInDescendants(row)
  }

  #takeFromAncestors(chosen: number): void {
    const change = this.#change
    this.#passUp(chosen, this.#flow[chosen] as number)
    for (let row = chosen - 1; row >= 0; row -= 1) {
      const less = change[row] as number
      if (less === 0) continue
      change[row] = 0
      this.#flow[row] = (this.#flow[row] as number) - less
      if (this.#isChosen[row] === 0) this.#passUp(row, less)
    }
  }

  #passUp(row: number, flow: number): void {
    const sire = this.#pedigree.sires[row] as number
    const dam = this.#pedigree.dams[row] as number
    if (sire !== UNKNOWN_PARENT) this.#change[sire] = (this.#change[sire] as number) + flow / 2
    if (dam !== UNKNOWN_PARENT) this.#change[dam] = (this.#change[dam] as number) + flow / 2
  }

  #explainInDescendants(chosen: number): void {
    const { size, sires, dams } = this.#pedigree
    const change = this.#change
    change[chosen] = 1 - (this.#explained[chosen] as number)
    for (let row = chosen + 1; row < size; row += 1) {
      const sire = sires[row] as number
      const dam = dams[row] as number
      const bySire = sire < chosen ? 0 : (change[sire] as number)
      const byDam = dam < chosen ? 0 : (change[dam] as number)
      if ((bySire === 0 && byDam === 0) || this.#isChosen[row] === 1) continue
      change[row] = (bySire + byDam) / 2
      this.#explained[row] = (this.#explained[row] as number) + (change[row] as number)
    }
    change.fill(0, chosen)
  }
}

/** An animal counts as a parent here when offspring of it are in the population or lead to it. */
function candidatesOf({ size, sires, dams }: Pedigree, flow: Float64Array): Uint8Array {
  const candidates = new Uint8Array(size)
  for (let row = size - 1; row >= 0; row -= 1) {
    if (flow[row] === 0) continue
    const sire = sires[row] as number
    const dam = dams[row] as number
    if (sire !== UNKNOWN_PARENT) candidates[sire] = CANDIDATE.animal
    if (dam !== UNKNOWN_PARENT) candidates[dam] = CANDIDATE.animal
    if (candidates[row] === CANDIDATE.animal) continue
    if (sire === UNKNOWN_PARENT && dam === UNKNOWN_PARENT) candidates[row] = CANDIDATE.animal
    else if (sire === UNKNOWN_PARENT || dam === UNKNOWN_PARENT) candidates[row] = CANDIDATE.unknownParent
  }
  return candidates
}
