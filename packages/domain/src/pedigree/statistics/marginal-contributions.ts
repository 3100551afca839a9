import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { AncestorWalk } from './ancestor-walk.ts'
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
  /** The share of each animal's alleles that the chosen ones explained when it was last asked; it only grows. */
  readonly #explained: Float64Array
  /** After how many choices that was asked. */
  readonly #explainedAfter: Int32Array
  #choices = 0
  readonly #isChosen: Uint8Array
  readonly #candidates: Uint8Array
  readonly #queue: LargestFirst
  /** Zero between two steps. */
  readonly #change: Float64Array
  readonly #walk: AncestorWalk

  /** @param flow - as `geneFlow` gives it; taken over and changed. */
  constructor(pedigree: Pedigree, flow: Float64Array) {
    this.#pedigree = pedigree
    this.#flow = flow
    this.#explained = new Float64Array(pedigree.size)
    this.#explainedAfter = new Int32Array(pedigree.size)
    this.#isChosen = new Uint8Array(pedigree.size)
    this.#change = new Float64Array(pedigree.size)
    this.#candidates = candidatesOf(pedigree, flow)
    this.#walk = new AncestorWalk(pedigree)
    this.#queue = new LargestFirst(flow.map((share, row) => share * this.#candidateShare(row)))
  }

  /** The ancestor that explains most of what is left; undefined when nothing is. */
  takeLargest(): AncestorShare | undefined {
    for (;;) {
      const row = this.#queue.first()
      if (row === undefined || this.#queue.firstValue() <= NEGLIGIBLE) return undefined
      const atMost = this.#atMost(row)
      if (atMost < this.#queue.firstValue()) {
        this.#queue.lowerFirst(atMost)
        continue
      }
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

  /** Without a walk: by what was explained of it when last asked. */
  #atMost(row: number): number {
    return (this.#flow[row] as number) * this.#candidateShare(row) * (1 - (this.#explained[row] as number))
  }

  #marginal(row: number): number {
    if (this.#candidates[row] !== CANDIDATE.unknownParent) this.#explain(row)
    return Math.max(0, this.#atMost(row))
  }

  #candidateShare(row: number): number {
    if (this.#candidates[row] === CANDIDATE.none || this.#isChosen[row] === 1) return 0
    return this.#candidates[row] === CANDIDATE.unknownParent ? 0.5 : 1
  }

  /** Brings up to date what is explained of it and of its ancestors. */
  #explain(row: number): void {
    const explained = this.#explained
    const { sires, dams } = this.#pedigree
    const isUpToDate = (at: number) => this.#isChosen[at] === 1 || this.#explainedAfter[at] === this.#choices
    for (const next of this.#walk.from(row, isUpToDate)) {
      if (isUpToDate(next)) continue
      const sire = sires[next] as number
      const dam = dams[next] as number
      const bySire = sire === UNKNOWN_PARENT ? 0 : (explained[sire] as number)
      const byDam = dam === UNKNOWN_PARENT ? 0 : (explained[dam] as number)
      explained[next] = (bySire + byDam) / 2
      this.#explainedAfter[next] = this.#choices
    }
  }

  /** What came through the chosen one is explained: its ancestors lose it, up to those chosen before. */
  #choose(chosen: number): void {
    const change = this.#change
    const isChosen = this.#isChosen
    const ancestors = this.#walk.from(chosen, row => isChosen[row] === 1)
    change[chosen] = this.#flow[chosen] as number
    for (let at = ancestors.length - 1; at >= 0; at -= 1) {
      const row = ancestors[at] as number
      const less = change[row] as number
      change[row] = 0
      if (isChosen[row] === 1) continue
      if (row !== chosen) this.#flow[row] = (this.#flow[row] as number) - less
      this.#passUp(row, less)
    }
    isChosen[chosen] = 1
    this.#explained[chosen] = 1
    this.#choices += 1
  }

  #passUp(row: number, flow: number): void {
    const sire = this.#pedigree.sires[row] as number
    const dam = this.#pedigree.dams[row] as number
    if (sire !== UNKNOWN_PARENT) this.#change[sire] = (this.#change[sire] as number) + flow / 2
    if (dam !== UNKNOWN_PARENT) this.#change[dam] = (this.#change[dam] as number) + flow / 2
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
