import { describe, expect, test } from 'vitest'
import { BREEDING_RULES } from '../pedigree/law/index.ts'
import {
  checkHardRules,
  dayNumberOf,
  generatedNeighbourhood,
  type MatchingPet,
  RELATEDNESS_RULE,
  seededRandom,
} from './index.ts'

const ON_DAY = dayNumberOf('2026-06-01')
const PURPOSES = ['play', 'breed', 'adopt'] as const

function somePet(changes: Partial<MatchingPet> = {}): MatchingPet {
  const [pet] = generatedNeighbourhood(1, 7)
  if (pet === undefined) throw new Error('no animal was generated')
  return {
    ...pet,
    species: 'dog',
    sex: 'female',
    neutered: false,
    birthDate: '2023-01-01',
    size: 'medium',
    purposes: ['play', 'breed'],
    vaccinatedUntil: '2026-12-31',
    wishes: { species: ['dog'], sizes: ['medium'], maxDistanceKm: 30, virtualOnly: false },
    place: { latitudeDeg: 52.52, longitudeDeg: 13.4, label: 'Berlin' },
    ...changes,
  }
}

describe('checkHardRules', () => {
  test('finds the same broken rules from both sides in 100,000 generated pairs', () => {
    const animals = generatedNeighbourhood(2_000, 11)
    const random = seededRandom(5)
    const differing: unknown[] = []
    for (let i = 0; i < 100_000; i++) {
      const own = animals[Math.floor(random() * animals.length)]
      const other = animals[Math.floor(random() * animals.length)]
      const purpose = PURPOSES[i % 3]
      if (own === undefined || other === undefined || purpose === undefined) continue
      const seen = checkHardRules({ own, other, purpose, onDay: ON_DAY })
      const seenBack = checkHardRules({ own: other, other: own, purpose, onDay: ON_DAY })
      if (seen.broken.join() !== seenBack.broken.join() || seen.distanceKm !== seenBack.distanceKm) {
        differing.push({ own, other, purpose })
      }
    }
    expect(differing).toEqual([])
  })

  test('keeps close kin from breeding, and says when it cannot rule them out', () => {
    const kin = (...places: readonly number[]) => places.flatMap(place => [place, 0])
    const dam = somePet({ kin: kin(1, 10, 11, 20, 21, 22, 23) })
    const seen = (other: MatchingPet['kin'], purpose: 'breed' | 'play' = 'breed') => {
      const sire = { ...somePet({ sex: 'male' }), ...(other === undefined ? {} : { kin: other }) }
      const { broken, kinshipRuledOut } = checkHardRules({ own: dam, other: sire, purpose, onDay: ON_DAY })
      return [broken, kinshipRuledOut]
    }

    for (const close of [
      kin(10, 30, 31, 40, 41, 42, 43),
      kin(2, 10, 11, 20, 21, 22, 23),
      kin(2, 30, 11, 40, 41, 22, 23),
      kin(21, 30, 31, 40, 41, 42, 43),
      kin(2, 0, 1, 0, 0, 10, 11),
      kin(2, 30, 31, 40, 41, 42, 1),
    ])
      expect(seen(close)[0]).toEqual(['relatedness'])
    expect(seen(kin(2, 30, 31, 20, 41, 42, 43))).toEqual([[], true])
    expect(seen(kin(2, 30, 0, 40, 41, 0, 0))).toEqual([[], false])
    expect(seen(undefined)).toEqual([[], false])
    expect(BREEDING_RULES.map(({ id }) => id)).toContain(RELATEDNESS_RULE.ruleId)
    expect(seen(kin(10, 30, 31, 40, 41, 42, 43), 'play')).toEqual([[], true])
  })

  test('lets only fertile adult pairs of opposite sex with valid papers breed', () => {
    const dam = somePet()
    const sire = somePet({ sex: 'male' })
    const broken = (other: MatchingPet) =>
      checkHardRules({ own: dam, other, purpose: 'breed', onDay: ON_DAY }).broken

    expect(broken(sire)).toEqual([])
    expect(broken({ ...sire, sex: 'female' })).toEqual(['sex'])
    expect(broken({ ...sire, neutered: true })).toEqual(['neuter'])
    expect(broken({ ...sire, birthDate: '2025-12-01' })).toEqual(['age'])
    expect(broken({ ...sire, vaccinatedUntil: null })).toEqual(['vaccination'])
    expect(broken({ ...sire, species: 'cat' })).toEqual(['species'])
    expect(broken({ ...sire, purposes: ['play'] })).toEqual(['purpose'])
  })

  test('takes the nearer of the two limits for the distance', () => {
    const own = somePet()
    const potsdam = { latitudeDeg: 52.4, longitudeDeg: 13.06, label: 'Potsdam' }
    const other = somePet({ place: potsdam, wishes: { ...own.wishes, maxDistanceKm: 20 } })

    const finding = checkHardRules({ own, other, purpose: 'play', onDay: ON_DAY })

    expect(finding.broken).toEqual(['distance'])
    expect(finding.distanceKm).toBeCloseTo(26.6, 0)
    expect(finding.inPersonObstacles).toEqual(['too-far'])
  })

  test('asks for a valid vaccination in the flesh but not on screen', () => {
    const own = somePet()
    const other = somePet({ vaccinatedUntil: '2026-05-31' })

    const finding = checkHardRules({ own, other, purpose: 'play', onDay: ON_DAY })

    expect(finding).toMatchObject({ broken: [], inPersonObstacles: ['other-vaccination'] })
  })

  test('counts the last valid day of a vaccination as valid', () => {
    const own = somePet({ vaccinatedUntil: '2026-06-01' })
    const { inPersonObstacles } = checkHardRules({ own, other: somePet(), purpose: 'play', onDay: ON_DAY })
    expect(inPersonObstacles).toEqual([])
  })
})
