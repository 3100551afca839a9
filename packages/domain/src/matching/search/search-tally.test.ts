import { describe, expect, test } from 'vitest'
import { seededRandom } from '../generated-neighbourhood.ts'
import { checkHardRules } from '../hard-rules.ts'
import { dayNumberOf, type MatchingPet } from '../matching-pet.ts'
import { UNTOLD_TASTE } from '../taste.ts'
import { judgePet } from './judge-pet.ts'
import { relaxationsFrom } from './relaxations.ts'
import { planSearch, type SearchPlan, type SearchQuestion } from './search-plan.ts'
import { type SearchQuery, searchQuerySchema } from './search-query.ts'
import { searchByHand } from './search-tally.ts'
import { generatedQuery, searchableNeighbourhood } from './searchable-neighbourhood.ts'
import type { SearchablePet } from './searchable-pet.ts'

const ON_DAY = dayNumberOf('2026-06-01')
const animals = searchableNeighbourhood(700, 5)

function questionOf(
  own: SearchablePet,
  query: SearchQuery,
  changes: Partial<SearchQuestion> = {},
): SearchPlan {
  const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
  const purpose = own.purposes[0] ?? 'play'
  return planSearch({ own, query, purpose, onDay: ON_DAY, limit: 10, ...nobody, ...changes })
}

/** Many questions of many animals, the same in every run. */
function manyQuestions(count: number): { own: SearchablePet; query: SearchQuery; plan: SearchPlan }[] {
  const random = seededRandom(77)
  return Array.from({ length: count }, (_, i) => {
    const own = animals[(i * 31) % animals.length]
    if (own === undefined) throw new Error('no animals were generated')
    const query = searchQuerySchema.parse(generatedQuery(random))
    const decided = new Set(animals.filter(() => random() < 0.05).map(({ petId }) => petId))
    const blockedOwners = new Set(animals.filter(() => random() < 0.02).map(({ ownerId }) => ownerId))
    return { own, query, plan: questionOf(own, query, { decided, blockedOwners }) }
  })
}

const asMatching = (pet: SearchablePet): MatchingPet => ({
  ...pet,
  taste: UNTOLD_TASTE,
  record: { yes: 0, total: 0 },
})

describe('a search', () => {
  test('finds nobody a hard rule forbids, and everybody none forbids who lives where we know', () => {
    let found = 0
    for (const own of animals.slice(0, 60)) {
      for (const purpose of ['play', 'breed', 'adopt'] as const) {
        const plan = questionOf(own, {}, { purpose })
        for (const other of animals) {
          if (other.ownerId === own.ownerId) continue
          const { failed, leftOutBy, squaredChord } = judgePet(plan, other)
          const isFound = failed.length === 0 && leftOutBy === null
          const question = { own: asMatching(own), other: asMatching(other), purpose, onDay: ON_DAY }
          const { broken } = checkHardRules(question)
          if (isFound) expect(broken).toEqual([])
          const isKnown = squaredChord !== null && !other.wishes.virtualOnly && !own.wishes.virtualOnly
          if (isKnown) expect(isFound).toBe(broken.length === 0)
          found += Number(isFound)
        }
      }
    }
    expect(found).toBeGreaterThan(500)
  })

  test('is two-way: whoever finds an animal by their wishes alone is found by it', () => {
    const settled = animals.filter(({ place, wishes }) => place !== null && !wishes.virtualOnly).slice(0, 150)
    const finds = (own: SearchablePet, other: SearchablePet) => {
      const { failed, leftOutBy } = judgePet(questionOf(own, {}, { purpose: 'play' }), other)
      return failed.length === 0 && leftOutBy === null
    }
    for (const one of settled) for (const other of settled) expect(finds(one, other)).toBe(finds(other, one))
  })

  test('counts every animal that fits the words once: found, or left out by its first rule', () => {
    for (const { plan } of manyQuestions(150)) {
      const { fitting, total, leftOut, page } = searchByHand(animals, plan)
      expect(leftOut.reduce((sum, { count }) => sum + count, total)).toBe(fitting)
      expect(page.length).toBe(Math.min(total, plan.limit))
    }
  })

  test('shows the nearest first and those without a place last', () => {
    for (const { plan } of manyQuestions(60)) {
      const distances = searchByHand(animals, plan).page.map(({ distanceKm }) => distanceKm ?? 1e9)
      expect(distances).toEqual(distances.toSorted((one, two) => one - two))
    }
  })
})

const byId = new Map(animals.map(pet => [pet.petId, pet]))

/** Hard rules that are broken and are not the asking owner's own wishes, which they may give up for a search. */
function bothSidesRules(own: SearchablePet, other: SearchablePet, plan: SearchPlan) {
  const { purpose, distanceCounts } = plan
  // What is left when the asking side accepts everything: the law, breeding, and the other side's wishes.
  const wishes: SearchablePet['wishes'] = {
    ...own.wishes,
    species: ['dog', 'cat'],
    sizes: ['toy', 'small', 'medium', 'large', 'giant'],
    maxDistanceKm: 20_000,
  }
  const accepting = { ...asMatching(own), wishes }
  const question = { own: accepting, other: asMatching(other), purpose, onDay: ON_DAY }
  return checkHardRules(question).broken.filter(rule => rule !== 'distance' || distanceCounts)
}

describe('a relaxation', () => {
  const without = (plan: SearchPlan, ids: readonly string[]): SearchPlan => ({
    ...plan,
    filters: plan.filters.filter(({ id }) => !ids.includes(id)),
  })

  test('promises exactly as many more as are found once it is taken', () => {
    let offered = 0
    for (const { own, query, plan } of manyQuestions(200)) {
      const tally = searchByHand(animals, plan)
      for (const offer of relaxationsFrom(plan, tally)) {
        const relaxed =
          offer.kind === 'without'
            ? without(plan, offer.filters)
            : questionOf(own, { ...query, withinKm: offer.toKm }, plan)
        expect(searchByHand(animals, relaxed).total - tally.total).toBe(offer.more)
        offered += 1
      }
    }
    expect(offered).toBeGreaterThan(200)
  })

  test('never brings back whom a block, a decision or a hard rule keeps away', () => {
    let shown = 0
    for (const { own, query, plan } of manyQuestions(50)) {
      for (const offer of relaxationsFrom(plan, searchByHand(animals, plan))) {
        const changes = { ...plan, limit: animals.length }
        const relaxed =
          offer.kind === 'without'
            ? { ...without(plan, offer.filters), limit: animals.length }
            : questionOf(own, { ...query, withinKm: offer.toKm }, changes)
        for (const { petId } of searchByHand(animals, relaxed).page) {
          const other = byId.get(petId)
          if (other === undefined) throw new Error(`${petId} was made up`)
          expect(plan.decided.has(petId)).toBe(false)
          expect(plan.blockedOwners.has(other.ownerId) || other.ownerId === own.ownerId).toBe(false)
          expect(bothSidesRules(own, other, relaxed)).toEqual([])
          shown += 1
        }
      }
    }
    expect(shown).toBeGreaterThan(300)
  })

  test('gives up two filters only where no single one and no longer way finds anybody', () => {
    for (const { plan } of manyQuestions(200)) {
      const tally = searchByHand(animals, plan)
      const offers = relaxationsFrom(plan, tally)
      if (!offers.some(offer => offer.kind === 'without' && offer.filters.length === 2)) continue
      expect(tally.total).toBe(0)
      const singles = plan.filters.map(({ id }) => searchByHand(animals, without(plan, [id])).total)
      expect(Math.max(...singles)).toBe(0)
    }
  })

  test('keeps what owners say: an unknown time may be free, an unknown place is near nobody', () => {
    const [own] = animals.filter(({ place }) => place !== null)
    if (own === undefined) throw new Error('no animals were generated')
    const stranger = { ...own, habits: { activeDays: [], activeHours: [] }, place: null }
    const plan = questionOf(own, { freeTimes: { activeDays: ['weekend'] }, withinKm: 20_000 })
    expect(judgePet(plan, stranger).failed).toEqual(['distance'])
  })

  test('a distance is told not to apply while the own animal has no place', () => {
    const [own] = animals.filter(({ place }) => place === null)
    if (own === undefined) throw new Error('no animal without a place was generated')
    const plan = questionOf(own, { withinKm: 10 })
    expect(plan.notApplied).toEqual(['distance'])
    expect(plan.filters.map(({ id }) => id)).not.toContain('distance')
  })
})
