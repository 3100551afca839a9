/** What matching and the gateways use of search. */
export { LiveSearch } from './live-search.ts'
export { createSearch } from './search.ts'
