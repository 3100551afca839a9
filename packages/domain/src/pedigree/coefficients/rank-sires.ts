import type { Pedigree } from '../pedigree.ts'
import { checkCoefficients, checkRows } from './coefficient-errors.ts'
import { inbreedingCoefficients } from './inbreeding-coefficients.ts'
import { parentLines } from './parents-sweep.ts'
import { RelationshipVector } from './relationship-vector.ts'
import { ValueOrder } from './value-order.ts'

/** A sire and the inbreeding coefficient that his litter with the asking dam would have. */
export type RankedSire = { readonly sire: number; readonly inbreeding: number }

/** One dam and the sires she might be mated with. */
export type SireQuestion = {
  readonly dam: number
  readonly sires: ArrayLike<number>
  /** How many of the best to return; all when absent. All are ranked in any case. */
  readonly limit?: number | undefined
}

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
export function rankSires(pedigree: Pedigree, question: SireQuestion, f?: Float64Array): RankedSire[] {
  const { dam, sires } = question
  checkRows(pedigree, [dam])
  checkRows(pedigree, sires)
  checkCoefficients(pedigree, f)
  const { places, kinship } = rankingOf(pedigree, f ?? inbreedingCoefficients(pedigree)).rank(question)
  // Grown by `push`, the same list would take three times as long.
  const ranked: RankedSire[] = new Array(places.length)
  for (let rank = 0; rank < places.length; rank += 1) {
    const place = places[rank] as number
    ranked[rank] = { sire: sires[place] as number, inbreeding: kinship[place] as number }
  }
  return ranked
}

/** A ranking as columns, which are cheap to hand on: `sires[k]` would give `inbreeding[k]`. */
export type RankedColumns = { readonly sires: Int32Array; readonly inbreeding: Float64Array }

/** The same as columns. Rows are not checked. */
export function rankedColumns(pedigree: Pedigree, question: SireQuestion, f: Float64Array): RankedColumns {
  const { places, kinship } = rankingOf(pedigree, f).rank(question)
  return {
    sires: Int32Array.from(places, place => question.sires[place] as number),
    inbreeding: Float64Array.from(places, place => kinship[place] as number),
  }
}

/** What is kept between the questions about one pedigree: its lines, and columns large enough for an answer. */
class SireRanking {
  readonly pedigree: Pedigree
  readonly #vector: RelationshipVector
  readonly #order = new ValueOrder()
  #kinship = new Float64Array(0)

  constructor(pedigree: Pedigree, f: Float64Array) {
    this.pedigree = pedigree
    this.#vector = new RelationshipVector(pedigree, parentLines(pedigree), f)
  }

  /** @returns places in `sires` by ascending kinship, and the kinship at each place; overwritten the next time. */
  rank({ dam, sires, limit }: SireQuestion): { readonly places: Int32Array; readonly kinship: Float64Array } {
    if (this.#kinship.length !== sires.length) this.#kinship = new Float64Array(sires.length)
    this.#vector.turnTo(dam)
    this.#vector.kinshipWith(sires, this.#kinship)
    const places = this.#order.placesOf(this.#kinship)
    return { places: places.subarray(0, limit), kinship: this.#kinship }
  }
}

const rankings = new WeakMap<Float64Array, SireRanking>()

function rankingOf(pedigree: Pedigree, f: Float64Array): SireRanking {
  const kept = rankings.get(f)
  if (kept?.pedigree === pedigree) return kept
  const ranking = new SireRanking(pedigree, f)
  rankings.set(f, ranking)
  return ranking
}
