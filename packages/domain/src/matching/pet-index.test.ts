import { describe, expect, test, vi } from 'vitest'
import {
  checkHardRules,
  dayNumberOf,
  generatedNeighbourhood,
  type MatchingPet,
  PetIndex,
  type RankQuestion,
  scorePair,
  seededRandom,
  statedModelFor,
} from './index.ts'

// Room for laws over many pairs on a machine that is busy with other things.
vi.setConfig({ testTimeout: 60_000 })

const ON_DAY = dayNumberOf('2026-06-01')

function indexOf(animals: readonly MatchingPet[]): PetIndex {
  const index = new PetIndex()
  for (const animal of animals) index.put(animal)
  return index
}

function asking(own: MatchingPet, changes: Partial<RankQuestion> = {}): RankQuestion {
  const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
  return { petId: own.petId, purpose: 'play', onDay: ON_DAY, limit: 50, ...nobody, ...changes }
}

/** The same answer the slow, obvious way. */
function rankedByHand(animals: readonly MatchingPet[], own: MatchingPet, purpose: RankQuestion['purpose']) {
  return animals
    .filter(other => other.ownerId !== own.ownerId)
    .map(other => ({
      petId: other.petId,
      finding: checkHardRules({ own, other, purpose, onDay: ON_DAY }),
      onlyOnScreen: other.wishes.virtualOnly,
      probability: scorePair({ a: own, b: other, purpose, onDay: ON_DAY }).chance.probability,
    }))
    .filter(({ finding }) => finding.broken.every(rule => rule === 'distance'))
    .map(({ petId, finding, onlyOnScreen, probability }) => ({
      petId,
      probability,
      nearby:
        own.wishes.virtualOnly ||
        (finding.broken.length === 0 && finding.distanceKm !== null && !onlyOnScreen),
    }))
    .sort((one, two) => Number(two.nearby) - Number(one.nearby) || two.probability - one.probability)
    .slice(0, 50)
}

describe('PetIndex', () => {
  const animals = generatedNeighbourhood(3_000, 9)

  test.for(['play', 'breed', 'adopt'] as const)(
    'ranks for %s as rules and score say, pair by pair',
    purpose => {
      const index = indexOf(animals)
      for (const own of animals.slice(0, 15)) {
        const { ranked } = index.rank(asking(own, { purpose }))
        const byHand = rankedByHand(animals, own, purpose)
        expect(ranked.map(({ petId, nearby }) => ({ petId, nearby }))).toEqual(
          byHand.map(({ petId, nearby }) => ({ petId, nearby })),
        )
        for (const [i, { probability }] of ranked.entries()) {
          expect(probability).toBeCloseTo(byHand[i]?.probability ?? Number.NaN, 10)
        }
      }
    },
  )

  test.for([0.6, 1.7])('leaves nobody out of a short list by a model whose fusion has slope %d', slope => {
    const index = indexOf(animals)
    const stated = statedModelFor('play')
    const line = { slope, intercept: -0.4 }
    const model = { ...stated, fusion: { cold: line, warm: line } }
    for (const own of animals.slice(0, 15)) {
      const hits = index.rank(asking(own, { limit: 5, model })).ranked
      const byHand = index.rank(asking(own, { limit: animals.length, model })).ranked
      expect(hits).toEqual(byHand.slice(0, 5))
      for (const { petId, probability } of hits) {
        const other = animals.find(animal => animal.petId === petId) ?? own
        const { chance } = scorePair({ a: own, b: other, purpose: 'play', onDay: ON_DAY, model })
        expect(probability).toBeCloseTo(chance.probability, 10)
      }
    }
  })

  test('ranks by everybody’s answers from the next question on, as the score says pair by pair', () => {
    const town = animals.slice(0, 400)
    const index = indexOf(town)
    const random = seededRandom(6)
    const answered = new Set<string>()
    for (let i = 0; i < 3_000; i++) {
      const [chooser, chosen] = [town[Math.floor(random() * 60)], town[Math.floor(random() * town.length)]]
      if (chooser === undefined || chosen === undefined || chooser === chosen) continue
      answered.add(`${chooser.petId} ${chosen.petId}`)
      index.rates.learn({
        ...{ eventId: `${i}`, chooserId: chooser.petId, chosenId: chosen.petId, position: null, atMs: i },
        answer: random() < 0.4 ? 'like' : 'pass',
      })
      if (i % 500 === 0) index.rank(asking(chooser))
    }
    let compared = 0
    for (const own of town.slice(50, 70)) {
      const { ranked } = index.rank(asking(own))
      for (const { petId, probability } of ranked) {
        const [a, b] = [index.find(own.petId), index.find(petId)]
        if (a === undefined || b === undefined) throw new Error('ranked one that is not there')
        // One who was answered already is not ranked in the product; its own answer would count here.
        if (answered.has(`${own.petId} ${petId}`) || answered.has(`${petId} ${own.petId}`)) continue
        const question = {
          a,
          b,
          purpose: 'play',
          onDay: ON_DAY,
          affinity: index.affinityOf(own.petId, petId),
        } as const
        expect(probability).toBeCloseTo(scorePair(question).chance.probability, 6)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(100)
  })

  test('puts one whom others like above its twin whom they pass', () => {
    const [own, twin] = animals.filter(animal => animal.species === 'dog' && animal.purposes.includes('play'))
    if (own === undefined || twin === undefined) throw new Error('no dogs were generated')
    const place = { latitudeDeg: 52.52, longitudeDeg: 13.4, label: 'Berlin' }
    const wishes = {
      ...own.wishes,
      species: ['dog' as const],
      sizes: [own.size, twin.size],
      virtualOnly: false,
      maxDistanceKm: 50,
    }
    const named = (name: string) =>
      ({ ...twin, petId: `pet-twin-${name}`, ownerId: `owner-twin-${name}`, place, wishes }) as MatchingPet
    const index = indexOf([{ ...own, place, wishes }, named('passed'), named('liked')])
    const first = () => index.rank(asking(own)).ranked[0]?.petId
    expect(first()).toBe('pet-twin-passed')
    for (let i = 0; i < 6; i++) {
      for (const [name, answer] of [
        ['liked', 'like'],
        ['passed', 'pass'],
      ] as const)
        index.rates.learn({
          eventId: `${i} ${name}`,
          chooserId: `judge-${i}`,
          chosenId: `pet-twin-${name}`,
          position: null,
          atMs: i,
          answer,
        })
    }
    expect(first()).toBe('pet-twin-liked')
  })

  test('breaks no hard rule in 100,000 ranked pairs', () => {
    const town = animals.slice(0, 1_000)
    const index = indexOf(town)
    const byId = new Map(town.map(animal => [animal.petId, animal]))
    let checked = 0
    for (let i = 0; checked < 100_000; i++) {
      const own = town[i % town.length]
      const purpose = (['play', 'breed', 'adopt'] as const)[Math.floor(i / town.length) % 3]
      if (own === undefined || purpose === undefined) throw new Error('ran out of animals')
      for (const { petId, nearby } of index.rank(asking(own, { purpose, limit: 200 })).ranked) {
        const other = byId.get(petId)
        if (other === undefined) throw new Error(`unknown animal ${petId}`)
        const { broken } = checkHardRules({ own, other, purpose, onDay: ON_DAY })
        if (broken.length > 0 && (nearby || broken.join() !== 'distance')) {
          expect({ petId, broken, nearby }).toBe('allowed')
        }
        checked++
      }
    }
    expect(checked).toBeGreaterThanOrEqual(100_000)
  })

  test.for(['play', 'breed'] as const)(
    'counts every animal once for %s: shown or excluded by its first broken rule',
    purpose => {
      const index = indexOf(animals)
      for (const own of animals.slice(0, 20)) {
        const { considered, excluded } = index.rank(asking(own, { purpose }))
        const findings = animals
          .filter(other => other.ownerId !== own.ownerId)
          .map(other => checkHardRules({ own, other, purpose, onDay: ON_DAY }).broken)
        const countOf = (rule: string) => findings.filter(broken => broken[0] === rule).length
        const aloneOf = (rule: string) => findings.filter(broken => broken.join() === rule).length
        expect(considered).toBe(findings.length)
        for (const { rule, count, alone } of excluded) {
          expect({ rule, count, alone }).toEqual({ rule, count: countOf(rule), alone: aloneOf(rule) })
        }
        expect(excluded.reduce((sum, { count }) => sum + count, 0)).toBe(
          findings.filter(broken => broken.length > 0).length,
        )
      }
    },
  )

  test('is the same after any history of changes as when built afresh', () => {
    const index = indexOf(animals)
    const random = seededRandom(4)
    const present = new Map(animals.map(animal => [animal.petId, animal]))
    for (let step = 0; step < 4_000; step++) {
      const pet = animals[Math.floor(random() * animals.length)]
      if (pet === undefined) continue
      if (random() < 0.5) {
        index.remove(pet.petId)
        present.delete(pet.petId)
      } else {
        const changed = { ...pet, weightKg: 2 + random() * 40 }
        index.put(changed)
        present.set(pet.petId, changed)
      }
    }
    const afresh = indexOf([...present.values()])
    expect(index.size).toBe(present.size)
    for (const own of [...present.values()].slice(0, 30)) {
      expect(index.rank(asking(own))).toEqual(afresh.rank(asking(own)))
      expect(index.petsOf(own.ownerId).toSorted(byId)).toEqual(afresh.petsOf(own.ownerId).toSorted(byId))
    }
  })

  test('hides blocked owners altogether, even from the count', () => {
    const index = indexOf(animals)
    const [own] = animals
    if (own === undefined) throw new Error('no animals were generated')
    const before = index.rank(asking(own))
    const blocked = index.find(before.ranked[0]?.petId ?? own.petId)
    if (blocked === undefined) throw new Error('nobody was ranked')
    const after = index.rank(asking(own, { blockedOwners: new Set([blocked.ownerId]) }))
    expect(after.ranked.map(({ petId }) => petId)).not.toContain(blocked.petId)
    expect(before.considered - after.considered).toBe(index.petsOf(blocked.ownerId).length)
  })

  test('always has someone to meet on screen when nobody lives near', () => {
    const index = indexOf(animals)
    const willing = animals.find(animal => animal.species === 'dog' && animal.purposes.includes('play'))
    if (willing === undefined) throw new Error('no willing dog was generated')
    const place = { latitudeDeg: -54.28, longitudeDeg: -36.51, label: 'Grytviken' }
    const hermit = { ...willing, place, wishes: { ...willing.wishes, virtualOnly: false } }
    index.put(hermit)

    const { ranked } = index.rank(asking(hermit, { limit: 5 }))

    expect(ranked.length).toBe(5)
    expect(ranked.every(({ nearby }) => !nearby)).toBe(true)
  })

  test('error: refuses to rank for an animal it does not know', () => {
    const [own] = animals
    if (own === undefined) throw new Error('no animals were generated')
    expect(() => new PetIndex().rank(asking(own))).toThrow(RangeError)
  })
})

function byId(one: MatchingPet, two: MatchingPet): number {
  return one.petId < two.petId ? -1 : 1
}
