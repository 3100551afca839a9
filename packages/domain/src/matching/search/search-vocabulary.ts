import { BREED_NAMES, BREEDS } from '../../pets/index.ts'
import { foldText } from './fold-text.ts'
import { ITALIAN_WORDS } from './italian-words.ts'
import { SEARCH_WORDS } from './search-words.ts'
import type { Meaning } from './word-meaning.ts'

/** The languages of `SEARCH_WORDS`, in the order of its columns. */
const LANGUAGES = ['en', 'de', 'fr', 'es'] as const

/** Something search understands: how it is written, and what it means. */
export type VocabularyEntry = {
  /** As somebody would write it, for "read as …". */
  readonly word: string
  readonly meanings: readonly Meaning[]
  /** None for breeds: their names travel. */
  readonly language: (typeof LANGUAGES)[number] | 'it' | null
}

/** Words of a breed's name that stand for every breed that has them in its id. */
const BREED_GROUPS: readonly (readonly [string, string])[] = [
  ['terrier', 'Terrier|terriers'],
  ['retriever', 'Retriever|retrievers|cobrador'],
  ['spaniel', 'Spaniel|spaniels|épagneul'],
  ['setter', 'Setter|setters'],
  ['coonhound', 'Coonhound|coonhounds'],
  ['schnauzer', 'Schnauzer aller Größen|schnauzers'],
  ['bulldog', 'bulldogs|Bulldoggen'],
  ['corgi', 'corgis'],
  ['sennenhund', 'Sennenhunde'],
  ['rex', 'Rex-Katze'],
]

/** Crosses that go by a name of their own: mixes of either breed. */
const KNOWN_CROSSES: readonly (readonly [string, readonly string[]])[] = [
  ['Labradoodle', ['labrador-retriever', 'poodle']],
  ['Goldendoodle', ['golden-retriever', 'poodle']],
  ['Cockapoo', ['cocker-spaniel', 'english-cocker-spaniel', 'poodle']],
  ['Cavapoo', ['cavalier-king-charles-spaniel', 'poodle']],
  ['Maltipoo', ['maltese', 'poodle']],
  ['Puggle', ['pug', 'beagle']],
]

const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['~', ['', 'e', 'er', 'es', 'en', 'em']],
  ['@', ['o', 'a', 'os', 'as']],
  ['*', ['', 'e', 's', 'es']],
  ['^', ['o', 'a', 'i', 'e']],
]

/** Every phrase search knows, folded, with what it means; made once, on the first question. */
export function searchVocabulary(): ReadonlyMap<string, VocabularyEntry> {
  made ??= makeVocabulary()
  return made
}
let made: ReadonlyMap<string, VocabularyEntry> | undefined

function makeVocabulary(): Map<string, VocabularyEntry> {
  const entries = new Map<string, VocabularyEntry>()
  for (const [meanings, words] of SEARCH_WORDS)
    for (const [at, column] of words.split('/').entries())
      for (const word of column.split('|').flatMap(formsOf))
        addWord(entries, { word, meanings, language: LANGUAGES[at] ?? 'en' })
  for (const [english, words] of ITALIAN_WORDS) {
    const meanings = entries.get(foldText(english))?.meanings
    if (meanings === undefined) throw new RangeError(`no English word "${english}" to translate`)
    for (const word of words.split('|').flatMap(formsOf)) addWord(entries, { word, meanings, language: 'it' })
  }
  for (const [name, breedIds] of KNOWN_CROSSES) {
    const meanings: readonly Meaning[] = [
      { kind: 'breed', breedIds },
      { kind: 'mixed', is: true },
    ]
    for (const word of [name, `${name}s`]) addWord(entries, { word, meanings, language: null })
  }
  for (const [part, words] of BREED_GROUPS) {
    const breedIds = BREEDS.filter(({ id }) => id.split('-').includes(part)).map(({ id }) => id)
    for (const word of words.split('|')) addBreed(entries, word, breedIds)
  }
  for (const { id, name } of BREEDS) for (const word of [name, `${name}s`, id]) addBreed(entries, word, [id])
  for (const { breedId, names } of BREED_NAMES) for (const word of names) addBreed(entries, word, [breedId])
  return entries
}

function formsOf(pattern: string): string[] {
  const word = pattern.trim()
  const [, endings] = ENDINGS.find(([mark]) => word.endsWith(mark)) ?? ['', null]
  const forms = endings === null ? [word] : endings.map(ending => word.slice(0, -1) + ending)
  return forms.filter(form => form !== '')
}

/** The first meaning of a word stays: rows further up matter more. */
function addWord(entries: Map<string, VocabularyEntry>, entry: VocabularyEntry): void {
  for (const key of spellingsOf(entry.word)) if (!entries.has(key)) entries.set(key, entry)
}

/** A name several breeds go by means all of them; it never takes the place of a word that is no breed. */
function addBreed(entries: Map<string, VocabularyEntry>, word: string, ids: readonly string[]): void {
  for (const key of spellingsOf(word)) {
    const known = entries.get(key)
    const first = known?.meanings[0]
    if (first !== undefined && first.kind !== 'breed') continue
    const breedIds = [...new Set([...(first?.breedIds ?? []), ...ids])]
    const meanings = [{ kind: 'breed' as const, breedIds }]
    entries.set(key, { word: known?.word ?? word, meanings, language: null })
  }
}

/** A shorter stem is the beginning of too many other words. */
const SHORTEST_STEM = 5

/** What is left of a phrase without the endings of number and case: pastor aleman, mops, huskies and husky. */
function stemOf(phrase: string): string {
  return phrase
    .split(' ')
    .map(word => word.replace(/(?<=.{3})[aeiosny]+$/, '').replace(/(ch?|h)$/, ''))
    .join(' ')
}

/** The breed whose name has the stem of this phrase. @returns null for none, several, or too short a stem. */
export function breedByStem(phrase: string): VocabularyEntry | null {
  stems ??= Map.groupBy(
    [...searchVocabulary()].filter(([, { meanings }]) => meanings[0]?.kind === 'breed'),
    ([key]) => stemOf(key),
  )
  const stem = stemOf(phrase)
  const [known, ...others] = stem.length < SHORTEST_STEM ? [] : (stems.get(stem) ?? [])
  const isOne = others.every(
    ([, { meanings }]) => JSON.stringify(meanings) === JSON.stringify(known?.[1].meanings),
  )
  return known === undefined || !isOne ? null : known[1]
}
let stems: ReadonlyMap<string, readonly [string, VocabularyEntry][]> | undefined

/** Shorter than this, a phrase without its spaces might be another word. */
const GLUED_FROM = 8

/** Folded as written, with ae for ä, and without spaces. */
function spellingsOf(word: string): Set<string> {
  const expanded = word.replace(/[äÄ]/g, 'ae').replace(/[öÖ]/g, 'oe').replace(/[üÜ]/g, 'ue')
  const spaced = [foldText(word), foldText(expanded)]
  const glued = spaced.map(text => text.replaceAll(' ', '')).filter(text => text.length >= GLUED_FROM)
  return new Set([...spaced, ...glued])
}
