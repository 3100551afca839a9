import { editDistance } from './edit-distance.ts'
import { breedByStem, searchVocabulary, type VocabularyEntry } from './search-vocabulary.ts'
import type { SearchToken } from './split-search-text.ts'
import { isHelper, type Meaning, means } from './word-meaning.ts'

/** One or more tokens and what they mean; no meaning where nobody knows. */
export type Recognised = {
  readonly tokens: readonly SearchToken[]
  readonly meanings: readonly Meaning[]
  /** The known words it was read as: one, or two written as one. */
  readonly entries: readonly VocabularyEntry[]
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
  const known = spans.map(readKnown).find(read => read !== null)
  if (known && known.tokens.length > 1) return known
  const odd = spans.filter(span => span.length > 1 && span.some(word => readKnown([word]) === null))
  const phrase = first(odd, readStem) ?? first(odd, readMisspelt)
  if (phrase !== null) return phrase
  return (
    known ??
    readStem([token]) ??
    compoundOf(token) ??
    oppositeOf(token) ??
    readMisspelt([token]) ??
    unknown(token)
  )
}

function first<Value, Result>(
  values: readonly Value[],
  read: (value: Value) => Result | null,
): Result | null {
  for (const value of values) {
    const result = read(value)
    if (result !== null) return result
  }
  return null
}

/** The words from here on as spans, the longest first. */
function wordSpans(tokens: readonly SearchToken[], at: number): SearchToken[][] {
  const words = tokens.slice(at, at + LONGEST_PHRASE)
  const end = words.findIndex(({ kind }) => kind !== 'word')
  const reach = end === -1 ? words.length : end
  return Array.from({ length: reach }, (_, i) => words.slice(0, reach - i))
}

const phraseOf = (span: readonly SearchToken[]): string => span.map(({ folded }) => folded).join(' ')

const entryOf = (phrase: string): VocabularyEntry | undefined => searchVocabulary().get(phrase)

function exact(tokens: readonly SearchToken[], entries: readonly VocabularyEntry[]): Recognised {
  return { tokens, entries, meanings: entries.flatMap(({ meanings }) => meanings), readAs: null, maybe: [] }
}

function readKnown(span: readonly SearchToken[]): Recognised | null {
  const entry = entryOf(phraseOf(span))
  return entry === undefined ? null : exact(span, [entry])
}

/** The name of a breed in another number or case: pastores alemanes, Möpse, pastori tedeschi. */
function readStem(span: readonly SearchToken[]): Recognised | null {
  const entry = breedByStem(phraseOf(span))
  return entry === null ? null : exact(span, [entry])
}

/** Two known words written as one, as German does: Schäferhundwelpe, Labradormischling. */
function compoundOf(token: SearchToken): Recognised | null {
  const { folded } = token
  for (let cut = folded.length - 4; cut >= 3; cut--) {
    const halves = [folded.slice(0, cut), folded.slice(cut)].flatMap(half => entryOf(half) ?? [])
    if (halves.length === 2 && !halves.some(isGrammar)) return exact([token], halves)
  }
  return null
}

/** Half a word must not be taken for one that means nothing by itself. */
const isGrammar = ({ meanings }: VocabularyEntry): boolean =>
  meanings.some(meaning => isHelper(meaning) || ['not', 'very', 'near', 'number'].includes(meaning.kind))

/** What turns a word round that it begins: unfreundlich, inactif, non-vacciné, asocial. */
const TURNING = ['nicht', 'non', 'anti', 'dis', 'des', 'un', 'in', 'im', 'a']
const CAN_BE_TURNED: readonly Meaning['kind'][] = ['slider', 'neutered', 'vaccinated', 'mixed', 'age']

/** A word with a beginning that means "not". */
function oppositeOf(token: SearchToken): Recognised | null {
  const { folded } = token
  const rests = TURNING.filter(prefix => folded.startsWith(prefix)).map(prefix => folded.slice(prefix.length))
  const entry = rests
    .map(entryOf)
    .find(found => found?.meanings.every(({ kind }) => CAN_BE_TURNED.includes(kind)))
  if (entry === undefined) return null
  return { ...exact([token], [entry]), meanings: [{ kind: 'not' }, ...entry.meanings] }
}

const slipsAllowed = (length: number): number => (length < SHORTEST_MISSPELT ? 0 : length < 8 ? 1 : 2)

function readMisspelt(span: readonly SearchToken[]): Recognised | null {
  const phrase = phraseOf(span)
  const most = slipsAllowed(phrase.length)
  if (most === 0 || OTHER_WORDS.has(phrase)) return null
  const close = closest(phrase, most).filter(({ slips }, _at, [first]) => slips === first?.slips)
  const [best] = close
  const agree = close.every(({ entry }) => sameMeaning(entry.meanings, best?.entry.meanings ?? []))
  if (best === undefined || !agree || close.some(guess => isRisky(phrase, guess))) return null
  return { ...exact(span, [best.entry]), readAs: best.entry.word }
}

/** A guess that may turn what was meant into its opposite: "deine" is not "keine", "unfriendli" not "friendly". */
function isRisky(phrase: string, { entry, slips, phrase: guess }: Close): boolean {
  if (means(entry.meanings, 'not') || means(entry.meanings, 'named')) return true
  if (!beginsLike(phrase, guess)) return true
  return TURNING.some(
    prefix =>
      phrase.startsWith(prefix) &&
      !guess.startsWith(prefix) &&
      editDistance(phrase.slice(prefix.length), guess, slips) < slips,
  )
}

/** Whoever slips still begins right, or swaps the first two letters: "water" is no "Kater". */
function beginsLike(phrase: string, guess: string): boolean {
  return phrase[0] === guess[0] || (phrase[0] === guess[1] && phrase[1] === guess[0])
}

/** Words of every day that are a slip away from one of ours and mean something else. */
const OTHER_WORDS = new Set(
  (
    'after must loyal fast last lost halten lange leben leute machen wald aussi heure notre rouge sait tard vivre ' +
    'antes largo pasar tener bravo sentire toby belle faut casi bene ogni balu'
  ).split(' '),
)

function unknown(token: SearchToken): Recognised {
  const { folded } = token
  const most = folded.length < SHORTEST_MISSPELT ? 1 : slipsAllowed(folded.length) + 1
  const words = folded.length < 3 ? [] : closest(folded, most).map(({ entry }) => entry.word)
  return { ...exact([token], []), maybe: [...new Set(words)].slice(0, 3) }
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
      .filter(([, { meanings }]) => !means(meanings, 'filler'))
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
