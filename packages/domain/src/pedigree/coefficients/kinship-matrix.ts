import type { Pedigree } from '../pedigree.ts'
import { checkCoefficients, checkRows } from './coefficient-errors.ts'
import { finish, inbreedingCoefficients } from './inbreeding-coefficients.ts'
import { LANES } from './lane-kernel.ts'
import { parentsSweep } from './parents-sweep.ts'

/**
 * Kinship of every animal of a group with every other, exact over all generations, by one sweep for each eight.
 *
 * @param f - the pedigree's inbreeding coefficients, when they are at hand; otherwise they are computed first.
 * @returns a symmetric matrix, row by row: the kinship of `rows[i]` with `rows[j]` at `i * rows.length + j`. On the
 * diagonal stands (1 + F) / 2.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 * @see Colleau (2002), "An indirect approach to the extensive calculation of relationship coefficients"
 */
export function kinshipOfGroup(pedigree: Pedigree, rows: ArrayLike<number>, f?: Float64Array): Float64Array {
  checkRows(pedigree, rows)
  checkCoefficients(pedigree, f)
  return finish(
    kinshipMatrixSteps(pedigree, { those: rows, others: rows }, f ?? inbreedingCoefficients(pedigree)),
  )
}

/**
 * Kinship of those animals with the others, step by step: yields the share done, returns a matrix with a row of
 * `others.length` for each of `those`.
 */
export function* kinshipMatrixSteps(
  pedigree: Pedigree,
  { those, others }: { readonly those: ArrayLike<number>; readonly others: ArrayLike<number> },
  f: Float64Array,
): Generator<number, Float64Array> {
  const matrix = new Float64Array(those.length * others.length)
  const sweep = parentsSweep(pedigree, f)
  for (let first = 0; first < those.length; first += LANES) {
    yield first / those.length
    const last = Math.min(first + LANES, those.length)
    for (let at = first; at < last; at += 1) sweep.turnTo(those[at] as number, at - first)
    for (let at = 0; at < others.length; at += 1) sweep.need(others[at] as number)
    sweep.sweep()
    for (let at = first; at < last; at += 1) {
      for (let other = 0; other < others.length; other += 1)
        matrix[at * others.length + other] = 0.5 * sweep.with(others[other] as number, at - first)
    }
  }
  return matrix
}
