import { partsOf } from './meaning-change.ts'
import { readSearch } from './read-search.ts'
import { recogniseWords } from './recognise-words.ts'
import type { SearchReading, TextSpan, Understood } from './search-reading.ts'
import { searchVocabulary, type VocabularyEntry } from './search-vocabulary.ts'
import { splitSearchText } from './split-search-text.ts'
import type { Meaning } from './word-meaning.ts'

type Part = Understood['part']

/**
 * The text without what it says of some parts. A word that says something else as well makes room for one that says
 * that alone: "puppy" without its age is "dog". What had been overruled by the words that go does not come back.
 */
export function withoutParts(text: string, parts: readonly Part[], weekday: number): string {
  let left = text
  // Every turn takes a word away, and there are not more words than letters.
  for (let turn = 0; turn < text.length; turn++) {
    const reading = readSearch(left, weekday)
    if (!reading.understood.some(({ part }) => parts.includes(part))) break
    left = withoutOnce(left, { reading, parts })
  }
  return left.replace(/\s+/g, ' ').trim()
}

type Taking = { readonly reading: SearchReading; readonly parts: readonly Part[] }

function withoutOnce(text: string, { reading: { understood, unused }, parts }: Taking): string {
  const spans = [
    ...understood.filter(({ part }) => parts.includes(part)).flatMap(told => told.spans),
    ...unused.filter(({ reason }) => reason === 'overruled'),
  ]
  // Parts share words: each word is cut out once, the last first.
  const byStart = [...new Map(spans.map(span => [span.start, span])).values()]
  return byStart
    .sort((one, two) => two.start - one.start)
    .reduce((rest, span) => {
      const others = understood.filter(told => !parts.includes(told.part) && isAmong(span, told.spans))
      const kept = keptWords(
        rest.slice(span.start, span.end),
        others.map(({ part }) => part),
      )
      return `${rest.slice(0, span.start)} ${kept} ${rest.slice(span.end)}`
    }, text)
}

const isAmong = (span: TextSpan, spans: readonly TextSpan[]): boolean =>
  spans.some(({ start }) => start === span.start)

/** Words for what these words say of some parts, and of nothing else. */
function keptWords(words: string, parts: readonly Part[]): string {
  const [known, ...others] = recogniseWords(splitSearchText(words))
  if (known === undefined || others.length > 0 || parts.length === 0) return ''
  return known.entries.flatMap(entry => wordsFor(entry, parts)).join(' ')
}

function wordsFor({ word, meanings, language }: VocabularyEntry, parts: readonly Part[]): string[] {
  const kept = meanings.filter(meaning => {
    const of = partsOf(meaning)
    // "Not" and "very" go with whatever stays.
    return of.length === 0 || of.some(part => parts.includes(part))
  })
  return kept.length === meanings.length ? [word] : kept.flatMap(meaning => wordFor(meaning, language) ?? [])
}

/** A word that means this alone, in the same language where there is one. */
function wordFor(meaning: Meaning, language: VocabularyEntry['language']): string | undefined {
  const same = [...searchVocabulary().values()].filter(
    ({ meanings }) => JSON.stringify(meanings) === JSON.stringify([meaning]),
  )
  const word = (same.find(entry => entry.language === language) ?? same[0])?.word
  if (word !== undefined || meaning.kind !== 'breed' || meaning.breedIds.length < 2) return word
  // Both breeds of a cross: one after the other, as lists grow.
  const each = meaning.breedIds.map(id => wordFor({ kind: 'breed', breedIds: [id] }, language) ?? '')
  return each.join(' ')
}
