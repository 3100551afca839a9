import type { FilterId, SearchQuery } from './search-query.ts'

/** Where in the text something stood: from `start` up to, not including, `end`. */
export type TextSpan = { readonly start: number; readonly end: number }

/** What a part of the text was understood as: a filter, a purpose, or meeting on screen. */
export type Understood = {
  readonly part: FilterId | 'purpose' | 'on-screen'
  /** The words that say so, as they were typed. */
  readonly words: string
  readonly spans: readonly TextSpan[]
  /** Words read as others: what was typed and what it was taken for. */
  readonly corrected: readonly { readonly typed: string; readonly readAs: string }[]
}

/** What was not used, and why; a screen shows every one of them. */
export type Unused = TextSpan & {
  readonly words: string
  readonly reason: 'unknown' | 'overruled' | 'cannot-exclude' | 'too-long'
  /** Words it might have been meant to be. */
  readonly maybe: readonly string[]
}

/** A text as a search, with everything in it accounted for: understood, unused, or a word that means nothing. */
export type SearchReading = {
  readonly query: SearchQuery
  readonly understood: readonly Understood[]
  readonly unused: readonly Unused[]
  /** Words such as "a", "for" and "mit" that a search can do without. */
  readonly fillers: readonly TextSpan[]
}
