import type { Pedigree } from '../pedigree.ts'
import { checkCoefficients, checkRows } from './coefficient-errors.ts'
import { inbreedingCoefficients } from './inbreeding-coefficients.ts'
import { RelationshipProbe } from './relationship-probe.ts'

/** A sire and the inbreeding coefficient that his litter with the asking dam would have. */
export type RankedSire = { readonly sire: number; readonly inbreeding: number }

/**
 * Orders sires by the exact inbreeding coefficient of their litter with one dam, the lowest first; sires of equal
 * coefficients stay in the order given.
 *
 * @param f - the pedigree's inbreeding coefficients, when they are at hand; otherwise they are computed first.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 * @see Colleau (2002), "An indirect approach to the extensive calculation of relationship coefficients"
 */
export function rankSires(
  pedigree: Pedigree,
  { dam, sires }: { readonly dam: number; readonly sires: ArrayLike<number> & Iterable<number> },
  f?: Float64Array,
): RankedSire[] {
  checkRows(pedigree, [dam])
  checkRows(pedigree, sires)
  checkCoefficients(pedigree, f)
  const probe = new RelationshipProbe(pedigree, f ?? inbreedingCoefficients(pedigree))
  probe.turnTo(dam)
  return Array.from(sires, sire => ({ sire, inbreeding: probe.with(sire) / 2 })).sort(
    (one, other) => one.inbreeding - other.inbreeding,
  )
}
