import { fc, test as property } from '@fast-check/vitest'
import { dayNumberOf, seededRandom } from '@pawfect/domain/matching'
import {
  generatedQuery,
  planSearch,
  type SearchablePet,
  type SearchPlan,
  type SearchQuery,
  searchableNeighbourhood,
  searchByHand,
} from '@pawfect/domain/matching/search'
import { describe, expect, test } from 'vitest'
import { openEmbeddedSearch } from './open-embedded-search.ts'
import { describePetSearch } from './pet-search-compliance.ts'

describePetSearch('the search of this process', async () => openEmbeddedSearch())

test('a search nobody has filled holds no changes, and takes none over', async () => {
  await using search = openEmbeddedSearch()
  expect(await search.filledTo()).toBe(null)
  expect(await search.update({ from: 0, to: 1, put: [], remove: [] })).toBe(false)
})

const ON_DAY = dayNumberOf('2026-06-01')

/** More than two blocks of rows, so that the first, a middle and a last one differ. */
const MOST = 4_200
const animals = searchableNeighbourhood(MOST, 33)

/** Around the ends of words of 32 rows and blocks of 2,048. */
const EDGES = [0, 1, 31, 32, 33, 63, 65, 2_047, 2_048, 2_049, 4_096, 4_097, MOST]

type Asked = { readonly seed: number; readonly asker: number; readonly limit: number }

function planOf({ seed, asker, limit }: Asked): SearchPlan {
  const random = seededRandom(seed)
  const own = animals[asker]
  if (own === undefined) throw new Error('nobody asks')
  return planSearch({
    own,
    query: generatedQuery(random),
    purpose: own.purposes[0] ?? 'play',
    onDay: ON_DAY,
    limit,
    decided: new Set(animals.filter(() => random() < 0.03).map(({ petId }) => petId)),
    blockedOwners: new Set(animals.filter(() => random() < 0.02).map(({ ownerId }) => ownerId)),
  })
}

const anyQuestion = fc.record({
  seed: fc.nat(),
  asker: fc.nat(MOST - 1),
  limit: fc.integer({ min: 1, max: 50 }),
})

async function filledWith(pets: readonly SearchablePet[]) {
  const search = openEmbeddedSearch()
  await search.replaceAll(pets, 1)
  return search
}

describe('the search of this process, 32 animals at a time', () => {
  property.prop([anyQuestion, fc.constantFrom(...EDGES)], { numRuns: 50 })(
    'answers as the definition does, however many animals there are',
    async (asked, count) => {
      const pets = animals.slice(0, count)
      await using search = await filledWith(pets)
      const plan = planOf(asked)
      expect(await search.search(plan)).toEqual(searchByHand(pets, plan))
    },
  )

  property.prop([anyQuestion, fc.array(fc.nat(MOST - 1), { maxLength: 60 })], { numRuns: 30 })(
    'answers as the definition does after animals went from anywhere among them',
    async (asked, gone) => {
      const left = new Map(animals.slice(0, 2_100).map(pet => [pet.petId, pet]))
      await using search = await filledWith([...left.values()])
      const petIds = gone.flatMap(at => animals[at]?.petId ?? [])
      await search.update({ from: 1, to: 2, put: [], remove: petIds })
      for (const petId of petIds) left.delete(petId)
      const plan = planOf(asked)
      expect(await search.search(plan)).toEqual(searchByHand(left.values(), plan))
    },
  )

  test('counts pairs of filters where no single one helps, and offers none where the own animal breaks a rule', async () => {
    await using search = await filledWith(animals)
    const kinds = { pairs: 0, hopeless: 0 }
    for (let seed = 0; seed < 60; seed++) {
      const plan = planOf({ seed, asker: (seed * 71) % MOST, limit: 5 })
      const nobody = { id: 'name' as const, folded: 'nobody is called so' }
      const none = { id: 'breed' as const, anyOf: ['no-such-breed'], noneOf: [] }
      const narrow = {
        ...plan,
        filters: [...plan.filters.filter(({ id }) => id !== 'name' && id !== 'breed'), nobody, none],
      }
      for (const asked of [plan, narrow]) {
        const tally = await search.search(asked)
        expect(tally).toEqual(searchByHand(animals, asked))
        kinds.pairs += Number(tally.failing.some(({ filters }) => filters.length === 2))
        kinds.hopeless += Number(!asked.own.purposes.includes(asked.purpose))
      }
    }
    expect(Object.values(kinds).every(count => count > 0)).toBe(true)
  })

  test('counts close kin under kinship, and under an earlier rule where one is broken too', async () => {
    await using search = await filledWith(animals)
    const mates = animals.filter(
      ({ kin, neutered, purposes }) => kin !== undefined && !neutered && purposes.includes('breed'),
    )
    let related = 0
    for (const own of mates.slice(0, 40)) {
      const query: SearchQuery = { ignoredWishes: ['species', 'size', 'distance'], onScreen: true }
      const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
      const plan = planSearch({ own, query, purpose: 'breed', onDay: ON_DAY, limit: 5, ...nobody })
      const tally = await search.search(plan)
      expect(tally).toEqual(searchByHand(animals, plan))
      related += tally.leftOut.find(({ rule }) => rule === 'relatedness')?.count ?? 0
    }
    expect(related).toBeGreaterThan(0)
  })

  test('a question leaves no trace: the next one sees whom the last one had blocked and decided on', async () => {
    await using search = await filledWith(animals)
    const plan = planOf({ seed: 4, asker: 12, limit: 20 })
    const free = { ...plan, decided: new Set<never>(), blockedOwners: new Set<never>() }
    const before = await search.search(free)
    await search.search(plan)
    expect(await search.search(free)).toEqual(before)
  })
})
