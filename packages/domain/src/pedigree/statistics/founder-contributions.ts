import { ancestralPedigree } from '../coefficients/ancestral-pedigree.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { geneFlow, type Population } from './gene-flow.ts'
import { type AnimalOrLitter, parentsOf } from './parents-of.ts'

/** From whom the alleles of a population come. The values of both columns together sum to 1. */
export type FounderContributions = {
  /** Expected share of the population's alleles that come from each founder; 0 for animals with a known parent. */
  readonly ofFounders: Float64Array
  /** Share that comes from the one unknown parent of each animal; 0 where both or none are known. */
  readonly ofUnknownParents: Float64Array
}

/**
 * Expected founder contributions of a population. An animal of which both parents are unknown is a founder; of an
 * animal with one known parent the other one counts as a founder of its own, as the sources do.
 *
 * @param population - its rows; `[row]` for one animal, `[sire, dam]` for a proposed litter.
 * @throws {EmptyPopulationError} for a population without animals.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @see Lacy (1989), "Analysis of founder representation in pedigrees", Zoo Biology 8
 * @see Boichard, Maignel & Verrier (1997), Genet. Sel. Evol. 29
 */
export function founderContributions(pedigree: Pedigree, population: Population): FounderContributions {
  const flow = geneFlow(pedigree, population)
  const ofUnknownParents = new Float64Array(pedigree.size)
  for (let row = 0; row < pedigree.size; row += 1) {
    const isSireKnown = pedigree.sires[row] !== UNKNOWN_PARENT
    const isDamKnown = pedigree.dams[row] !== UNKNOWN_PARENT
    if (isSireKnown !== isDamKnown) ofUnknownParents[row] = (flow[row] as number) / 2
    if (isSireKnown || isDamKnown) flow[row] = 0
  }
  return { ofFounders: flow, ofUnknownParents }
}

/** A founder and its share. */
export type FounderShare = {
  /** The founder, or the animal whose unknown parent it is. */
  readonly row: number
  readonly isUnknownParent: boolean
  readonly contribution: number
}

/** The founders that contribute, the largest share first; the lower row first where shares are equal. */
export function rankFounders({ ofFounders, ofUnknownParents }: FounderContributions): FounderShare[] {
  const shares: FounderShare[] = []
  ofFounders.forEach((contribution, row) => {
    if (contribution > 0) shares.push({ row, isUnknownParent: false, contribution })
  })
  ofUnknownParents.forEach((contribution, row) => {
    if (contribution > 0) shares.push({ row, isUnknownParent: true, contribution })
  })
  return shares.sort((one, other) => other.contribution - one.contribution || one.row - other.row)
}

/**
 * Founder equivalents: how many founders of equal contribution would give the same expected diversity, one over the
 * sum of squared contributions.
 *
 * @returns 1 up to the number of contributing founders, unknown single parents counted.
 * @see Lacy (1989), "Analysis of founder representation in pedigrees", Zoo Biology 8
 */
export function founderEquivalents({ ofFounders, ofUnknownParents }: FounderContributions): number {
  const sumOfSquares = (shares: Float64Array) => shares.reduce((sum, share) => sum + share * share, 0)
  return 1 / (sumOfSquares(ofFounders) + sumOfSquares(ofUnknownParents))
}

/**
 * The founders of one animal or of a proposed litter with their expected shares, the largest first. A founder is its
 * own. Shares sum to 1, less 1/2 for each parent of a litter that is not known.
 *
 * @throws {NoSuchAnimalError} for a row that is no animal.
 */
export function foundersOf(pedigree: Pedigree, of: AnimalOrLitter): FounderShare[] {
  const parents = parentsOf(pedigree, of)
  const population =
    typeof of === 'number' ? [of] : [parents.sire, parents.dam].filter(row => row !== UNKNOWN_PARENT)
  if (population.length === 0) return []
  const { pedigree: small, wholeRows } = ancestralPedigree(pedigree, population)
  const known = population.length / (typeof of === 'number' ? 1 : 2)
  const rows = population.map(row => wholeRows.indexOf(row))
  return rankFounders(founderContributions(small, rows)).map(share => ({
    ...share,
    row: wholeRows[share.row] as number,
    contribution: share.contribution * known,
  }))
}
