import { editDistance } from './edit-distance.ts'
import { searchVocabulary, type VocabularyEntry } from './search-vocabulary.ts'
import type { Meaning } from './search-words.ts'
import type { SearchToken } from './split-search-text.ts'

/** One or more tokens and what they mean; no meaning where nobody knows. */
export type Recognised = {
  readonly tokens: readonly SearchToken[]
  readonly meanings: readonly Meaning[]
  /** The word it was read as, where it was written differently; otherwise null. */
  readonly readAs: string | null
  /** For a word nobody knows: words it might be, the closest first, at most three. */
  readonly maybe: readonly string[]
}

/** Words of the longest phrase. */
const LONGEST_PHRASE = 5

/** A phrase this short has no typo: too many other words are one letter away. */
const SHORTEST_MISSPELT = 4

/**
 * Finds known words and phrases, the longest first. A misspelt word is read as the only known one within one slip
 * (two from eight letters on); where two are as close, or none is, it stays unknown and the closest are named.
 */
export function recogniseWords(tokens: readonly SearchToken[]): Recognised[] {
  const found: Recognised[] = []
  for (let at = 0; at < tokens.length; ) {
    const next = recogniseAt(tokens, at)
    found.push(next)
    at += next.tokens.length
  }
  return found
}

function recogniseAt(tokens: readonly SearchToken[], at: number): Recognised {
  const [token] = tokens.slice(at, at + 1)
  if (token === undefined || token.kind !== 'word') return exact(tokens.slice(at, at + 1), [])
  const spans = wordSpans(tokens, at)
  const known = spans.find(span => searchVocabulary().has(phraseOf(span)))
  if (known !== undefined && known.length > 1) return exact(known, meaningsOf(phraseOf(known)))
  const misspelt = spans
    .filter(span => span.length > 1 && span.some(({ folded }) => !searchVocabulary().has(folded)))
    .map(readMisspelt)
    .find(read => read !== null)
  if (misspelt) return misspelt
  if (known !== undefined) return exact(known, meaningsOf(phraseOf(known)))
  return compoundOf(token) ?? readMisspelt([token]) ?? unknown(token)
}

/** The words from here on as spans, the longest first. */
function wordSpans(tokens: readonly SearchToken[], at: number): SearchToken[][] {
  const words = tokens.slice(at, at + LONGEST_PHRASE)
  const end = words.findIndex(({ kind }) => kind !== 'word')
  const reach = end === -1 ? words.length : end
  return Array.from({ length: reach }, (_, i) => words.slice(0, reach - i))
}

const phraseOf = (span: readonly SearchToken[]): string => span.map(({ folded }) => folded).join(' ')

const meaningsOf = (phrase: string): readonly Meaning[] => searchVocabulary().get(phrase)?.meanings ?? []

function exact(tokens: readonly SearchToken[], meanings: readonly Meaning[]): Recognised {
  return { tokens, meanings, readAs: null, maybe: [] }
}

/** Two known words written as one, as German does: Schäferhundwelpe, Labradormischling. */
function compoundOf(token: SearchToken): Recognised | null {
  const { folded } = token
  for (let cut = folded.length - 4; cut >= 3; cut--) {
    const [first, second] = [meaningsOf(folded.slice(0, cut)), meaningsOf(folded.slice(cut))]
    if (first.length > 0 && second.length > 0 && ![...first, ...second].some(isGrammar))
      return exact([token], [...first, ...second])
  }
  return null
}

/** Words that mean nothing by themselves, so that half a word must not be taken for one. */
const GRAMMAR = new Set<Meaning['kind']>(['filler', 'not', 'very', 'named', 'to', 'bound', 'unit', 'near'])
const isGrammar = ({ kind }: Meaning): boolean => GRAMMAR.has(kind)

const slipsAllowed = (length: number): number => (length < SHORTEST_MISSPELT ? 0 : length < 8 ? 1 : 2)

function readMisspelt(span: readonly SearchToken[]): Recognised | null {
  const phrase = phraseOf(span)
  const most = slipsAllowed(phrase.length)
  if (most === 0) return null
  const close = closest(phrase, most).filter(({ slips }, _at, [first]) => slips === first?.slips)
  const [first] = close
  const agree = close.every(({ entry }) => sameMeaning(entry.meanings, first?.entry.meanings ?? []))
  if (first === undefined || !agree) return null
  return { tokens: span, meanings: first.entry.meanings, readAs: first.entry.word, maybe: [] }
}

function unknown(token: SearchToken): Recognised {
  const { folded } = token
  const most = folded.length < SHORTEST_MISSPELT ? 1 : slipsAllowed(folded.length) + 1
  const words = folded.length < 3 ? [] : closest(folded, most).map(({ entry }) => entry.word)
  return { tokens: [token], meanings: [], readAs: null, maybe: [...new Set(words)].slice(0, 3) }
}

type Close = { readonly entry: VocabularyEntry; readonly slips: number; readonly phrase: string }

function closest(phrase: string, most: number): Close[] {
  const close: Close[] = []
  const letters = lettersOf(phrase)
  for (let length = Math.max(3, phrase.length - most); length <= phrase.length + most; length++) {
    for (const target of targetsByLength().get(length) ?? []) {
      // One slip changes at most two letters of the set, so most words are out before they are compared.
      if (bitsIn(letters ^ target.letters) > 2 * most) continue
      const slips = editDistance(phrase, target.phrase, most)
      if (slips <= most) close.push({ ...target, slips })
    }
  }
  return close.sort((one, two) => one.slips - two.slips || (one.phrase < two.phrase ? -1 : 1))
}

type Target = { readonly phrase: string; readonly entry: VocabularyEntry; readonly letters: number }

/** Everything a typo may have been meant to be; words without a meaning of their own are not among it. */
function targetsByLength(): ReadonlyMap<number, readonly Target[]> {
  byLength ??= Map.groupBy(
    [...searchVocabulary()]
      .filter(([, { meanings }]) => meanings.every(({ kind }) => kind !== 'filler'))
      .map(([phrase, entry]) => ({ phrase, entry, letters: lettersOf(phrase) })),
    ({ phrase }) => phrase.length,
  )
  return byLength
}
let byLength: ReadonlyMap<number, readonly Target[]> | undefined

/** The set of letters of a phrase, as bits; letters beyond z share bits. */
function lettersOf(phrase: string): number {
  let bits = 0
  for (let at = 0; at < phrase.length; at++) bits |= 1 << ((phrase.charCodeAt(at) - 97) % 32)
  return bits
}

function bitsIn(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}

function sameMeaning(one: readonly Meaning[], other: readonly Meaning[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
