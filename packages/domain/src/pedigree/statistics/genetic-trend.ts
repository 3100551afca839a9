import { checkCoefficients } from '../coefficients/coefficient-errors.ts'
import { completeGenerations } from '../coefficients/complete-generations.ts'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { completenessIndices } from './completeness.ts'
import { effectiveSize } from './effective-size.ts'
import { founderContributions, founderEquivalents } from './founder-contributions.ts'
import { type GenerationInterval, generationInterval } from './generation-interval.ts'
import { meanKinship } from './mean-kinship.ts'

/** The animals born in one year, in figures. */
export type YearOfBirths = {
  readonly year: number
  readonly animals: number
  readonly meanInbreeding: number
  /** Over all pairs born that year, each animal with itself included. */
  readonly meanKinship: number
  readonly founderEquivalents: number
  /** Means of complete-generation equivalents and of the completeness index over five generations. */
  readonly completeGenerations: number
  readonly completenessIndex: number
  /** By individual increase in inbreeding; null when it cannot be estimated from this year's animals. */
  readonly effectiveSize: number | null
  /** Different known sires of this year's animals, and dams. */
  readonly sires: number
  readonly dams: number
  /** As many sires of equal use would be as unequal: one over the sum of squared shares; 0 without known sires. */
  readonly effectiveSires: number
  /** The sires of most offspring this year, the first ones of equal ones by row. */
  readonly topSires: readonly SireShare[]
}

/** A sire's part in a year's births. */
export type SireShare = {
  readonly row: number
  readonly offspring: number
  /** Of the year's animals whose sire is known, 0 to 1. */
  readonly share: number
}

/** A studbook through time. */
export type GeneticTrend = {
  /** Ascending; years without births are left out. */
  readonly years: readonly YearOfBirths[]
  /** Animals born before the years shown, and those whose year is unknown. */
  readonly earlier: number
  readonly withoutYear: number
  readonly generationInterval: GenerationInterval | null
}

/** What the trend is drawn from. */
export type TrendOptions = {
  /** The pedigree's inbreeding coefficients, when they are at hand. */
  readonly f?: Float64Array | undefined
  /** How many sires to name for each year. @default 5 */
  readonly topSires?: number | undefined
}

/** A chart shows no more, and each year costs a pass over the pedigree. */
const MOST_YEARS = 150

/**
 * How inbreeding, kinship, completeness and the use of sires went by year of birth. Inbreeding can only be seen as
 * far as ancestors are known, so completeness belongs beside it.
 *
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 */
export function geneticTrend(pedigree: Pedigree, { f, topSires = 5 }: TrendOptions = {}): GeneticTrend {
  checkCoefficients(pedigree, f)
  const byYear = rowsByYear(pedigree)
  const shown = [...byYear].sort(([one], [other]) => one - other).slice(-MOST_YEARS)
  const columns = {
    f: f ?? inbreedingCoefficients(pedigree),
    generations: completeGenerations(pedigree),
    completeness: completenessIndices(pedigree),
  }
  const years = shown.map(([year, rows]) => ({
    year,
    ...figuresOf(pedigree, rows, columns),
    ...usedSires(pedigree, rows, topSires),
  }))
  const dated = [...byYear.values()].reduce((sum, rows) => sum + rows.length, 0)
  return {
    years,
    earlier: dated - years.reduce((sum, { animals }) => sum + animals, 0),
    withoutYear: pedigree.size - dated,
    generationInterval: generationInterval(pedigree),
  }
}

function rowsByYear({ size, birthYears }: Pedigree): Map<number, number[]> {
  const byYear = new Map<number, number[]>()
  for (let row = 0; row < size; row += 1) {
    const year = birthYears[row] as number
    if (year <= 0) continue
    const rows = byYear.get(year)
    if (rows === undefined) byYear.set(year, [row])
    else rows.push(row)
  }
  return byYear
}

type Columns = Record<'f' | 'generations' | 'completeness', Float64Array>

function figuresOf(pedigree: Pedigree, rows: readonly number[], columns: Columns) {
  const { f, generations, completeness } = columns
  const mean = (values: Float64Array) =>
    rows.reduce((sum, row) => sum + (values[row] as number), 0) / rows.length
  const size = effectiveSize(pedigree, { population: rows, f, generations })
  return {
    animals: rows.length,
    meanInbreeding: mean(f),
    meanKinship: meanKinship(pedigree, rows, f).withSelf,
    founderEquivalents: founderEquivalents(founderContributions(pedigree, rows)),
    completeGenerations: mean(generations),
    completenessIndex: mean(completeness),
    effectiveSize: size.kind === 'estimated' ? size.size : null,
  }
}

function usedSires({ sires, dams }: Pedigree, rows: readonly number[], most: number) {
  const counts = new Map<number, number>()
  const usedDams = new Set<number>()
  let known = 0
  for (const row of rows) {
    const sire = sires[row] as number
    if (dams[row] !== UNKNOWN_PARENT) usedDams.add(dams[row] as number)
    if (sire === UNKNOWN_PARENT) continue
    counts.set(sire, (counts.get(sire) ?? 0) + 1)
    known += 1
  }
  const shares = [...counts].map(
    ([row, offspring]): SireShare => ({ row, offspring, share: offspring / known }),
  )
  const squares = shares.reduce((sum, { share }) => sum + share * share, 0)
  shares.sort((one, other) => other.offspring - one.offspring || one.row - other.row)
  return {
    sires: counts.size,
    dams: usedDams.size,
    effectiveSires: known === 0 ? 0 : 1 / squares,
    topSires: shares.slice(0, most),
  }
}
