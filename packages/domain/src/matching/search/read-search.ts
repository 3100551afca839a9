import { composeQuery } from './compose-query.ts'
import { recogniseWords } from './recognise-words.ts'
import type { FilterId, SearchQuery } from './search-query.ts'
import { MOST_SEARCH_CHARACTERS, splitSearchText } from './split-search-text.ts'

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

/**
 * Reads what somebody typed, in English, German, French or Spanish, mixed as they like. Always the same answer for
 * the same text and weekday; no text makes it fail.
 *
 * @param weekday - 0 (Sunday) to 6, for "today" and "tomorrow".
 */
export function readSearch(text: string, weekday: number): SearchReading {
  const reading = composeQuery(recogniseWords(splitSearchText(text)), { text, weekday })
  if (text.length <= MOST_SEARCH_CHARACTERS) return reading
  const rest = { start: MOST_SEARCH_CHARACTERS, end: text.length }
  const words = `${text.slice(rest.start, rest.start + 40).trim()}…`
  return { ...reading, unused: [...reading.unused, { ...rest, words, reason: 'too-long', maybe: [] }] }
}

/** The text without some of its parts: what is left when a chip is removed. */
export function withoutSpans(text: string, spans: readonly TextSpan[]): string {
  const kept = [...spans].sort((one, two) => two.start - one.start)
  return kept
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)
    .replace(/\s+/g, ' ')
    .trim()
}
