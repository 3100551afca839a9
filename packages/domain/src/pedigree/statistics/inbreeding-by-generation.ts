import { ancestralPedigree } from '../coefficients/ancestral-pedigree.ts'
import { checkCoefficients } from '../coefficients/coefficient-errors.ts'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import type { Mating } from '../coefficients/kinship.ts'
import type { Pedigree } from '../pedigree.ts'
import { type AncestorsWithin, ancestorsWithin } from './ancestors-within.ts'
import { completenessByGeneration } from './completeness.ts'
import { meetingChances } from './meeting-chances.ts'
import { type AnimalOrLitter, parentsOf } from './parents-of.ts'

/**
 * How an N-generation coefficient counts; there is no single definition, so it is always said.
 *
 * - `chart`: what a chart of N generations shows and nothing else. Ancestors of the last generation count as
 *   unrelated and not inbred; an animal that stands in several generations counts with its nearest, parents and all.
 * - `exact-ancestors`: the same common ancestors and paths, but each common ancestor's own inbreeding is counted
 *   over all its generations, as Wright's formula writes (1 + F) of the ancestor.
 *
 * Both grow with N and end at the exact coefficient.
 */
export type CountingRule = 'chart' | 'exact-ancestors'

/** One point of the curve of an animal's coefficient by generations. */
export type GenerationPoint = {
  /** 1 is the parents. */
  readonly generation: number
  /** The coefficient when ancestors up to this generation are counted. */
  readonly inbreeding: number
  /** Known of the 2^generation ancestors of exactly this generation, 0 to 1. */
  readonly completeness: number
}

/** How the curve is counted. */
export type CurveOptions = {
  /** @default 'chart' */
  readonly rule?: CountingRule | undefined
  /** The pedigree's coefficients, when they are at hand. `exact-ancestors` needs them and computes them otherwise. */
  readonly f?: Float64Array | undefined
  /** 1 to 50. @default 10 */
  readonly generations?: number | undefined
}

/**
 * The coefficient of inbreeding of an animal or of a proposed litter when 1, 2, 3 ... generations of ancestors are
 * counted, each beside how much is known of that generation. A truncated coefficient is never above the exact one
 * and flatters the more the fewer generations it has.
 *
 * @returns one point for each generation, not falling.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {GenerationsOutOfRangeError} unless `generations` is a whole number from 1 to 50.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 */
export function inbreedingByGeneration(
  pedigree: Pedigree,
  of: AnimalOrLitter,
  { rule = 'chart', f, generations = 10 }: CurveOptions = {},
): GenerationPoint[] {
  checkCoefficients(pedigree, f)
  const parents = parentsOf(pedigree, of)
  const levels = completenessByGeneration(pedigree, parents, generations)
  const exact = rule === 'exact-ancestors' ? (f ?? inbreedingCoefficients(pedigree)) : f
  let last: number | undefined
  return levels.map(({ generation, completeness }) => {
    if (last !== undefined) return { generation, inbreeding: last, completeness }
    const within = ancestorsWithin(pedigree, parents, generation)
    const inbreeding = coefficientWithin(within, rule, exact)
    if (!within.hasMore) last = inbreeding
    return { generation, inbreeding, completeness }
  })
}

function coefficientWithin(within: AncestorsWithin, rule: CountingRule, f: Float64Array | undefined): number {
  const { pedigree, mating, wholeRows } = within
  const { chances } = meetingChances(pedigree, mating)
  const met: number[] = []
  chances.forEach((chance, row) => {
    if (chance > 0) met.push(row)
  })
  const inbreedingOf =
    rule === 'chart' || f === undefined
      ? inbreedingWithin(pedigree, met)
      : (row: number) => f[wholeRows[row] as number] as number
  return met.reduce((sum, row) => sum + ((chances[row] as number) * (1 + inbreedingOf(row))) / 2, 0)
}

/** The coefficients of some animals in this pedigree, without computing those of all others. */
function inbreedingWithin(pedigree: Pedigree, rows: readonly number[]): (row: number) => number {
  const ancestral = ancestralPedigree(pedigree, rows)
  const f = inbreedingCoefficients(ancestral.pedigree)
  const byRow = new Map(Array.from(ancestral.wholeRows, (row, at) => [row, f[at] as number]))
  return row => byRow.get(row) ?? 0
}

/** The curve of a litter of two parents. @see inbreedingByGeneration */
export function litterInbreedingByGeneration(
  pedigree: Pedigree,
  mating: Mating,
  options: CurveOptions = {},
): GenerationPoint[] {
  return inbreedingByGeneration(pedigree, mating, options)
}
