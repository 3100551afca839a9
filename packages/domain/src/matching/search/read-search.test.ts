import { fc } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { readSearch } from './read-search.ts'
import { searchQuerySchema } from './search-query.ts'
import type { SearchReading } from './search-reading.ts'
import { searchVocabulary } from './search-vocabulary.ts'
import { MOST_SEARCH_CHARACTERS } from './split-search-text.ts'
import { withoutParts } from './without-parts.ts'

const SATURDAY = 6
const read = (text: string) => readSearch(text, SATURDAY)

const CALM_SMALL_DOG_ON_SUNDAY = {
  species: ['dog'],
  sizes: ['toy', 'small'],
  energy: { below: 40 },
  withinKm: 10,
  freeTimes: { activeDays: ['weekend'] },
}

describe('readSearch', () => {
  test.each([
    'calm small dog near me on Sunday',
    'ruhiger kleiner Hund in der Nähe am Sonntag',
    'petit chien calme près de chez moi dimanche',
    'perro pequeño tranquilo cerca de mí el domingo',
    'cane piccolo e tranquillo vicino a me di domenica',
    'cagnolino calmo di piccola taglia nelle vicinanze domenica',
    'CALM  small, dog; near me (Sunday)!',
    'clam smal dogs neer me on sundya',
    'ruiger kleiner Hnud in der Nähe am Sonntga',
    'petit chein clame près de chez moi dimnache',
    'perro pequeno tranqilo cerca de mi el domigo',
    'cane picolo tranqillo vicno a me domenca',
  ])('understands "%s"', text => {
    const { query, unused } = read(text)
    expect(query).toEqual(CALM_SMALL_DOG_ON_SUNDAY)
    expect(unused).toEqual([])
  })

  test.each([
    ['Deutscher Schäferhund', ['german-shepherd']],
    ['Schaeferhund', ['german-shepherd']],
    ['berger allemand', ['german-shepherd']],
    ['pastor alemán', ['german-shepherd']],
    ['alsatian', ['german-shepherd']],
    ['golden retreiver', ['golden-retriever']],
    ['bordercollie', ['border-collie']],
    ['Mops', ['pug']],
    ['Dackel', ['dachshund']],
    ['gran danés', ['great-dane']],
    ['pastore tedesco', ['german-shepherd']],
    ['bassotto', ['dachshund']],
    ['carlino', ['pug']],
    ['barboncino', ['poodle']],
    ['alano', ['great-dane']],
    ['volpino di Pomerania', ['pomeranian']],
    ['gatto norvegese', ['norwegian-forest-cat']],
    ['bouledogue francais', ['french-bulldog']],
    ['Französiche Buldogge', ['french-bulldog']],
    ['bulldog frances', ['french-bulldog']],
    ['bulldog francsee', ['french-bulldog']],
    ['pastore tedsco', ['german-shepherd']],
    ['berger alemand', ['german-shepherd']],
    ['pastor aleman', ['german-shepherd']],
    ['Schäferhnud', ['german-shepherd']],
    ['Norwegische Waldkatze', ['norwegian-forest-cat']],
    ['corgi', ['cardigan-welsh-corgi', 'pembroke-welsh-corgi']],
  ])('knows the breed in "%s"', (text, breedIds) => {
    expect(read(text).query).toEqual({ breedIds })
  })

  test.each([
    ['cucciolo sotto i 6 mesi', { ageMonths: { below: 6 } }],
    ['femmina sterilizzata, 2-5 anni', { sex: 'female', neutered: true, ageMonths: { from: 24, below: 72 } }],
    ['entro 25 chilometri', { withinKm: 25 }],
    ['non timido', { confidence: { from: 40 } }],
    ['si chiama Rex', { name: 'Rex' }],
    ['sans carlins', { notBreedIds: ['pug'] }],
    ['puppy under 6 months', { species: ['dog'], ageMonths: { below: 6 } }],
    ['2-5 Jahre', { ageMonths: { from: 24, below: 72 } }],
    ['ab 2 Jahren', { ageMonths: { from: 24 } }],
    ['2 years or older', { ageMonths: { from: 24 } }],
    ['bis 3 Jahre', { ageMonths: { below: 48 } }],
    ['within 25 km', { withinKm: 25 }],
    ['near me, 5 miles', { withinKm: 8 }],
    ['over 30kg', { weightKg: { from: 30 } }],
    ['< 10 kg', { weightKg: { below: 10 } }],
    ['not shy', { confidence: { from: 40 } }],
    ['very calm', { energy: { below: 25 } }],
    ['keine großen Hunde', { sizes: ['toy', 'small', 'medium'], species: ['dog'] }],
    ['no pugs', { notBreedIds: ['pug'] }],
    ['Schäferhundwelpe', { breedIds: ['german-shepherd'], species: ['dog'], ageMonths: { below: 12 } }],
    ['unkastrierter Rüde', { neutered: false, species: ['dog'], sex: 'male' }],
    ['labrador mix for breeding', { breedIds: ['labrador-retriever'], mixed: true, purpose: 'breed' }],
    ['small or medium', { sizes: ['toy', 'small', 'medium'] }],
    ['tomorrow evening', { freeTimes: { activeDays: ['weekend'], activeHours: ['evening'] } }],
    ['named Rex', { name: 'Rex' }],
    ['"Señor Bigotes"', { name: 'Señor Bigotes' }],
    ['on screen', { onScreen: true }],
  ])('reads "%s"', (text, query) => {
    expect(read(text).query).toEqual(query)
  })

  test('says what it corrected, what it does not know, and what it gave up', () => {
    const { understood, unused } = read('smal frobnicate dgo lively calm')
    expect(understood.find(({ part }) => part === 'size')?.corrected).toEqual([
      { typed: 'smal', readAs: 'small' },
    ])
    expect(unused.map(({ words, reason, maybe }) => [words, reason, maybe])).toEqual([
      ['frobnicate', 'unknown', []],
      ['dgo', 'unknown', ['dog']],
      ['lively', 'overruled', []],
    ])
  })

  test('guesses at no word that two are as close to: Sontag may be Sonntag or Montag', () => {
    const { query, unused } = read('Hund am Sontag')
    expect(query).toEqual({ species: ['dog'] })
    expect(unused).toMatchObject([{ words: 'Sontag', reason: 'unknown' }])
    expect(unused[0]?.maybe).toEqual(expect.arrayContaining(['Sonntag', 'Montag']))
  })

  test('removing a chip removes what it stood for', () => {
    const text = 'calm small dog near me on Sunday'
    for (const { part } of read(text).understood) {
      const left = read(withoutParts(text, [part], SATURDAY)).understood.map(other => other.part)
      expect(left).not.toContain(part)
      expect(left.length).toBe(read(text).understood.length - 1)
    }
  })

  test('law: every letter and digit is understood, unused with a reason, or a word that means nothing', () => {
    const words = fc.constantFrom(...[...searchVocabulary().keys()].slice(0, 3_000), 'zzyzx', '12', '3.5')
    const texts = fc.oneof(
      fc.string({ maxLength: 260, unit: 'binary' }),
      fc.array(words, { maxLength: 12 }).map(all => all.join(' ')),
    )
    fc.assert(
      fc.property(texts, fc.nat(6), (text, weekday) => {
        const reading = readSearch(text, weekday)
        expect(unaccounted(text, reading)).toBe('')
        expect(() => searchQuerySchema.parse(reading.query)).not.toThrow()
        expect(readSearch(text, weekday)).toEqual(reading)
      }),
      { numRuns: 200 },
    )
  })

  test('law: one slip in a breed of nine letters or more is read as it, or named as a guess, or refused as unknown', () => {
    const long = [...searchVocabulary()].filter(
      ([key, { meanings }]) => key.length >= 9 && !key.includes(' ') && meanings[0]?.kind === 'breed',
    )
    fc.assert(
      fc.property(fc.constantFrom(...long), fc.nat(100), ([key, entry], at) => {
        const i = 1 + (at % (key.length - 2))
        const slipped = key.slice(0, i) + key.slice(i + 1)
        const { query, unused } = read(slipped)
        const meant = entry.meanings[0]?.kind === 'breed' ? entry.meanings[0].breedIds : []
        expect(unused.length > 0 || meant.every(id => query.breedIds?.includes(id))).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test.each([
    ['a word of 10,000 letters', 'a'.repeat(10_000)],
    ['10,000 words', 'calm '.repeat(10_000)],
    ['a regular expression bomb', `${'(a+)+'.repeat(2_000)}$`],
    ['control characters', '\u0000\u0007calm\u0000dog\u202e'],
    ['half a character', '\ud800 dog \udfff'],
    ['SQL', "dog'); DROP TABLE pets; --"],
    [
      'numbers nobody can mean',
      '999999 years, < 0 kg, 0 km, 99999999999999999999 km, 5-2 years, -3 months, 1e9 kg',
    ],
    ['digits of other scripts', '١٢ km ８kg ⅷ years ²² Jahre'],
    ['text from the right to the left', 'כלב קטן ليس ‮kleiner‬ Hund'],
    ['marks upon marks', `d${'\u0301'.repeat(190)}og`],
    ['astral letters and faces', '🐶🐕‍🦺 𝖉𝖔𝖌 👨‍👩‍👧 small'],
    ['10 kB of quotes', '"'.repeat(10_240)],
    ['10 kB of numbers', '7-'.repeat(5_120)],
    ['names of what objects have', '__proto__ constructor toString hasOwnProperty'],
  ])('error: reads what it can of %s', (_what, text) => {
    const { query, unused } = read(text)
    expect(() => searchQuerySchema.parse(query)).not.toThrow()
    expect(unused.some(({ reason }) => reason === 'too-long')).toBe(text.length > MOST_SEARCH_CHARACTERS)
  })
})

/** Letters and digits of a text that no part of the reading takes up. */
function unaccounted(text: string, { understood, unused, fillers }: SearchReading): string {
  const spans = [...understood.flatMap(({ spans }) => spans), ...unused, ...fillers]
  return [...text.matchAll(/[\p{L}\p{N}]/gu)]
    .filter(
      ({ index, 0: letter }) =>
        /\p{L}|\d/u.test(letter) && !spans.some(({ start, end }) => index >= start && index < end),
    )
    .map(([letter]) => letter)
    .join('')
}
