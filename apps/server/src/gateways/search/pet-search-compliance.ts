import { userIdSchema } from '@pawfect/domain/identity'
import { dayNumberOf, seededRandom } from '@pawfect/domain/matching'
import {
  FILTER_IDS,
  type FilterId,
  generatedQuery,
  planSearch,
  type SearchablePet,
  type SearchPlan,
  type SearchQuery,
  type SearchQuestion,
  searchableNeighbourhood,
  searchByHand,
} from '@pawfect/domain/matching/search'
import { petIdSchema } from '@pawfect/domain/pets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PetSearch, SearchUpdate } from '../../domains/matching/search/search-ports.ts'

const ON_DAY = dayNumberOf('2026-06-01')
/** Where longitudes jump and where they all meet. */
const ODD_PLACES = [
  [90, 0],
  [-90, 120],
  [89.9, -180],
  [0, 180],
  [0, -180],
  [66.5, 179.95],
  [66.5, -179.95],
  [0, 0],
] as const
const animals = searchableNeighbourhood(600, 21).map((pet, i) => {
  const [latitudeDeg, longitudeDeg] = ODD_PLACES[(i / 5) % ODD_PLACES.length] ?? []
  const isOdd = i % 5 === 0 && latitudeDeg !== undefined && longitudeDeg !== undefined
  return isOdd ? { ...pet, place: { latitudeDeg, longitudeDeg, label: 'Far out' } } : pet
})
const [first] = animals
if (first === undefined) throw new Error('no animals were generated')
const anyone: SearchablePet = first

/** What every search engine must do, embedded or not: answer as the definition does, whatever it is asked. */
export function describePetSearch(name: string, open: () => Promise<PetSearch>): void {
  describe(`${name} keeps the promises of a pet search`, () => {
    let search: PetSearch
    beforeAll(async () => {
      search = await open()
    }, 60_000)
    afterAll(() => search[Symbol.asyncDispose]())

    test('answers a hundred questions as the definition does: page, counts and relaxations', async () => {
      await search.replaceAll(animals, 1)
      for (const plan of manyPlans(100))
        expect(await search.search(plan)).toEqual(searchByHand(animals, plan))
    })

    test('draws every distance where the definition does, to the last metre, across poles and the date line', async () => {
      await search.replaceAll(animals, 1)
      const ignoring = planOf({ own: anyone, query: { ignoredWishes: ['species', 'size', 'distance'] } })
      for (const own of animals.filter(({ place }) => place?.label === 'Far out').slice(0, 16)) {
        const everybody = { ...ignoring, own, limit: 600, ownPlace: planOf({ own, query: {} }).ownPlace }
        const distances = searchByHand(animals, everybody).page.flatMap(({ distanceKm }) => distanceKm ?? [])
        for (const km of [distances[2], distances.at(-1), distances[Math.floor(distances.length / 2)]]) {
          const query = { withinKm: Math.min(20_000, Math.max(1, km ?? 1)) }
          const plan = planOf({ own, query, limit: 30 })
          expect(await search.search(plan)).toEqual(searchByHand(animals, plan))
        }
      }
    })

    test('asks every kind of filter, from either end', async () => {
      await search.replaceAll(animals, 1)
      const ignoredWishes = ['species' as const, 'size' as const, 'distance' as const]
      const asked = new Set<FilterId>()
      for (const query of EVERY_FILTER)
        for (const own of animals.slice(0, 12)) {
          const plan = planOf({ own, query: { ...query, ignoredWishes }, limit: 30 })
          for (const { id } of plan.filters) asked.add(id)
          expect(await search.search(plan)).toEqual(searchByHand(animals, plan))
        }
      expect([...asked].sort()).toEqual([...FILTER_IDS].sort())
    })

    test('error: works nothing out for somebody who has gone, and answers the next as ever', async () => {
      await search.replaceAll(animals, 1)
      const plan = planOf({ own: anyone, query: {} })
      const gone = new Error('the screen was left')
      await expect(search.search(plan, AbortSignal.abort(gone))).rejects.toBe(gone)
      expect(await search.search(plan)).toEqual(searchByHand(animals, plan))
    })

    test('error: keeps what it held when those who were to come cannot be read', async () => {
      await search.replaceAll(animals.slice(0, 50), 7)
      const unreadable = new Error('the disk is gone')
      async function* halfOf() {
        yield* animals.slice(100, 300)
        throw unreadable
      }
      await expect(search.replaceAll(halfOf(), 9)).rejects.toThrow()
      expect(await search.filledTo()).toBe(7)
      const plan = planOf({ own: anyone, query: {} })
      expect(await search.search(plan)).toEqual(searchByHand(animals.slice(0, 50), plan))
    })

    test('answers the same after any history of changes as when filled afresh', async () => {
      await search.replaceAll(animals.slice(0, 300), 1)
      const present = new Map(animals.slice(0, 300).map(pet => [pet.petId, pet]))
      const random = seededRandom(8)
      for (let step = 0; step < 25; step++) {
        const some = animals.filter(() => random() < 0.03)
        if (random() < 0.4) {
          await change(search, { remove: some.map(({ petId }) => petId) })
          for (const { petId } of some) present.delete(petId)
        } else {
          const changed = some.map(pet => changedPet(pet, random))
          await change(search, { put: changed })
          for (const pet of changed) present.set(pet.petId, pet)
        }
      }
      const now = [...present.values()]
      for (const plan of manyPlans(30)) expect(await search.search(plan)).toEqual(searchByHand(now, plan))
    })

    test('answers many questions at once, each its own', async () => {
      await search.replaceAll(animals, 1)
      const plans = manyPlans(24)
      const answers = await Promise.all(plans.map(plan => search.search(plan)))
      expect(answers).toEqual(plans.map(plan => searchByHand(animals, plan)))
    })

    test('an animal that is put twice is there once, one that is not there is removed without harm', async () => {
      await search.replaceAll([], 1)
      await change(search, { put: [anyone, anyone] })
      await change(search, { put: [anyone] })
      const asking = {
        ...anyone,
        petId: petIdSchema.parse('pet-asking-00'),
        ownerId: userIdSchema.parse('owner-asking-00'),
      }
      const plan = planOf({ own: asking, query: { ignoredWishes: ['species', 'size', 'distance'] } })
      expect((await search.search(plan)).fitting).toBe(1)
      await change(search, { remove: [anyone.petId, anyone.petId, asking.petId] })
      expect(await search.search(plan)).toEqual(searchByHand([], plan))
    })

    test.each([
      ['a quote and a semicolon', "'; DROP TABLE pawfect_pet_search; --"],
      ['wildcards', '%_%'],
      ['a backslash', '\\'],
      ['a control character', '\u0000'],
      ['half a character', '\ud800'],
      ['a regular expression bomb', '(a+)+$'],
      ['a word of 10,000 letters', 'x'.repeat(10_000)],
      ['another alphabet', '小白'],
    ])('error: takes %s in a name for what it is', async (_what, hostile) => {
      const named = animals
        .slice(0, 40)
        .map((pet, i) => (i % 4 === 0 ? { ...pet, name: `A ${hostile} b` } : pet))
      await search.replaceAll(named, 1)
      const query = { ignoredWishes: ['species' as const, 'size' as const, 'distance' as const] }
      for (const folded of [hostile, 'a', ' b', '%', '100', 'o m']) {
        const plan = planOf({ own: anyone, query })
        const asked = { ...plan, filters: [...plan.filters, { id: 'name' as const, folded }] }
        expect(await search.search(asked)).toEqual(searchByHand(named, asked))
      }
    })

    test('error: takes breeds nobody has, twenty thousand decisions and as many blocks', async () => {
      await search.replaceAll(animals, 1)
      const many = Array.from({ length: 20_000 }, (_, i) => `stranger-${10_000 + i}`)
      const plan = planOf({
        own: anyone,
        query: { breedIds: ['no-such-breed'], notBreedIds: ['pug'] },
        decided: new Set(
          petIdSchema.array().parse([...many, ...animals.slice(5, 50).map(({ petId }) => petId)]),
        ),
        blockedOwners: new Set(userIdSchema.array().parse([...many, animals[60]?.ownerId])),
      })
      expect(await search.search(plan)).toEqual(searchByHand(animals, plan))
    })

    test('holds the changes it was given, in their order, and takes none over that starts elsewhere', async () => {
      await search.replaceAll(animals.slice(0, 3), 7)
      expect(await search.filledTo()).toBe(7)
      const plan = planOf({ own: anyone, query: {} })
      const before = await search.search(plan)

      const late = { put: animals.slice(3, 50), remove: animals.slice(0, 3).map(({ petId }) => petId) }
      expect(await search.update({ from: 6, to: 8, ...late })).toBe(false)
      expect([await search.filledTo(), await search.search(plan)]).toEqual([7, before])
      expect(await search.update({ from: 7, to: 9, ...late })).toBe(true)
      expect(await search.filledTo()).toBe(9)
      expect(await search.search(plan)).toEqual(searchByHand(animals.slice(3, 50), plan))
    })

    test('lets only one of several take over the same changes', async () => {
      await search.replaceAll([], 1)
      const updates = [10, 20, 30].map(count => ({
        from: 1,
        to: count,
        put: animals.slice(0, count),
        remove: [],
      }))
      const taken = await Promise.all(updates.map(update => search.update(update)))
      expect(taken.filter(Boolean)).toHaveLength(1)
      const count = (await search.filledTo()) ?? 0
      const plan = planOf({ own: anyone, query: {} })
      expect(await search.search(plan)).toEqual(searchByHand(animals.slice(0, count), plan))
    })

    test('says in a sentence how it is', async () => {
      expect(await search.check(AbortSignal.timeout(5000))).toMatch(/\w/)
    })
  })
}

/** Every filter, and where it has two ends, each of them. */
const EVERY_FILTER: readonly SearchQuery[] = [
  { species: ['cat'] },
  { breedIds: ['pug', 'poodle'] },
  { notBreedIds: ['pug', 'poodle'] },
  { mixed: true },
  { mixed: false },
  { sizes: ['toy', 'giant'] },
  { sex: 'female' },
  { sex: 'male' },
  { neutered: true },
  { neutered: false },
  { energy: { from: 60 } },
  { energy: { from: 30, below: 31 } },
  { sociability: { below: 40 } },
  { confidence: { from: 75 } },
  { gentleness: { below: 25 } },
  { ageMonths: { from: 96 } },
  { ageMonths: { below: 12 } },
  { weightKg: { from: 20 } },
  { weightKg: { from: 8, below: 12 } },
  { playStyles: ['fetch', 'tug'] },
  { vaccinated: true },
  { freeTimes: { activeHours: ['morning', 'night'] } },
  { freeTimes: { activeDays: ['weekend'], activeHours: ['evening'] } },
  { name: 'bar' },
  { withinKm: 1 },
  { withinKm: 20_000 },
  { purpose: 'breed', onScreen: true, sex: 'female' },
  { purpose: 'adopt', withinKm: 50 },
]

/** Gives an engine the next change, whatever it holds. */
async function change(search: PetSearch, { put = [], remove = [] }: Partial<SearchUpdate>): Promise<void> {
  const from = (await search.filledTo()) ?? 0
  expect(await search.update({ from, to: from + 1, put, remove })).toBe(true)
}

function planOf(question: Partial<SearchQuestion> & Pick<SearchQuestion, 'own' | 'query'>): SearchPlan {
  const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
  return planSearch({
    purpose: question.own.purposes[0] ?? 'play',
    onDay: ON_DAY,
    limit: 10,
    ...nobody,
    ...question,
  })
}

/** Questions of all kinds, the same in every run. */
function manyPlans(count: number): SearchPlan[] {
  const random = seededRandom(1234)
  return Array.from({ length: count }, (_, i) => {
    const own = animals[(i * 37) % animals.length] ?? anyone
    return planOf({
      own,
      query: generatedQuery(random),
      limit: 1 + Math.floor(random() * 30),
      decided: new Set(animals.filter(() => random() < 0.05).map(({ petId }) => petId)),
      blockedOwners: new Set(animals.filter(() => random() < 0.02).map(({ ownerId }) => ownerId)),
    })
  })
}

function changedPet(pet: SearchablePet, random: () => number): SearchablePet {
  const other = animals[Math.floor(random() * animals.length)] ?? pet
  return { ...other, petId: pet.petId, ownerId: random() < 0.2 ? other.ownerId : pet.ownerId }
}
