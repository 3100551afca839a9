import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { petIdSchema } from '../../pets/index.ts'
import { generatedNeighbourhood, seededRandom } from '../generated-neighbourhood.ts'
import { dayNumberOf } from '../matching-pet.ts'
import { priorWeightsFor } from '../pair-score.ts'
import { pairTerms } from '../pair-terms.ts'
import { PetIndex } from '../pet-index.ts'
import { learnFrom, TERMS, UNTOLD_TASTE } from '../taste.ts'
import {
  applyChoices,
  fitInCommon,
  inOrderOfTime,
  type LearningRules,
  learnLog,
  type MatchingModel,
  NO_POSITION_BIAS,
  PLAIN_RULES,
  type PositionBias,
  SURFACES,
  TasteBook,
  type TasteEvent,
  UNTRAINED,
} from './index.ts'

const ON_DAY = dayNumberOf('2026-06-01')
const animals = generatedNeighbourhood(60, 5).map(pet => ({ ...pet, taste: UNTOLD_TASTE }))
const pets = animals.slice(0, 6).map(({ petId }) => petId)

const anyTerms = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
  minLength: TERMS.length,
  maxLength: TERMS.length,
})

const anyEvent: fc.Arbitrary<TasteEvent> = fc
  .record({
    petId: fc.constantFrom(...pets),
    otherPetId: fc.constantFrom(...pets),
    kind: fc.constantFrom(...(['decision', 'reply', 'conversation', 'meeting'] as const)),
    surface: fc.constantFrom(...SURFACES),
    waitedMinutes: fc.nat({ max: 10_000 }),
    said: fc.constantFrom('yes' as const, 'no' as const, 'unsure' as const),
    purpose: fc.constant('play' as const),
    position: fc.option(fc.nat({ max: 12 })),
    terms: anyTerms,
    priorWeights: fc.constant([...priorWeightsFor('play')]),
    playStyles: fc.constant([]),
    atMs: fc.nat({ max: 50 }),
  })
  .map(event => ({ ...event, eventId: `${event.petId}/${event.otherPetId}/${event.kind}` }))

type Step =
  | { readonly do: 'learn'; readonly event: TasteEvent }
  | { readonly do: 'undo'; readonly which: number }
  | { readonly do: 'delete'; readonly petId: TasteEvent['petId'] }
  | { readonly do: 'forget-pattern'; readonly petId: TasteEvent['petId']; readonly upTo: number }

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: anyEvent.map(event => ({ do: 'learn' as const, event })) },
  { weight: 3, arbitrary: fc.nat().map(which => ({ do: 'undo' as const, which })) },
  { weight: 1, arbitrary: fc.constantFrom(...pets).map(petId => ({ do: 'delete' as const, petId })) },
  {
    weight: 1,
    arbitrary: fc
      .record({ petId: fc.constantFrom(...pets), upTo: fc.nat({ max: 50 }) })
      .map(rest => ({ do: 'forget-pattern' as const, ...rest })),
  },
)

/** The log as it stands after the steps, and every animal's rules: what a batch would be trained on. */
function logAfter(steps: readonly Step[], book: TasteBook) {
  let log: TasteEvent[] = []
  const rules = new Map<TasteEvent['petId'], LearningRules>()
  const logOf = (petId: TasteEvent['petId']) => inOrderOfTime(log.filter(event => event.petId === petId))
  for (const step of steps) {
    if (step.do === 'learn') {
      log = [...log.filter(({ eventId }) => eventId !== step.event.eventId), step.event]
      book.learn(step.event)
    } else if (step.do === 'undo') {
      const event = log[step.which % Math.max(1, log.length)]
      if (event === undefined) continue
      log = log.filter(other => other !== event)
      book.unlearn(event.petId, event.eventId)
    } else if (step.do === 'delete') {
      log = log.filter(({ petId, otherPetId }) => petId !== step.petId && otherPetId !== step.petId)
      rules.delete(step.petId)
      book.forget(step.petId)
    } else {
      const choices = [{ pattern: 'energy' as const, strength: 1, forgottenUpToMs: step.upTo }]
      rules.set(step.petId, { ...PLAIN_RULES, choices })
      book.follow(step.petId, logOf(step.petId), { ...PLAIN_RULES, choices })
    }
  }
  return { logOf, rulesOf: (petId: TasteEvent['petId']) => rules.get(petId) ?? PLAIN_RULES }
}

describe('TasteBook', () => {
  test.prop([fc.array(anyStep, { maxLength: 60 })], { numRuns: 150 })(
    'equals the batch over the log that is left, to the last bit, after any likes, passes, undos and deletions',
    steps => {
      const book = new TasteBook()
      const { logOf, rulesOf } = logAfter(steps, book)
      for (const petId of pets) {
        const rules = rulesOf(petId)
        expect(book.tasteOf(petId)).toEqual(applyChoices(learnLog(logOf(petId), rules), rules))
      }
    },
  )

  test.prop([anyTerms, fc.constantFrom('yes' as const, 'no' as const, 'unsure' as const)])(
    'learns from a meeting exactly what the log of lessons teaches',
    (terms, said) => {
      const event = { ...eventAbout(0, 1, said), kind: 'meeting' as const, terms }
      const outcome = { terms, priorWeights: event.priorWeights, wouldMeetAgain: said }
      expect(learnLog([event])).toEqual(learnFrom(UNTOLD_TASTE, outcome))
    },
  )

  test('learns an answer anew that was changed within the same millisecond', () => {
    const book = new TasteBook()
    const first = eventAbout(0, 1, 'yes')
    book.learn(first)
    const changed = { ...first, purpose: 'breed' as const, priorWeights: [...priorWeightsFor('breed')] }
    book.learn(changed)
    expect(book.tasteOf(first.petId)).toEqual(learnLog([changed]))
    expect(learnLog([changed])).not.toEqual(learnLog([first]))
  })

  test('teaches less by a like at the top of the list than by one the place did not help', () => {
    const logOdds = [0, -0.3, -0.6, -0.9, -1.2, -1.5, -1.8, -2.1]
    const suggestions = { ...NO_POSITION_BIAS.suggestions, logOdds, events: 1000 }
    const model: MatchingModel = { ...UNTRAINED, positionBias: { ...NO_POSITION_BIAS, suggestions } }
    const gain = (position: number, surface: 'suggestions' | 'search') =>
      learnLog([{ ...eventAbout(0, 1, 'yes'), position, surface }], { ...PLAIN_RULES, model }).shift[0] ?? 0
    expect(gain(0, 'suggestions')).toBeGreaterThan(0)
    expect(gain(6, 'suggestions')).toBeGreaterThan(gain(0, 'suggestions'))
    expect(gain(6, 'search')).toBe(gain(0, 'search'))
  })

  test("changes the live ranking at once when an animal's data is deleted, back to what it was without it", () => {
    const index = new PetIndex()
    for (const pet of animals) index.put(pet)
    const asker = animals.find(({ purposes }) => purposes.includes('play')) ?? animals[0]
    if (asker === undefined) throw new Error('no animals were generated')
    const book = new TasteBook()
    const rank = () => {
      index.put({ ...asker, taste: book.tasteOf(asker.petId) })
      const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
      return index.rank({ petId: asker.petId, purpose: 'play', onDay: ON_DAY, limit: 50, ...nobody }).ranked
    }
    const before = rank()
    const disliked = petIdSchema.parse('pet-to-be-deleted')
    for (const [at, other] of animals.slice(0, 20).entries()) {
      const terms = [...pairTerms({ own: asker, other, onDay: ON_DAY })]
      const said = other.temperament.energy > 0.5 ? 'no' : 'yes'
      const event = { ...eventAbout(0, 1, said), petId: asker.petId, otherPetId: disliked, terms, atMs: at }
      book.learn({ ...event, eventId: `event-${at}`, kind: 'meeting' })
    }
    const learned = rank()
    book.forget(disliked)
    expect(learned.map(({ petId }) => petId)).not.toEqual(before.map(({ petId }) => petId))
    expect(rank()).toEqual(before)
  })
})

describe('fitInCommon', () => {
  test('recovers the bias planted in each list with the best on top, and the order of its places', () => {
    const truth = {
      suggestions: [0, -0.35, -0.6, -0.8, -0.95, -1.1, -1.2, -1.3],
      daily: [0.3, 0.2, 0.1, 0, -0.1, -0.2, -0.3, -0.4],
      search: [0.6, -0.2, -0.7, -1, -1.3, -1.5, -1.6, -1.7],
    }
    const { positionBias } = fitInCommon(listsWithBias(truth, 2100))
    for (const surface of SURFACES) {
      expect(positionBias[surface].events).toBe(700 * 8)
      for (const [place, planted] of truth[surface].entries())
        expect(Math.abs((positionBias[surface].logOdds[place] ?? 9) - planted)).toBeLessThan(0.4)
    }
  })

  test('finds none where none was planted', () => {
    const { positionBias } = fitInCommon(listsWithBias({ suggestions: planted(0) }, 900))
    for (const found of positionBias.suggestions.logOdds) expect(Math.abs(found)).toBeLessThan(0.2)
  })

  test('claims nothing of a list with a handful of decisions, whatever another list shows', () => {
    const steep = [0, -1, -1, -1, -1, -1, -1, -1]
    expect(fitInCommon(listsWithBias({ suggestions: steep }, 3)).positionBias).toEqual(NO_POSITION_BIAS)
    const both = [...listsWithBias({ suggestions: steep }, 400), ...listsWithBias({ daily: steep }, 3)]
    const { positionBias } = fitInCommon(both)
    expect(positionBias.suggestions.logOdds[7]).toBeLessThan(-0.4)
    expect(positionBias.daily).toEqual(NO_POSITION_BIAS.daily)
  })

  test('learns nothing for anybody from what only its teller vouches for', () => {
    const honest = listsWithBias({ suggestions: planted(0) }, 60)
    const lies = honest.map((event): TasteEvent => {
      const { position: _, ...rest } = event
      return { ...rest, eventId: `lie ${event.eventId}`, kind: 'conversation', said: 'yes', position: null }
    })
    expect(fitInCommon([...honest, ...lies])).toEqual(fitInCommon(honest))
  })
})

const planted = (value: number): number[] => Array.from({ length: 8 }, () => value)

function eventAbout(own: number, other: number, said: TasteEvent['said']): TasteEvent {
  const [a, b] = [animals[own], animals[other]]
  if (a === undefined || b === undefined) throw new Error('no such animal')
  return {
    eventId: `${a.petId}/${b.petId}/decision`,
    petId: a.petId,
    otherPetId: b.petId,
    kind: 'decision',
    said,
    purpose: 'play',
    position: null,
    terms: [...pairTerms({ own: a, other: b, onDay: ON_DAY })],
    priorWeights: [...priorWeightsFor('play')],
    playStyles: b.playStyles,
    atMs: 0,
  }
}

/** Lists of eight in turn, the best by the true taste on top, answered by that taste and the place (synthetic). */
function listsWithBias(bias: Partial<Record<keyof PositionBias, readonly number[]>>, lists: number) {
  const random = seededRandom(11)
  const truth = TERMS.map(() => (random() - 0.5) * 2)
  const logitOf = (terms: readonly number[]) =>
    terms.reduce((sum, term, i) => sum + term * ((priorWeightsFor('play')[i] ?? 0) + (truth[i] ?? 0)), 0)
  const surfaces = SURFACES.filter(surface => bias[surface] !== undefined)
  return Array.from({ length: lists }, (_, list) => {
    const surface = surfaces[list % surfaces.length] ?? 'suggestions'
    const shown = planted(0).map(() => [1, ...TERMS.slice(1).map(() => random() - 0.5)])
    shown.sort((one, other) => logitOf(other) - logitOf(one))
    return shown.map((terms, position): TasteEvent => {
      const chance = 1 / (1 + Math.exp(-(logitOf(terms) + (bias[surface]?.[position] ?? 0))))
      const said = random() < chance ? 'yes' : 'no'
      const eventId = `${surface} ${list}/${position}`
      return { ...eventAbout(0, 1, said), eventId, terms, position, surface }
    })
  }).flat()
}
