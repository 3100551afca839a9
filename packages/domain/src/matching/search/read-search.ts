import { composeQuery } from './compose-query.ts'
import { recogniseWords } from './recognise-words.ts'
import type { SearchReading, TextSpan } from './search-reading.ts'
import { MOST_SEARCH_CHARACTERS, splitSearchText } from './split-search-text.ts'

/**
 * Reads what somebody typed, in English, German, French, Spanish or Italian, mixed as they like. Always the same answer for
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
