import { composeQuery } from './compose-query.ts'
import { recogniseWords } from './recognise-words.ts'
import type { SearchReading } from './search-reading.ts'
import { MOST_SEARCH_CHARACTERS, splitSearchText } from './split-search-text.ts'

/**
 * Reads what somebody typed, in English, German, French, Spanish or Italian, mixed as they like. Always the same
 * answer for the same text and weekday; no text makes it fail.
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
