import { checkRows } from '../coefficients/coefficient-errors.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { EmptyPopulationError } from './statistics-errors.ts'

/** Rows of the animals whose alleles are asked about; one that is named twice counts twice. */
export type Population = ArrayLike<number> & Iterable<number>

/**
 * The share of a population's alleles that came through each animal, members included: the chance that an allele
 * drawn from a random member is, or passed through, the animal. One pass from the youngest up.
 *
 * @throws {EmptyPopulationError} for a population without animals.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @see Boichard, Maignel & Verrier (1997), "The value of using probabilities of gene origin to measure genetic
 * variability in a population", Genet. Sel. Evol. 29, appendix A
 */
export function geneFlow(pedigree: Pedigree, population: Population): Float64Array {
  if (population.length === 0) throw new EmptyPopulationError()
  checkRows(pedigree, population)
  const flow = new Float64Array(pedigree.size)
  const one = 1 / population.length
  for (const row of population) flow[row] = (flow[row] as number) + one
  for (let row = pedigree.size - 1; row >= 0; row -= 1) {
    const half = (flow[row] as number) / 2
    if (half === 0) continue
    const sire = pedigree.sires[row] as number
    const dam = pedigree.dams[row] as number
    if (sire !== UNKNOWN_PARENT) flow[sire] = (flow[sire] as number) + half
    if (dam !== UNKNOWN_PARENT) flow[dam] = (flow[dam] as number) + half
  }
  return flow
}
