import { type Pedigree, UNKNOWN_PARENT } from '@pawfect/domain/pedigree'

/** Kennel clubs advise that no dog sires more than this share of the births of five years. */
const POPULAR_SHARE = 0.05
const YEARS = 5
/** Fewer offspring than this are no fashion, whatever their share of a small file. */
const FEWEST_OFFSPRING = 10

/**
 * Rows of sires with more than 5% of the births of any five years, and at least ten; births without a year count as
 * one period of their own.
 *
 * @see FCI, "International Breeding Strategies" (2010), for the 5% of five years
 */
export function popularSires({ size, sires, birthYears }: Pedigree): Set<number> {
  const births = new Map<number, number>()
  const ofSire = new Map<number, Map<number, number>>()
  for (let row = 0; row < size; row += 1) {
    const sire = sires[row] ?? UNKNOWN_PARENT
    if (sire === UNKNOWN_PARENT) continue
    const year = birthYears[row] ?? 0
    births.set(year, (births.get(year) ?? 0) + 1)
    const own = ofSire.get(sire) ?? new Map<number, number>()
    own.set(year, (own.get(year) ?? 0) + 1)
    ofSire.set(sire, own)
  }
  const popular = new Set<number>()
  for (const [sire, own] of ofSire)
    for (const year of own.keys()) {
      const offspring = within(own, year)
      if (offspring >= FEWEST_OFFSPRING && offspring > within(births, year) * POPULAR_SHARE) popular.add(sire)
    }
  return popular
}

/** Births of five years from the given one on. */
function within(births: ReadonlyMap<number, number>, from: number): number {
  if (from === 0) return births.get(0) ?? 0
  let sum = 0
  for (let year = from; year < from + YEARS; year += 1) sum += births.get(year) ?? 0
  return sum
}
