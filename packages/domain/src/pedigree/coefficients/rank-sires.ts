import type { Pedigree } from '../pedigree.ts'
import { checkCoefficients, checkRows } from './coefficient-errors.ts'
import { inbreedingCoefficients } from './inbreeding-coefficients.ts'
import { orderByValue } from './order-by-value.ts'
import { parentLines } from './parents-sweep.ts'
import { RelationshipVector } from './relationship-vector.ts'

/** A sire and the inbreeding coefficient that his litter with the asking dam would have. */
export type RankedSire = { readonly sire: number; readonly inbreeding: number }

/** One dam and the sires she might be mated with. */
export type SireQuestion = { readonly dam: number; readonly sires: ArrayLike<number> }

/**
 * Orders sires by the exact inbreeding coefficient of their litter with one dam, the lowest first; sires of equal
 * coefficients stay in the order given.
 *
 * @param f - the pedigree's inbreeding coefficients, when they are at hand; otherwise they are computed first. Give
 * the same array again with the same pedigree: what can be prepared for it is kept.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 * @see Colleau (2002), "An indirect approach to the extensive calculation of relationship coefficients"
 */
export function rankSires(pedigree: Pedigree, { dam, sires }: SireQuestion, f?: Float64Array): RankedSire[] {
  checkRows(pedigree, [dam])
  checkRows(pedigree, sires)
  checkCoefficients(pedigree, f)
  const vector = vectorOf(pedigree, f ?? inbreedingCoefficients(pedigree))
  vector.turnTo(dam)
  const inbreeding = vector.kinshipWith(sires)
  const order = orderByValue(inbreeding)
  // Grown by `push`, the same list would take three times as long.
  const ranked: RankedSire[] = new Array(order.length)
  for (let rank = 0; rank < order.length; rank += 1) {
    const at = order[rank] as number
    ranked[rank] = { sire: sires[at] as number, inbreeding: inbreeding[at] as number }
  }
  return ranked
}

const vectors = new WeakMap<
  Float64Array,
  { readonly pedigree: Pedigree; readonly vector: RelationshipVector }
>()

function vectorOf(pedigree: Pedigree, f: Float64Array): RelationshipVector {
  const kept = vectors.get(f)
  if (kept?.pedigree === pedigree) return kept.vector
  const vector = new RelationshipVector(pedigree, parentLines(pedigree), f)
  vectors.set(f, { pedigree, vector })
  return vector
}
