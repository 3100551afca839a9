import { describe, expect, test } from 'vitest'
import { dayNumberOf, generatedNeighbourhood, type MatchingPet, PetIndex, proposeFrom } from './index.ts'
import { sentenceSchema } from './suggestion.ts'

const ON_DAY = dayNumberOf('2026-06-01')
const BERLIN = { latitudeDeg: 52.52, longitudeDeg: 13.4, label: 'Berlin' }
const MUNICH = { latitudeDeg: 48.14, longitudeDeg: 11.58, label: 'Munich' }

function neighbours(count: number): MatchingPet[] {
  return generatedNeighbourhood(count, 2).map((pet, i) => ({
    ...pet,
    ownerId: `owner-of-${pet.petId}` as MatchingPet['ownerId'],
    species: 'dog',
    size: 'medium',
    purposes: ['play'],
    vaccinatedUntil: '2026-12-31',
    wishes: { species: ['dog'], sizes: ['medium', 'small'], maxDistanceKm: 30, virtualOnly: false },
    place: BERLIN,
    name: i === 0 ? 'Luna' : pet.name,
  }))
}

function propose(animals: readonly MatchingPet[], limit = 5) {
  const index = new PetIndex()
  for (const animal of animals) index.put(animal)
  const [own] = animals
  if (own === undefined) throw new Error('nobody asks')
  const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
  return proposeFrom(index, { petId: own.petId, purpose: 'play', onDay: ON_DAY, limit, ...nobody })
}

describe('proposeFrom', () => {
  test('says what was excluded and why, in exact numbers', () => {
    const animals = neighbours(51).map((pet, i) => {
      if (i > 0 && i <= 22) return { ...pet, place: MUNICH }
      return i > 22 && i <= 41 ? { ...pet, size: 'giant' as const } : pet
    })
    const { considered, excluded, summary, suggestions } = propose(animals)
    expect(considered).toBe(50)
    expect(excluded.map(({ rule, count }) => ({ rule, count }))).toEqual([
      { rule: 'size', count: 19 },
      { rule: 'distance', count: 22 },
    ])
    expect(summary.text).toBe(
      'You excluded 41 of 50 because 22 are further than 30 km or your place is beyond their limit, ' +
        '19 are not of a size both sides want. 22 of them can still meet Luna in the park on screen.',
    )
    expect(suggestions).toHaveLength(5)
    expect(suggestions.every(({ canMeetInPerson }) => canMeetInPerson)).toBe(true)
  })

  test('fills the list with animals to meet on screen after the near ones', () => {
    const animals = neighbours(8).map((pet, i) => (i > 2 ? { ...pet, place: MUNICH } : pet))
    const { suggestions } = propose(animals)
    expect(suggestions.map(({ canMeetInPerson }) => canMeetInPerson)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect(suggestions[2]?.cautions[0]?.text).toMatch(/lives \d+ km away: meet in the park on screen\.$/)
    expect(suggestions[2]?.distanceKm).toBeCloseTo(504, -1)
  })

  test('says plainly that a first guess is a wide one', () => {
    const [first] = propose(neighbours(3)).suggestions
    expect((first?.chance.high ?? 0) - (first?.chance.low ?? 1)).toBeGreaterThan(0.4)
    expect(first?.cautions.map(({ code }) => code)).toContain('matching/caution-profiles-only')
  })

  test('names the rule that keeps kin apart, and never lets an unshared pedigree pass for unrelated', () => {
    const kin = (...places: readonly number[]) => places.flatMap(place => [place, 0])
    const grown = { purposes: ['breed' as const], neutered: false, birthDate: '2022-01-01' }
    const animals = neighbours(4).map((pet, i): MatchingPet => {
      const { kin: _, ...rest } = {
        ...pet,
        ...grown,
        sex: i === 0 ? ('female' as const) : ('male' as const),
        name: `Dog ${i}`,
      }
      if (i === 3) return rest
      return { ...rest, kin: i === 2 ? kin(3, 30, 31, 40, 41, 42, 43) : kin(i + 1, 10, 11, 20, 21, 22, 23) }
    })
    const index = new PetIndex()
    for (const animal of animals) index.put(animal)
    const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
    const petId = animals[0]?.petId ?? ('' as MatchingPet['petId'])
    const { excluded, suggestions } = proposeFrom(index, {
      ...{ petId, purpose: 'breed', onDay: ON_DAY, limit: 5 },
      ...nobody,
    })

    expect(excluded.map(({ rule, count }) => [rule, count])).toEqual([['relatedness', 1]])
    expect(excluded[0]?.sentence).toMatchObject({
      code: 'matching/excluded-relatedness',
      values: { article: expect.stringContaining('2023/0447') },
      text: expect.stringContaining('half-sibling'),
    })
    const first = new Map(suggestions.map(({ petId: id, cautions }) => [id, cautions[0]]))
    expect(first.get(animals[2]?.petId as never)?.code).not.toMatch('caution-kinship')
    expect(first.get(animals[3]?.petId as never)).toMatchObject({
      code: 'matching/caution-kinship-unshared',
      text: 'We cannot confirm that Dog 0 and Dog 3 are unrelated: no pedigree is shared of Dog 3.',
    })
  })

  test('invites friends when nobody else is here', () => {
    expect(propose(neighbours(1))).toMatchObject({
      considered: 0,
      suggestions: [],
      summary: { code: 'matching/summary-nobody' },
    })
  })

  test('keeps every sentence within the agreed shape', () => {
    const { suggestions, excluded, summary } = propose(neighbours(40), 20)
    const sentences = [
      summary,
      ...excluded.map(({ sentence }) => sentence),
      ...suggestions.flatMap(({ reasons, cautions }) => [...reasons, ...cautions]),
    ]
    for (const sentence of sentences) expect(sentenceSchema.parse(sentence)).toEqual(sentence)
  })
})
