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
  return asRankedSires(rankedColumns(pedigree, { dam, sires }, f ?? inbreedingCoefficients(pedigree)))
}

/** A ranking as columns, which are cheap to hand on: `sires[k]` would give `inbreeding[k]`. */
export type RankedColumns = { readonly sires: Int32Array; readonly inbreeding: Float64Array }

/** The same as columns. Rows are not checked. */
export function rankedColumns(
  pedigree: Pedigree,
  { dam, sires }: SireQuestion,
  f: Float64Array,
): RankedColumns {
  const vector = vectorOf(pedigree, f)
  vector.turnTo(dam)
  const kinship = vector.kinshipWith(sires)
  const order = orderByValue(kinship)
  const ranked = { sires: new Int32Array(order.length), inbreeding: new Float64Array(order.length) }
  for (let rank = 0; rank < order.length; rank += 1) {
    const at = order[rank] as number
    ranked.sires[rank] = sires[at] as number
    ranked.inbreeding[rank] = kinship[at] as number
  }
  return ranked
}

/** One object for each sire of a ranking. */
export function asRankedSires({ sires, inbreeding }: RankedColumns): RankedSire[] {
  // Grown by `push`, the same list would take three times as long.
  const ranked: RankedSire[] = new Array(sires.length)
  for (let rank = 0; rank < sires.length; rank += 1)
    ranked[rank] = { sire: sires[rank] as number, inbreeding: inbreeding[rank] as number }
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
