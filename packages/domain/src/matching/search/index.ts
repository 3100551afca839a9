export { squaredChordOfSurfaceKm, unitVectorOf } from '../great-circle-distance.ts'
export { foldText } from './fold-text.ts'
export { type FoundPets, foundPetsSchema, searchInputSchema } from './found-pets.ts'
export { isBreedable, judgePet } from './judge-pet.ts'
export { readSearch } from './read-search.ts'
export { type Relaxation, relaxationSchema, relaxationsFrom } from './relaxations.ts'
export {
  dayOrNever,
  planSearch,
  type SearchFilter,
  type SearchPlan,
  type SearchQuestion,
  SLIDERS,
} from './search-plan.ts'
export {
  FILTER_IDS,
  type FilterId,
  filterIdSchema,
  LEFT_OUT_RULES,
  type LeftOutRule,
  leftOutRuleSchema,
  type SearchQuery,
  searchQuerySchema,
  type WishFilter,
  wishFilterSchema,
} from './search-query.ts'
export type { SearchReading, Understood, Unused } from './search-reading.ts'
export {
  byNearness,
  FURTHER_KM,
  furtherSquaredChords,
  type RawTally,
  type SearchTally,
  searchByHand,
  tallyOf,
} from './search-tally.ts'
export { queryOf, relaxTerms, type SearchTerms, wishesInForce } from './search-terms.ts'
export { generatedQuery, searchableNeighbourhood } from './searchable-neighbourhood.ts'
export { hundredthsOf, type SearchablePet, timesMask } from './searchable-pet.ts'
export { MOST_SEARCH_CHARACTERS } from './split-search-text.ts'
export { withoutParts } from './without-parts.ts'
