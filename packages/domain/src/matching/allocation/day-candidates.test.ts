import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { UserId } from '../../identity/index.ts'
import type { PetId, Purpose } from '../../pets/index.ts'
import { generatedNeighbourhood, seededRandom } from '../generated-neighbourhood.ts'
import { dayNumberOf, type MatchingPet } from '../matching-pet.ts'
import { PetIndex } from '../pet-index.ts'
import { candidateSteps, type DayCandidates, gatherCandidates } from './day-candidates.ts'
import type { DayQuestion } from './day-question.ts'

const ON_DAY = dayNumberOf('2026-06-01')
const NOBODY: ReadonlySet<number> = new Set()

/** Everybody has room, nobody has answered or blocked anybody. */
const open = {
  roomOf: () => 6,
  answered: () => NOBODY,
  waiting: () => [],
  apart: () => NOBODY,
  freshness: () => 1,
}

function gathered(
  index: PetIndex,
  question: Partial<DayQuestion> & { readonly purpose: Purpose },
): DayCandidates {
  const steps = candidateSteps(index.snapshot(), { ...open, onDay: ON_DAY, ...question })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

type Town = {
  readonly index: PetIndex
  readonly pets: readonly MatchingPet[]
  /** Who has answered about whom, either way. */
  readonly answered: ReadonlyMap<PetId, ReadonlySet<PetId>>
}

/** Animals with answers of some about others, so that affinities count. */
function townOf(pets: readonly MatchingPet[], seed: number): Town {
  const random = seededRandom(seed)
  const someone = () => pets[Math.floor(random() * pets.length)]
  const index = new PetIndex()
  for (const pet of pets) index.put(pet)
  const answered = new Map(pets.map(({ petId }) => [petId, new Set<PetId>()]))
  for (let i = 0; i < pets.length * 3; i++) {
    const [chooser, chosen, answer] = [someone(), someone(), random() < 0.5 ? 'like' : 'pass'] as const
    if (chooser === undefined || chosen === undefined || chooser === chosen) continue
    const pair = { chooserId: chooser.petId, chosenId: chosen.petId }
    index.rates.learn({ eventId: `event-${i}`, ...pair, answer, position: null, atMs: i })
    answered.get(chooser.petId)?.add(chosen.petId)
    answered.get(chosen.petId)?.add(chooser.petId)
  }
  index.rates.settle()
  return { index, pets, answered }
}

/** The same pairs from the index, one animal after the other: the definition. */
function pairsByRanking({ index, pets, answered }: Town, purpose: Purpose): Map<string, number> {
  const pairs = new Map<string, number>()
  for (const { petId, purposes } of pets) {
    if (!purposes.includes(purpose)) continue
    const decided = answered.get(petId) ?? new Set<PetId>()
    const question = { petId, purpose, onDay: ON_DAY, limit: 60, decided, blockedOwners: new Set<UserId>() }
    for (const other of index.rank(question).ranked)
      if (other.nearby) pairs.set(nameOf(petId, other.petId), other.probability)
  }
  return pairs
}

const nameOf = (one: PetId | undefined, other: PetId | undefined) => [one, other].sort().join(' ')

function pairsOf({ index }: Town, { market }: DayCandidates): Map<string, number> {
  const { petIds } = index.snapshot()
  return new Map(
    [...market.first.keys()].map(pair => {
      const [one, other] = [market.first[pair] ?? 0, market.second[pair] ?? 0]
      return [nameOf(petIds[one], petIds[other]), market.worth[pair] ?? 0]
    }),
  )
}

const rounded = (pairs: ReadonlyMap<string, number>) =>
  [...pairs].map(([name, worth]) => `${name} ${worth.toFixed(9)}`).sort()

describe('candidates of a day', () => {
  property.prop([fc.integer({ min: 1, max: 260 }), fc.nat(), fc.constantFrom('play', 'breed', 'adopt')], {
    numRuns: 25,
  })('are those the index ranks for each animal alone, with the same chances', (count, seed, purpose) => {
    const town = townOf(generatedNeighbourhood(count, seed), seed)
    const { petIds } = town.index.snapshot()
    const answered = (place: number) => {
      const whom = town.answered.get(petIds[place] ?? ('' as PetId))
      return new Set([...petIds.keys()].filter(other => whom?.has(petIds[other] ?? ('' as PetId))))
    }
    const found = gathered(town.index, { purpose, answered })
    expect(rounded(pairsOf(town, found))).toEqual(rounded(pairsByRanking(town, purpose)))
  })

  const pets = generatedNeighbourhood(150, 8)
  const index = new PetIndex()
  for (const pet of pets) index.put(pet)
  const { market: everything } = gathered(index, { purpose: 'play' })
  const [one = 0, other = 0] = [everything.first[0], everything.second[0]]
  const withBoth = ({ market }: DayCandidates) =>
    [...market.first.keys()].filter(pair => market.first[pair] === one && market.second[pair] === other)
      .length

  test('leave out who has answered, who is kept apart by a block, and who has no room', () => {
    const both = (asked: number) => new Set(asked === one ? [other] : asked === other ? [one] : [])
    expect(withBoth(gathered(index, { purpose: 'play' }))).toBe(1)
    expect(withBoth(gathered(index, { purpose: 'play', answered: both }))).toBe(0)
    expect(withBoth(gathered(index, { purpose: 'play', apart: both }))).toBe(0)
    const full = gathered(index, { purpose: 'play', roomOf: place => (place === other ? 0 : 6) })
    expect(withBoth(full)).toBe(0)
    expect(full.room[other]).toBe(0)
  })

  test('never hold two animals of one owner', () => {
    const { ownerIds } = index.snapshot()
    expect(new Set(ownerIds).size).toBeLessThan(ownerIds.length)
    for (const [pair, first] of everything.first.entries())
      expect(ownerIds[first]).not.toBe(ownerIds[everything.second[pair] ?? 0])
  })

  test('give who waits for an answer at most half of the cards, and only what the rules allow', () => {
    const everybody = [...pets.keys()]
    const waiting = (place: number) => everybody.filter(someone => someone !== place)
    const answered = () => new Set(everybody)
    const { awaited, market, room } = gathered(index, { purpose: 'play', answered, waiting })
    expect(market.first).toHaveLength(0)
    expect(awaited.length).toBeGreaterThan(0)
    const given = Map.groupBy(awaited, ({ place }) => place)
    for (const [place, cards] of given) {
      expect(cards.length).toBeLessThanOrEqual(3)
      expect(market.room[place]).toBe((room[place] ?? 0) - cards.length)
    }
    const allowed = pairsByRanking({ index, pets, answered: new Map() }, 'play')
    const { petIds } = index.snapshot()
    for (const { place, other: shown } of awaited)
      expect(allowed.has(nameOf(petIds[place], petIds[shown]))).toBe(true)
  })

  test('are worth less where they were shown lately', () => {
    const tired = gathered(index, { purpose: 'play', freshness: () => 0.5 }).market.worth
    expect(tired).toEqual(everything.worth.map(worth => worth * 0.5))
  })

  test('stay what they were although the index changes meanwhile', () => {
    const snapshot = index.snapshot()
    const steps = candidateSteps(snapshot, { ...open, onDay: ON_DAY, purpose: 'play' })
    steps.next()
    const moved = pets[one]
    if (moved === undefined) throw new Error('nobody is there')
    index.remove(moved.petId)
    let step = steps.next()
    while (step.done !== true) step = steps.next()
    index.put(moved)
    expect(step.value.market.first.length).toBe(everything.first.length)
  })

  test('error: are not gathered once it is called off', async () => {
    const signal = AbortSignal.abort(new Error('the server stops'))
    const question = { ...open, onDay: ON_DAY, purpose: 'play' as const }
    await expect(gatherCandidates(index.snapshot(), question, { signal })).rejects.toThrow('the server stops')
  })
})
