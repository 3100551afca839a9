import { type FoundPets, readSearch } from '@pawfect/domain/matching/search'
import type { Pet } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import german from '../../shell/locales/de/search.json' with { type: 'json' }
import english from '../../shell/locales/en/search.json' with { type: 'json' }
import { type FoundFor, reasonsFound } from './search-reasons.ts'

const MONDAY = 1
const facts = {
  name: 'Rex',
  species: 'dog',
  sex: 'male',
  neutered: false,
  breedIds: ['pug'],
  mixed: false,
  size: 'small',
  weightKg: 7,
  ageMonths: 30,
  temperament: { energy: 0.2, sociability: 0.5, confidence: 0.5, gentleness: 0.5 },
  playStyles: ['fetch', 'tug'],
  purposes: ['play'],
} as const
const rex = { pet: facts as unknown as FoundPets['found'][number]['pet'], distanceKm: 3 }
const own = { ...facts, name: 'Bella', wishes: { virtualOnly: false } } as unknown as Pet

const why = (text: string, changes: Partial<FoundFor> = {}, found = rex) => {
  const { query } = readSearch(text, MONDAY)
  return reasonsFound({ own, query, purpose: 'play', isLooking: false, ...changes }, found)
}

describe('the reasons beside an animal that was found', () => {
  test('are what was asked for and its card shows, and the deal-breakers of its owner', () => {
    expect(why('calm small dog within 10 km')).toEqual([
      { kind: 'asked', parts: ['energy', 'size', 'species', 'distance'] },
      { kind: 'near' },
    ])
    expect(why('male pug, 2-5 years, no mixes, 5-8 kg, named Rex')).toMatchObject([
      { parts: ['breed', 'mixed', 'sex', 'age', 'weight', 'name'] },
      { kind: 'near' },
    ])
  })

  test('claim nothing it does not show, while an earlier answer still stands under newer words', () => {
    const asked = 'lively large cat, female, neutered, no pugs, mix, under 1 year, over 20 kg, within 2 km'
    expect(why(asked, { isLooking: true })).toEqual([
      { kind: 'play-alike', styles: ['fetch', 'tug'] },
      { kind: 'anywhere' },
    ])
  })

  test('do not claim free times, which no card shows and an owner may not have told', () => {
    expect(why('calm on Sunday')[0]).toEqual({ kind: 'asked', parts: ['energy'] })
  })

  test('speak of no distance where none counts', () => {
    expect(why('calm on screen').at(-1)).toEqual({ kind: 'anywhere' })
    expect(why('calm', {}, { ...rex, distanceKm: null } as unknown as typeof rex).at(-1)).toEqual({
      kind: 'anywhere',
    })
  })

  test('speak for no owner whose animal is not there for this', () => {
    expect(why('calm', { purpose: 'breed' })).toEqual([{ kind: 'asked', parts: ['energy'] }])
  })

  test('have their words in both languages, with the same slots', () => {
    const slots = (words: object) =>
      Object.fromEntries(
        Object.entries(words).map(([key, text]) => [
          key,
          String(text)
            .match(/\{\{\w+\}\}/g)
            ?.sort(),
        ]),
      )
    expect(slots(german.reason)).toEqual(slots(english.reason))
  })
})
