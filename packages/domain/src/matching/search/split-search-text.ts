import { foldText } from './fold-text.ts'

/** A piece of what somebody typed, and where it stood. */
export type SearchToken = {
  readonly kind: 'word' | 'number' | 'quoted' | 'below' | 'above' | 'to'
  readonly text: string
  /** The word as it is compared; empty for other kinds. */
  readonly folded: string
  readonly start: number
  readonly end: number
}

/** More than this is no question; the rest is told to be unread. */
export const MOST_SEARCH_CHARACTERS = 200

/** Words longer than this are in no vocabulary. */
const LONGEST_WORD = 40

/** A number is 12, 3.5, 3,5 or with thousands apart, 1,000 or 1.000. */
const PIECES =
  /["“„«](?<quoted>[^"“”„«»]{1,40})["“”»]|(?<number>\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+(?:[.,]\d{1,2}(?!\d))?)|(?<word>\p{L}[\p{L}\p{M}]*)|(?<sign>[<>≤≥+]|[-–](?=\s*\d))/gu

/** "Zweijährige" is two words: a number and its unit. */
const YEARS_IN_ONE =
  /^(ein|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwoelf)(j(?:ä|ae)hrig(?:e|er|es|en|em)?)$/i

/** Splits a text into words, numbers, names in quotes and signs; everything else separates. */
export function splitSearchText(text: string): SearchToken[] {
  return [...text.slice(0, MOST_SEARCH_CHARACTERS).matchAll(PIECES)].flatMap(match => {
    const { quoted, number, sign, word } = match.groups ?? {}
    const [, years, unit] = YEARS_IN_ONE.exec(word ?? '') ?? []
    if (years !== undefined && unit !== undefined) {
      const middle = match.index + years.length
      return [wordAt(years, match.index), wordAt(unit, middle)]
    }
    const place = { text: match[0], start: match.index, end: match.index + match[0].length }
    if (quoted !== undefined) return { kind: 'quoted', folded: '', ...place, text: quoted }
    if (number !== undefined) return { kind: 'number', folded: '', ...place }
    if (sign !== undefined) return { kind: signKind(sign), folded: '', ...place }
    return wordAt(match[0], match.index)
  })
}

function wordAt(text: string, start: number): SearchToken {
  const folded = text.length > LONGEST_WORD ? '' : foldText(text)
  return { kind: 'word', text, folded, start, end: start + text.length }
}

function signKind(sign: string): 'below' | 'above' | 'to' {
  if (sign === '<' || sign === '≤') return 'below'
  return sign === '-' || sign === '–' ? 'to' : 'above'
}
