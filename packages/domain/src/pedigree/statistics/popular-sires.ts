import { checkRows } from '../coefficients/coefficient-errors.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { NotAProbabilityError } from './statistics-errors.ts'

/**
 * No dog should have more offspring in its life than 5% of the puppies that the breed registered in five years.
 *
 * @see FCI International Breeding Strategies (circular 29/2010, annex), on genetic diversity
 */
export const POPULAR_SIRE_SHARE = 0.05

/** The years of that advice. */
export const POPULAR_SIRE_YEARS = 5

/** With fewer births 5% is less than a litter, and every parent would be too popular. */
const FEWEST_BIRTHS_TO_TELL = 100

/** How often each animal of a studbook was bred from, beside how many animals were born. */
export type BreedingUse = {
  /** The years that count as recent, both included; null where no year of birth is known and all births count. */
  readonly years: { readonly from: number; readonly to: number } | null
  /** Animals born in these years. */
  readonly births: number
  /** The most offspring that the advice grants to one animal. */
  readonly advisedMost: number
  /** Offspring of each animal in its life. */
  readonly offspring: Int32Array
  /** Those of them born in these years. */
  readonly recentOffspring: Int32Array
  /** Different grandoffspring born in these years. */
  readonly recentGrandoffspring: Int32Array
}

/** What counts as recent and as too much. */
export type BreedingUseOptions = {
  /** @default 5 */
  readonly years?: number | undefined
  /** The last of these years; animals born later are left out. By default the studbook's last year. */
  readonly upTo?: number | undefined
  /** @default 0.05 */
  readonly share?: number | undefined
}

/**
 * Counts offspring and grandoffspring of every animal once, to be asked for each sire of a list. The advice speaks of
 * the breed; a file that holds only part of it counts too little of both.
 *
 * @throws {NotAProbabilityError} when `share` is none.
 */
export function breedingUse(
  pedigree: Pedigree,
  { years = POPULAR_SIRE_YEARS, upTo, share = POPULAR_SIRE_SHARE }: BreedingUseOptions = {},
): BreedingUse {
  if (!(share >= 0 && share <= 1)) throw new NotAProbabilityError(share)
  const { size, sires, dams, birthYears } = pedigree
  const to = upTo ?? birthYears.reduce((latest, year) => Math.max(latest, year), 0)
  const isDated = birthYears.some(year => year > 0)
  const isRecent = (row: number) => {
    const year = birthYears[row] as number
    return isDated ? year > to - years && year <= to && year > 0 : true
  }
  const offspring = new Int32Array(size)
  const recentOffspring = new Int32Array(size)
  const recentGrandoffspring = new Int32Array(size)
  let births = 0
  for (let row = 0; row < size; row += 1) {
    const parents = different([sires[row] as number, dams[row] as number])
    countFor(parents, offspring)
    if (!isRecent(row)) continue
    births += 1
    countFor(parents, recentOffspring)
    countFor(
      different(parents.flatMap(parent => [sires[parent] as number, dams[parent] as number])),
      recentGrandoffspring,
    )
  }
  return {
    years: isDated ? { from: to - years + 1, to } : null,
    births,
    advisedMost: Math.floor(share * births),
    offspring,
    recentOffspring,
    recentGrandoffspring,
  }
}

function different(rows: readonly number[]): number[] {
  return rows.filter((row, at) => row !== UNKNOWN_PARENT && rows.indexOf(row) === at)
}

function countFor(rows: readonly number[], counts: Int32Array): void {
  for (const row of rows) counts[row] = (counts[row] as number) + 1
}

/** Whether an animal was bred from more than is good for its breed, with the facts to show. */
export type Popularity = {
  /** `too-few-births` when the studbook has too few recent births for the advice to mean anything. */
  readonly kind: 'popular' | 'within-advice' | 'too-few-births'
  /** In its life. */
  readonly offspring: number
  readonly recentOffspring: number
  /** Of all recent births, 0 to 1. */
  readonly recentShare: number
  /** Of all recent births, 0 to 1. */
  readonly recentGrandoffspringShare: number
  readonly advisedMost: number
  readonly births: number
  readonly years: BreedingUse['years']
}

/**
 * The popular-sire warning for one animal, sire or dam.
 *
 * @param use - as `breedingUse` counted it for this pedigree.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @see FCI International Breeding Strategies (circular 29/2010, annex)
 */
export function popularSireWarning(pedigree: Pedigree, row: number, use: BreedingUse): Popularity {
  checkRows(pedigree, [row])
  const { births, advisedMost, years } = use
  const offspring = use.offspring[row] as number
  const recentOffspring = use.recentOffspring[row] as number
  const isOver = offspring > advisedMost
  return {
    kind: births < FEWEST_BIRTHS_TO_TELL ? 'too-few-births' : isOver ? 'popular' : 'within-advice',
    offspring,
    recentOffspring,
    recentShare: births === 0 ? 0 : recentOffspring / births,
    recentGrandoffspringShare: births === 0 ? 0 : (use.recentGrandoffspring[row] as number) / births,
    advisedMost,
    births,
    years,
  }
}
