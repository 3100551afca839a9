import {
  dayOrNever,
  FILTER_IDS,
  type FilterId,
  hundredthsOf,
  isBreedable,
  LEFT_OUT_RULES,
  type LeftOutRule,
  type SearchFilter,
  type SearchPlan,
} from '@pawfect/domain/matching/search'
import {
  bitsOf,
  FACT_BIT,
  FACT_VALUES,
  PURPOSES,
  SIZES,
  SPECIES,
  STYLES,
  TASTE_BIT,
  TASTE_VALUES,
} from './search-columns.ts'

/** Bits of a row's mask: one for each filter it fails, above them one for each rule that leaves it out. */
export const filterBit = (id: FilterId): number => 1 << FILTER_IDS.indexOf(id)
export const ruleBit = (rule: LeftOutRule): number => 1 << (FILTER_IDS.length + LEFT_OUT_RULES.indexOf(rule))
export const FILTER_BITS = (1 << FILTER_IDS.length) - 1

/** How many filters an animal may fail to be counted: one, or two where nobody fails only one. */
export type MostFailed = 1 | 2

/**
 * 1 while a mask can still be counted, else 0: found, failing few enough filters, or fitting all of them and left out
 * by a rule. Anything else is dropped before the dearer comparisons. Written without a branch: half the animals go one
 * way and half the other, and a processor that guesses wrong a million times takes longer than the work itself.
 */
export function isCounted(mask: number, most: MostFailed): number {
  const failed = mask & FILTER_BITS
  const butOne = failed & (failed - 1)
  const tooMany = most === 1 ? butOne : butOne & (butOne - 1)
  const failedAndLeftOut = (-failed >>> 31) & (-(mask ^ failed) >>> 31)
  return ((tooMany | failedAndLeftOut) - 1) >>> 31
}

/** Everything about a plan that depends on small facts alone, as tables from the fact to its mask. */
export type CompiledSearch = {
  readonly facts: Int32Array
  readonly tastes: Int32Array
  readonly times: Int32Array
  /** Broken by the own animal whoever the other is. */
  readonly always: number
}

/** Works a plan out for every value a small column can have. */
export function compileSearch(plan: SearchPlan): CompiledSearch {
  const filters = new Map(plan.filters.map(filter => [filter.id, filter]))
  const when = filters.get('when')
  return {
    facts: Int32Array.from({ length: FACT_VALUES }, (_, facts) => factsMask(facts, plan)),
    tastes: Int32Array.from({ length: TASTE_VALUES }, (_, tastes) => tastesMask(tastes, plan)),
    times: Int32Array.from({ length: 256 }, (_, times) =>
      when?.id === 'when' && times !== 0 && (times & when.mask) === 0 ? filterBit('when') : 0,
    ),
    always: alwaysMask(plan),
  }
}

function alwaysMask(plan: SearchPlan): number {
  const { own, purpose } = plan
  let mask = own.purposes.includes(purpose) ? 0 : ruleBit('own-purpose')
  if (purpose !== 'breed') return mask
  if (own.neutered) mask |= ruleBit('neuter')
  if (!isBreedable(plan, own)) mask |= ruleBit('age')
  if (dayOrNever(own.vaccinatedUntil) < plan.onDay) mask |= ruleBit('vaccination')
  return mask
}

const bit = (word: number, at: number): number => (word >> at) & 1

function factsMask(facts: number, plan: SearchPlan): number {
  let mask = 0
  for (const filter of plan.filters) if (!factPasses(facts, filter)) mask |= filterBit(filter.id)
  const { own, purpose } = plan
  if (bit(facts, FACT_BIT.purposes + PURPOSES.indexOf(purpose)) === 0) mask |= ruleBit('their-purpose')
  if (bit(facts, FACT_BIT.wishedSpecies + SPECIES.indexOf(own.species)) === 0)
    mask |= ruleBit('their-species')
  if (purpose !== 'breed') return mask
  if (SPECIES[bit(facts, FACT_BIT.cat)] !== own.species) mask |= ruleBit('kind')
  if ((bit(facts, FACT_BIT.female) === 1) === (own.sex === 'female')) mask |= ruleBit('sex')
  if (bit(facts, FACT_BIT.neutered) === 1) mask |= ruleBit('neuter')
  return mask
}

function factPasses(facts: number, filter: SearchFilter): boolean {
  switch (filter.id) {
    case 'species':
      return filter.species.includes(SPECIES[bit(facts, FACT_BIT.cat)] ?? 'dog')
    case 'size':
      return filter.sizes.some(size => SIZES.indexOf(size) === ((facts >> FACT_BIT.size) & 7))
    case 'sex':
      return (bit(facts, FACT_BIT.female) === 1) === (filter.is === 'female')
    case 'neutered':
      return (bit(facts, FACT_BIT.neutered) === 1) === filter.is
    case 'mixed':
      return (bit(facts, FACT_BIT.mixed) === 1) === filter.is
    default:
      return true
  }
}

function tastesMask(tastes: number, { own, filters }: SearchPlan): number {
  let mask = bit(tastes, TASTE_BIT.wishedSizes + SIZES.indexOf(own.size)) === 0 ? ruleBit('their-size') : 0
  for (const filter of filters) {
    if (filter.id !== 'play') continue
    if (((tastes >> TASTE_BIT.styles) & bitsOf(filter.styles, STYLES)) === 0) mask |= filterBit('play')
  }
  return mask
}

/** A slider filter as a table from hundredths to its bit. */
export function sliderTable(filter: {
  readonly id: FilterId
  readonly from: number
  readonly below: number
}): Int32Array {
  return Int32Array.from({ length: hundredthsOf(1) + 1 }, (_, value) =>
    value >= filter.from && value < filter.below ? 0 : filterBit(filter.id),
  )
}
