import type { PetWishes } from '../../pets/index.ts'
import { readSearch } from './read-search.ts'
import type { Relaxation } from './relaxations.ts'
import { type FilterId, type SearchQuery, type WishFilter, wishFilterSchema } from './search-query.ts'
import { withoutParts } from './without-parts.ts'

/** What an owner searches by: their words, and the own deal-breakers they set aside for it. */
export type SearchTerms = { readonly text: string; readonly ignored: readonly WishFilter[] }

/** @param weekday - 0 (Sunday) to 6, for "today" and "tomorrow". */
export type Asker = {
  readonly wishes: PetWishes
  readonly hasPlace: boolean
  readonly weekday: number
}

/** The query these terms stand for. */
export function queryOf({ text, ignored }: SearchTerms, weekday: number): SearchQuery {
  const { query } = readSearch(text, weekday)
  return ignored.length === 0 ? query : { ...query, ignoredWishes: [...ignored] }
}

/** The terms once an offer is taken: exactly as many more are found then as it says. */
export function relaxTerms(terms: SearchTerms, offer: Relaxation, asker: Asker): SearchTerms {
  if (offer.kind === 'without') return giveUp(terms, offer.filters, asker)
  const rest = withoutParts(terms.text, ['distance'], asker.weekday)
  // In front: a last word such as "named" would take the number for itself.
  return {
    text: `${offer.toKm} km ${rest}`.trim(),
    ignored: terms.ignored.filter(wish => wish !== 'distance'),
  }
}

/** Gives filters up, wherever they come from: the own deal-breaker behind the words must not take their place. */
function giveUp(terms: SearchTerms, filters: readonly FilterId[], asker: Asker): SearchTerms {
  const text = withoutParts(terms.text, filters, asker.weekday)
  const inForce = wishesInForce(asker, readSearch(text, asker.weekday).query)
  const added = wishFilterSchema.options.filter(wish => filters.includes(wish) && inForce[wish] !== undefined)
  return { text, ignored: [...new Set([...terms.ignored, ...added])] }
}

/** The own deal-breakers as far as a query leaves them in force, worded like filters. */
export function wishesInForce(
  { wishes, hasPlace }: Pick<Asker, 'wishes' | 'hasPlace'>,
  query: SearchQuery,
): Partial<Record<WishFilter, SearchQuery>> {
  const meetsOnScreen = wishes.virtualOnly || query.onScreen === true
  return {
    ...(query.species === undefined && new Set(wishes.species).size < 2
      ? { species: { species: wishes.species } }
      : {}),
    ...(query.sizes === undefined && new Set(wishes.sizes).size < 5 ? { size: { sizes: wishes.sizes } } : {}),
    ...(query.withinKm === undefined && !meetsOnScreen && hasPlace
      ? { distance: { withinKm: wishes.maxDistanceKm } }
      : {}),
  }
}
