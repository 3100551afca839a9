import { type Pedigree, UNKNOWN_PARENT } from '@pawfect/domain/pedigree'

/** How much of a studbook's recent offspring each animal has. */
export type PopularParents = {
  /** Of all offspring of the window with a known parent of that sex, 0 to 1. */
  readonly shareOf: (row: number) => number
  readonly isPopular: (row: number) => boolean
}

/** The window of the international breeding strategies. */
const WINDOW_YEARS = 5

/** Beyond this share of the young of five years an animal is used too much. */
const POPULAR_SHARE = 0.05

/** In a small studbook one litter is a twentieth of all: fewer young than this alarm nobody. */
const FEWEST_YOUNG = 10

/**
 * Finds popular sires (and dams): more than 5% of the young born in the studbook's last five years. Where no year of
 * birth is known all young count.
 *
 * @see FCI International Breeding Strategies (2010): no dog more than 5% of the puppies of a breed in five years
 */
export function popularParents({ size, sires, dams, birthYears }: Pedigree): PopularParents {
  const last = birthYears.reduce((latest, year) => Math.max(latest, year), 0)
  const young = new Int32Array(size)
  let ofSires = 0
  let ofDams = 0
  for (let row = 0; row < size; row += 1) {
    if (last > 0 && (birthYears[row] ?? 0) <= last - WINDOW_YEARS) continue
    const [sire, dam] = [sires[row] ?? UNKNOWN_PARENT, dams[row] ?? UNKNOWN_PARENT]
    if (sire !== UNKNOWN_PARENT) {
      young[sire] = (young[sire] ?? 0) + 1
      ofSires += 1
    }
    if (dam !== UNKNOWN_PARENT) {
      young[dam] = (young[dam] ?? 0) + 1
      ofDams += 1
    }
  }
  // Sires and dams are counted apart only where they differ much; their sums are nearly the same number.
  const all = Math.max(1, ofSires, ofDams)
  const shareOf = (row: number) => (young[row] ?? 0) / all
  return {
    shareOf,
    isPopular: row => shareOf(row) > POPULAR_SHARE && (young[row] ?? 0) >= FEWEST_YOUNG,
  }
}
