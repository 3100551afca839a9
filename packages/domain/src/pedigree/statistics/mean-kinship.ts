import { checkCoefficients } from '../coefficients/coefficient-errors.ts'
import { mendelianShare } from '../coefficients/mendelian-share.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { geneFlow, type Population } from './gene-flow.ts'

/** How closely the animals of a population are related on average. */
export type MeanKinship = {
  /** Over all pairs, each animal with itself included: one minus the gene diversity that is left. */
  readonly withSelf: number
  /** Over pairs of two different members only; null for a population of one. */
  readonly betweenAnimals: number | null
  /** Founder genome equivalents, 1 / (2 * withSelf): founders of equal share, none of whose alleles was lost. */
  readonly founderGenomeEquivalents: number
}

/**
 * Mean kinship of a population, exact, without computing its pairs: x'Ax of Colleau with x = 1/N.
 *
 * @param f - the pedigree's inbreeding coefficients.
 * @throws {EmptyPopulationError} for a population without animals.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 * @see Ballou & Lacy (1995), "Identifying genetically important individuals for management of genetic variation in
 * pedigreed populations"
 * @see Colleau (2002), "An indirect approach to the extensive calculation of relationship coefficients"
 * @see Caballero & Toro (2000), "Interrelations between effective population size and other pedigree tools", for
 * founder genome equivalents
 */
export function meanKinship(pedigree: Pedigree, population: Population, f: Float64Array): MeanKinship {
  checkCoefficients(pedigree, f)
  const flow = geneFlow(pedigree, population)
  let sum = 0
  for (let row = 0; row < pedigree.size; row += 1) {
    const share = flow[row] as number
    if (share !== 0) sum += share * share * ownDraw(pedigree, row, f)
  }
  const withSelf = sum / 2
  const n = population.length
  let selves = 0
  for (const row of population) selves += (1 + (f[row] as number)) / 2
  const betweenAnimals = n === 1 ? null : Math.max(0, (withSelf * n * n - selves) / (n * (n - 1)))
  return { withSelf, betweenAnimals, founderGenomeEquivalents: 1 / (2 * withSelf) }
}

/**
 * Each animal's mean kinship with a population, itself included where it is a member: the lower, the rarer are its
 * alleles and the more it is worth as a parent.
 *
 * @returns a probability for each row of the pedigree, members or not.
 * @throws {EmptyPopulationError} for a population without animals.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 * @see Ballou & Lacy (1995), "Identifying genetically important individuals for management of genetic variation in
 * pedigreed populations"
 */
export function meanKinshipOfEach(pedigree: Pedigree, population: Population, f: Float64Array): Float64Array {
  checkCoefficients(pedigree, f)
  const relationship = geneFlow(pedigree, population)
  for (let row = 0; row < pedigree.size; row += 1) {
    const sire = pedigree.sires[row] as number
    const dam = pedigree.dams[row] as number
    const bySire = sire === UNKNOWN_PARENT ? 0 : (relationship[sire] as number)
    const byDam = dam === UNKNOWN_PARENT ? 0 : (relationship[dam] as number)
    relationship[row] = (bySire + byDam) / 2 + (relationship[row] as number) * ownDraw(pedigree, row, f)
  }
  return relationship.map(value => value / 2)
}

function ownDraw({ sires, dams }: Pedigree, row: number, f: Float64Array): number {
  return mendelianShare(sires[row] as number, dams[row] as number, f)
}
