import { describe, expect, test } from 'vitest'
import { BREED_NAMES, BREEDS, findBreed } from './index.ts'
import { ITALIAN_BREED_NAMES } from './italian-breed-names.ts'

describe('BREED_NAMES', () => {
  test('names breeds the product knows, each once', () => {
    const ids = BREED_NAMES.map(({ breedId }) => breedId)

    expect(ids.filter(id => findBreed(id) === undefined)).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has every Italian name in the row of its breed', () => {
    const named = new Map(BREED_NAMES.map(({ breedId, names }) => [breedId, names]))
    const lost = Object.entries(ITALIAN_BREED_NAMES).filter(
      ([breedId, names]) => !names.split('|').every(name => named.get(breedId)?.includes(name)),
    )
    expect(lost).toEqual([])
  })

  test('has a row for every cat, and an FCI number for nearly every dog', () => {
    const named = new Map(BREED_NAMES.map(names => [names.breedId, names]))
    const dogs = BREEDS.filter(({ species, id }) => species === 'dog' && named.has(id))

    expect(BREEDS.filter(({ species, id }) => species === 'cat' && !named.has(id))).toEqual([])
    expect(dogs.filter(({ id }) => named.get(id)?.fciNumber === null).map(({ id }) => id)).toEqual([
      'american-bulldog',
      'american-pit-bull-terrier',
      'bluetick-coonhound',
      'redbone-coonhound',
      'treeing-walker-coonhound',
    ])
  })

  test('gives one FCI number to several breeds only where the FCI counts them as varieties of one', () => {
    const sharing = Map.groupBy(
      BREED_NAMES.filter(({ fciNumber }) => fciNumber !== null),
      ({ fciNumber }) => fciNumber,
    )

    expect(
      [...sharing.values()].filter(rows => rows.length > 1).map(rows => rows.map(({ breedId }) => breedId)),
    ).toEqual([
      ['belgian-malinois', 'groenendael'],
      ['keeshond', 'pomeranian'],
      ['miniature-poodle', 'poodle', 'standard-poodle', 'toy-poodle'],
    ])
  })
})
