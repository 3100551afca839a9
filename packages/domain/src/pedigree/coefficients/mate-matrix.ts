import type { Pedigree } from '../pedigree.ts'
import { checkCoefficients, checkRows } from './coefficient-errors.ts'
import { finish, inbreedingCoefficients } from './inbreeding-coefficients.ts'
import { kinshipMatrixSteps } from './kinship-matrix.ts'
import { ValueOrder } from './value-order.ts'

/** Whom to mate with whom. */
export type MateQuestion = { readonly dams: ArrayLike<number>; readonly sires: ArrayLike<number> }

/** The inbreeding coefficient of the litter of each dam with each sire, as columns that are cheap to hand on. */
export type MateMatrix = {
  /** As asked. */
  readonly dams: Int32Array
  readonly sires: Int32Array
  /** That of `dams[d]` with `sires[s]` at `d * sires.length + s`. */
  readonly inbreeding: Float64Array
  /** Places in `inbreeding`, the lowest coefficient first; equal ones in the order asked. */
  readonly ranked: Int32Array
}

/**
 * Computes and ranks every mating of some dams with some sires, exact over all generations.
 *
 * @param f - the pedigree's inbreeding coefficients, when they are at hand; otherwise they are computed first.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 */
export function mateMatrix(pedigree: Pedigree, question: MateQuestion, f?: Float64Array): MateMatrix {
  checkRows(pedigree, question.dams)
  checkRows(pedigree, question.sires)
  checkCoefficients(pedigree, f)
  return finish(mateMatrixSteps(pedigree, question, f ?? inbreedingCoefficients(pedigree)))
}

/** The same, step by step: yields the share done. Rows are not checked. */
export function* mateMatrixSteps(
  pedigree: Pedigree,
  { dams, sires }: MateQuestion,
  f: Float64Array,
): Generator<number, MateMatrix> {
  const inbreeding = yield* kinshipMatrixSteps(pedigree, { those: dams, others: sires }, f)
  return {
    dams: Int32Array.from(dams),
    sires: Int32Array.from(sires),
    inbreeding,
    ranked: new ValueOrder().placesOf(inbreeding),
  }
}
