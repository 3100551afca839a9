import { checkCoefficients, checkRows } from '../coefficients/coefficient-errors.ts'
import { completeGenerations } from '../coefficients/complete-generations.ts'
import type { Pedigree } from '../pedigree.ts'
import type { Population } from './gene-flow.ts'

/**
 * How the increase in inbreeding per generation is taken.
 *
 * - `individual-increase`: each animal's own, 1 - (1 - F)^(1 / (t - 1)), averaged; t is its complete-generation
 *   equivalents. Of Gutiérrez, Cervantes, Molina, Valera & Goyache (2008), with the exponent corrected for species
 *   that cannot mate with themselves by Gutiérrez, Cervantes & Goyache (2009).
 * - `regression-on-generations`: the slope of ln(1 - F) on complete-generation equivalents, after Pérez-Enciso (1995)
 *   and Gutiérrez, Altarriba, Díaz et al. (2003).
 */
export type EffectiveSizeMethod = 'individual-increase' | 'regression-on-generations'

/** How large an ideal population would be that becomes inbred as fast. */
export type EffectiveSize =
  | {
      readonly kind: 'estimated'
      readonly size: number
      /** Standard error of the size; null for the regression. */
      readonly standardError: number | null
      /** Mean increase in inbreeding per generation. */
      readonly increase: number
      /** Animals with enough known generations to count. */
      readonly animals: number
    }
  | {
      readonly kind: 'not-estimable'
      /** Nobody has more than one generation of known ancestors, or inbreeding does not grow. */
      readonly reason: 'too-few-generations' | 'no-increase'
      readonly animals: number
    }

/** What the effective size is computed from. */
export type EffectiveSizeInput = {
  readonly population: Population
  /** The pedigree's inbreeding coefficients. */
  readonly f: Float64Array
  /** @default 'individual-increase' */
  readonly method?: EffectiveSizeMethod | undefined
  /** As `completeGenerations` gives them, when they are at hand. */
  readonly generations?: Float64Array | undefined
}

/**
 * Effective population size 1 / (2 * increase in inbreeding per generation). Animals with at most one
 * complete-generation equivalent are left out: nothing can be seen in them.
 *
 * @returns not estimable where inbreeding does not grow, rather than infinity.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 * @see Gutiérrez, Cervantes & Goyache (2009), "Improving the estimation of realized effective population sizes in
 * farm animals", J. Anim. Breed. Genet. 126
 */
export function effectiveSize(
  pedigree: Pedigree,
  { population, f, method = 'individual-increase', generations }: EffectiveSizeInput,
): EffectiveSize {
  checkRows(pedigree, population)
  checkCoefficients(pedigree, f)
  checkCoefficients(pedigree, generations)
  const t = generations ?? completeGenerations(pedigree)
  const rows = Array.from(population).filter(row => (t[row] as number) > 1)
  if (rows.length === 0) return { kind: 'not-estimable', reason: 'too-few-generations', animals: 0 }
  return method === 'individual-increase' ? byIndividualIncrease(rows, f, t) : byRegression(rows, f, t)
}

function byIndividualIncrease(rows: readonly number[], f: Float64Array, t: Float64Array): EffectiveSize {
  const increases = Float64Array.from(
    rows,
    row => 1 - (1 - (f[row] as number)) ** (1 / ((t[row] as number) - 1)),
  )
  const animals = rows.length
  const increase = increases.reduce((sum, value) => sum + value, 0) / animals
  if (increase <= 0) return { kind: 'not-estimable', reason: 'no-increase', animals }
  const size = 1 / (2 * increase)
  const squares = increases.reduce((sum, value) => sum + (value - increase) ** 2, 0)
  const deviation = animals > 1 ? Math.sqrt(squares / (animals - 1)) : 0
  const standardError = (2 / Math.sqrt(animals)) * size * size * deviation
  return { kind: 'estimated', size, standardError, increase, animals }
}

function byRegression(rows: readonly number[], f: Float64Array, t: Float64Array): EffectiveSize {
  // An animal inbred to the full has no logarithm; there is none in two-sexed pedigrees of finite depth.
  const usable = rows.filter(row => (f[row] as number) < 1)
  const animals = usable.length
  const meanT = usable.reduce((sum, row) => sum + (t[row] as number), 0) / animals
  const meanLog = usable.reduce((sum, row) => sum + Math.log1p(-(f[row] as number)), 0) / animals
  let products = 0
  let squares = 0
  for (const row of usable) {
    const distance = (t[row] as number) - meanT
    products += distance * (Math.log1p(-(f[row] as number)) - meanLog)
    squares += distance * distance
  }
  if (!(squares > 0)) return { kind: 'not-estimable', reason: 'too-few-generations', animals }
  const increase = -Math.expm1(products / squares)
  if (!(increase > 0)) return { kind: 'not-estimable', reason: 'no-increase', animals }
  return { kind: 'estimated', size: 1 / (2 * increase), standardError: null, increase, animals }
}
