import { describe, expect, test } from 'vitest'
import { readSearch } from './read-search.ts'
import type { SearchQuery } from './search-query.ts'

const MONDAY = 1
const read = (text: string) => readSearch(text, MONDAY)

function expectAll(meant: readonly (readonly [string, SearchQuery])[]): void {
  expect(meant.map(([text]) => [text, read(text).query])).toEqual(meant)
}

describe('readSearch keeps what was meant', () => {
  test('when several words stand under one "not"', () => {
    expectAll([
      ['no pugs or poodles', { notBreedIds: ['pug', 'poodle'] }],
      ['keine Möpse und Pudel', { notBreedIds: ['pug', 'poodle'] }],
      ['neither calm nor shy', { energy: { from: 40 }, confidence: { from: 40 } }],
      ['not calm and friendly', { energy: { from: 40 }, sociability: { from: 60 } }],
      ['not calm but friendly', { energy: { from: 40 }, sociability: { from: 60 } }],
      ['no small or medium dogs', { sizes: ['large', 'giant'], species: ['dog'] }],
      ['small but not toy', { sizes: ['small'] }],
      ['nicht winzig, klein', { sizes: ['small'] }],
      ['ni calme ni timide', { energy: { from: 40 }, confidence: { from: 40 } }],
      ['né calmo né timido', { energy: { from: 40 }, confidence: { from: 40 } }],
      ['ni pequeño ni mediano', { sizes: ['large', 'giant'] }],
      ['pas calme ni timide', { energy: { from: 40 }, confidence: { from: 40 } }],
      ['ni carlin ni caniche', { notBreedIds: ['pug', 'poodle'] }],
    ])
  })

  test('when "not" leaves nothing there is: it looks for neither, and says that it cannot', () => {
    for (const text of [
      'ni chat ni chien',
      'no cats and no dogs',
      'weder Katze noch Hund',
      'né gatti né cani',
    ]) {
      const { query, understood, unused } = read(text)
      expect([text, query, understood]).toEqual([text, {}, []])
      expect(new Set(unused.map(({ reason }) => reason))).toEqual(new Set(['cannot-exclude']))
      expect(new Set(unused.map(({ start }) => start)).size).toBe(unused.length)
    }
    expect(read('chien calme, ni mâle ni femelle').query).toEqual({ species: ['dog'], energy: { below: 40 } })
  })

  test('when a cross has a name of its own: a mix of either', () => {
    const breedIds = ['labrador-retriever', 'poodle']
    expectAll([
      ['Labradoodle', { breedIds, mixed: true }],
      ['calm labradoodles', { energy: { below: 40 }, breedIds, mixed: true }],
      ['Labradodle', { breedIds, mixed: true }],
      ['Puggle', { breedIds: ['pug', 'beagle'], mixed: true }],
    ])
  })

  test('when "not" comes before a word that says two things: no puppies are no cats', () => {
    expectAll([
      ['no puppies', { ageMonths: { from: 12 } }],
      ['Hund, keine Welpen', { species: ['dog'], ageMonths: { from: 12 } }],
      ['no kittens', { ageMonths: { from: 12 } }],
      ['keine Rüden', { sex: 'female' }],
      ['pas de chiennes', { sex: 'male' }],
      ["I don't want cats", { species: ['dog'] }],
    ])
  })

  test('when "not" comes before a number', () => {
    expectAll([
      ['not older than 3 years', { ageMonths: { below: 48 } }],
      ['nicht älter als 3 Jahre', { ageMonths: { below: 48 } }],
      ['pas plus de 10 kg', { weightKg: { below: 10.1 } }],
      ['nicht unter 2 Jahren', { ageMonths: { from: 24 } }],
      ['non più di 20 km', { withinKm: 20 }],
      ['not more than 10 km', { withinKm: 10 }],
    ])
  })

  test('when a word turns itself round', () => {
    expectAll([
      ['unfriendly', { sociability: { below: 60 } }],
      ['unverträglicher Rüde', { sociability: { below: 60 }, species: ['dog'], sex: 'male' }],
      ['inactive', { energy: { below: 60 } }],
      ['intranquilo', { energy: { from: 40 } }],
      ['uncastrated', { neutered: false }],
      ['unsterilisiert', { neutered: false }],
      ['weniger lebhaft', { energy: { below: 60 } }],
    ])
    for (const text of ['unvaccinated', 'ungeimpft', 'non vacciné', 'not named Rex', 'cats not'])
      expect([text, read(text).query.vaccinated, read(text).query.name]).toEqual([text, undefined, undefined])
    expect(read('ungeimpft').unused).toMatchObject([{ words: 'ungeimpft', reason: 'cannot-exclude' }])
    expect(read('cats not').unused).toMatchObject([{ words: 'not', reason: 'cannot-exclude' }])
  })

  test.each(['deine Katze', 'seine Katze', 'eine Katze', 'feine Katze', 'jeine Katze'])(
    'and never guesses a "not" into "%s"',
    text => {
      expect(read(text).query).toEqual({ species: ['cat'] })
    },
  )

  test('and takes no word of every day for one of ours', () => {
    const words = [
      'water',
      'what',
      'tall',
      'grau',
      'better',
      'after',
      'rosso',
      'puede',
      'belle',
      'rouge',
      'toby',
    ]
    expect(words.map(word => [word, read(word).query])).toEqual(words.map(word => [word, {}]))
  })

  test('when an age is told with "old" behind it: three months old is not an old animal', () => {
    expectAll([
      ['3 months old', { ageMonths: { from: 3, below: 4 } }],
      ['puppy 3 months old', { species: ['dog'], ageMonths: { from: 3, below: 4 } }],
      ['3 Monate alt', { ageMonths: { from: 3, below: 4 } }],
      ['zweijährige Hündin', { ageMonths: { from: 24, below: 36 }, species: ['dog'], sex: 'female' }],
      [
        'ruhiger fünfjähriger Kater',
        { energy: { below: 40 }, ageMonths: { from: 60, below: 72 }, species: ['cat'], sex: 'male' },
      ],
      ['3 Jahre alte Hündin', { ageMonths: { from: 36, below: 48 }, species: ['dog'], sex: 'female' }],
      ['a 3 year old dog', { ageMonths: { from: 36, below: 48 }, species: ['dog'] }],
      ['a 10 kg dog', { weightKg: { from: 8, below: 12 }, species: ['dog'] }],
      ['one year old', { ageMonths: { from: 12, below: 24 } }],
      ['unter einem Jahr', { ageMonths: { below: 12 } }],
      ['plus de deux ans', { ageMonths: { from: 24 } }],
      ['old dog', { ageMonths: { from: 96 }, species: ['dog'] }],
    ])
  })

  test('when two numbers make a range, or a bound belongs to the number behind it', () => {
    expectAll([
      ['between 2 and 5 years', { ageMonths: { from: 24, below: 72 } }],
      ['zwischen 2 und 5 Jahren', { ageMonths: { from: 24, below: 72 } }],
      ['entre 2 y 5 años', { ageMonths: { from: 24, below: 72 } }],
      ['tra 2 e 5 anni', { ageMonths: { from: 24, below: 72 } }],
      ['de 2 à 5 ans', { ageMonths: { from: 24, below: 72 } }],
      ['from 2 to 5 years', { ageMonths: { from: 24, below: 72 } }],
      ['6 months to 2 years', { ageMonths: { from: 6, below: 36 } }],
      ['2 Jahre, über 30 kg', { ageMonths: { from: 24, below: 36 }, weightKg: { from: 30 } }],
      ['5 km, unter 10 kg', { withinKm: 5, weightKg: { below: 10 } }],
      ['5 km from me', { withinKm: 5 }],
      ['3+ years', { ageMonths: { from: 36 } }],
      ['3 years or more', { ageMonths: { from: 36 } }],
      ['3 Jahre und mehr', { ageMonths: { from: 36 } }],
      ['mayores de 3 años', { ageMonths: { from: 36 } }],
      ['within 1.5 km', { withinKm: 1.5 }],
      ['bis 1.000 km', { withinKm: 1000 }],
      ['within 1,000 km', { withinKm: 1000 }],
      ['1,5 Jahre', { ageMonths: { from: 18, below: 30 } }],
      ['9999999 km', { withinKm: 20_000 }],
    ])
  })

  test('when days and hours are told', () => {
    expectAll([
      ['Sonntagmorgen', { freeTimes: { activeDays: ['weekend'], activeHours: ['morning'] } }],
      ['Sonntag Morgen', { freeTimes: { activeDays: ['weekend'], activeHours: ['morning'] } }],
      ['am Morgen', { freeTimes: { activeHours: ['morning'] } }],
      ['morgen', { freeTimes: { activeDays: ['weekdays'] } }],
      ['morgen früh', { freeTimes: { activeDays: ['weekdays'], activeHours: ['morning'] } }],
      ['tonight', { freeTimes: { activeDays: ['weekdays'], activeHours: ['evening'] } }],
      ['stasera', { freeTimes: { activeDays: ['weekdays'], activeHours: ['evening'] } }],
      ['après-demain', { freeTimes: { activeDays: ['weekdays'] } }],
    ])
    expect(readSearch('übermorgen', 5).query).toEqual({ freeTimes: { activeDays: ['weekend'] } })
  })

  test('when a breed stands in the plural, in any language', () => {
    expectAll([
      ['pastores alemanes', { breedIds: ['german-shepherd'] }],
      ['bergers allemands', { breedIds: ['german-shepherd'] }],
      ['pastori tedeschi', { breedIds: ['german-shepherd'] }],
      ['bulldogs franceses', { breedIds: ['french-bulldog'] }],
      ['Deutsche Schäferhunde', { breedIds: ['german-shepherd'] }],
      ['caniches', { breedIds: ['poodle'] }],
      ['Französischen Bulldoggen', { breedIds: ['french-bulldog'] }],
      ['huskies', { breedIds: ['siberian-husky'] }],
    ])
  })

  test('when female animals have a word of their own', () => {
    expectAll([
      ['perra', { species: ['dog'], sex: 'female' }],
      ['gatas', { species: ['cat'], sex: 'female' }],
      ['gatta', { species: ['cat'], sex: 'female' }],
      ['perro', { species: ['dog'] }],
      ['gatos', { species: ['cat'] }],
    ])
  })
})
