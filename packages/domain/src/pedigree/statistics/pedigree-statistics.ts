import { completeGenerations } from '../coefficients/complete-generations.ts'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { type AncestorSearch, ancestorEquivalents } from './ancestor-equivalents.ts'
import { completenessIndices, tracedGenerations } from './completeness.ts'
import { effectiveSize } from './effective-size.ts'
import { founderContributions, founderEquivalents } from './founder-contributions.ts'
import type { Population } from './gene-flow.ts'
import { meanKinship } from './mean-kinship.ts'
import { type ReferencePopulation, referencePopulation } from './reference-population.ts'

/** A studbook in figures. Plain data, as `pawfect pedigree stats --json` writes it. */
export type PedigreeStatistics = {
  /** Of the whole studbook. */
  readonly animals: number
  /** Animals of which no parent is known. */
  readonly founders: number
  /** Animals of which one parent is known; the other counts as a founder in the equivalents below. */
  readonly halfFounders: number
  /** Which animals all figures below are about. */
  readonly population: ReferencePopulation | 'given'
  readonly populationAnimals: number
  /** 0 to 1. */
  readonly meanInbreeding: number
  readonly maxInbreeding: number
  /** Members with a coefficient above 0. */
  readonly inbredAnimals: number
  /** Over all pairs of members, each with itself included. */
  readonly meanKinship: number
  /** The same over pairs of two different members; null for a single one. */
  readonly meanKinshipBetweenAnimals: number | null
  readonly founderEquivalents: number
  readonly ancestorEquivalents: number
  /** How exactly `ancestorEquivalents` is known; equal where it was followed to the end. */
  readonly ancestorEquivalentsBounds: readonly [lower: number, upper: number]
  readonly founderGenomeEquivalents: number
  /** By individual increase in inbreeding; null when inbreeding does not grow or too little is known. */
  readonly effectiveSize: number | null
  readonly effectiveSizeStandardError: number | null
  /** Means over the members. */
  readonly completeGenerations: number
  readonly fullyTracedGenerations: number
  readonly completenessIndex: number
  /** Generations to the farthest known ancestor of any member. */
  readonly maxTracedGenerations: number
}

/** What the statistics are about and what of them is at hand. */
export type StatisticsOptions = AncestorSearch & {
  /** @default 'all' */
  readonly population?: ReferencePopulation | Population | undefined
  /** The pedigree's inbreeding coefficients, when they are at hand. */
  readonly f?: Float64Array | undefined
}

/**
 * The figures by which studbooks are compared. Everything after `populationAnimals` is about one reference
 * population, by default **all animals of the file**: what a reader expects of the mean of a file. Authors that
 * follow a breed through time take its youngest animals, ENDOG those with both parents known; say which with
 * `population`. Mean kinship includes each animal with itself, as gene diversity does.
 *
 * @throws {EmptyPopulationError} when the population has no animal.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 */
export function pedigreeStatistics(
  pedigree: Pedigree,
  { population = 'all', f: given, ...search }: StatisticsOptions = {},
): PedigreeStatistics {
  const rows = typeof population === 'string' ? referencePopulation(pedigree, population) : population
  const f = given ?? inbreedingCoefficients(pedigree)
  const generations = completeGenerations(pedigree)
  const related = meanKinship(pedigree, rows, f)
  const ancestors = ancestorEquivalents(pedigree, rows, search)
  const size = effectiveSize(pedigree, { population: rows, f, generations })
  const { full, longest } = tracedGenerations(pedigree)
  return {
    animals: pedigree.size,
    ...foundersOf(pedigree),
    population: typeof population === 'string' ? population : 'given',
    populationAnimals: rows.length,
    meanInbreeding: meanOf(f, rows),
    maxInbreeding: largestOf(f, rows),
    inbredAnimals: Array.from(rows).filter(row => (f[row] as number) > 0).length,
    meanKinship: related.withSelf,
    meanKinshipBetweenAnimals: related.betweenAnimals,
    founderEquivalents: founderEquivalents(founderContributions(pedigree, rows)),
    ancestorEquivalents: ancestors.value,
    ancestorEquivalentsBounds: [ancestors.lower, ancestors.upper],
    founderGenomeEquivalents: related.founderGenomeEquivalents,
    effectiveSize: size.kind === 'estimated' ? size.size : null,
    effectiveSizeStandardError: size.kind === 'estimated' ? size.standardError : null,
    completeGenerations: meanOf(generations, rows),
    fullyTracedGenerations: meanOf(full, rows),
    completenessIndex: meanOf(completenessIndices(pedigree), rows),
    maxTracedGenerations: largestOf(longest, rows),
  }
}

function foundersOf({ size, sires, dams }: Pedigree): { founders: number; halfFounders: number } {
  let founders = 0
  let halfFounders = 0
  for (let row = 0; row < size; row += 1) {
    const unknown = Number(sires[row] === UNKNOWN_PARENT) + Number(dams[row] === UNKNOWN_PARENT)
    if (unknown === 2) founders += 1
    if (unknown === 1) halfFounders += 1
  }
  return { founders, halfFounders }
}

function meanOf(values: ArrayLike<number>, rows: Population): number {
  let sum = 0
  for (const row of rows) sum += values[row] as number
  return sum / rows.length
}

function largestOf(values: ArrayLike<number>, rows: Population): number {
  let largest = 0
  for (const row of rows) largest = Math.max(largest, values[row] as number)
  return largest
}
