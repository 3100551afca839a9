import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import {
  dayNumberOf,
  generatedNeighbourhood,
  learnFrom,
  type MatchingPet,
  type Outcome,
  pairTerms,
  priorWeightsFor,
  replayOutcomes,
  scorePair,
  TERMS,
  UNTOLD_TASTE,
} from './index.ts'

const ON_DAY = dayNumberOf('2026-06-01')
const [luna, rex, ...others] = generatedNeighbourhood(200, 21).map(pet => ({ ...pet, taste: UNTOLD_TASTE }))

const anyOutcome: fc.Arbitrary<Outcome> = fc.record({
  terms: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: TERMS.length,
    maxLength: TERMS.length,
  }),
  priorWeights: fc.constant([...priorWeightsFor('play')]),
  wouldMeetAgain: fc.constantFrom('yes', 'no', 'unsure'),
})

function outcomeOf(own: MatchingPet, other: MatchingPet, wouldMeetAgain: 'yes' | 'no'): Outcome {
  const priorWeights = [...priorWeightsFor('play')]
  return { terms: [...pairTerms({ own, other, onDay: ON_DAY })], priorWeights, wouldMeetAgain }
}

function meeting(): [MatchingPet, MatchingPet] {
  if (luna === undefined || rex === undefined) throw new Error('no animals were generated')
  return [luna, rex]
}

describe('learnFrom', () => {
  test.each(['yes', 'no'] as const)('moves the chance of the same pair the way of a %s', answer => {
    const [a, b] = meeting()
    const taught = { ...a, taste: learnFrom(a.taste, outcomeOf(a, b, answer)) }
    const before = scorePair({ a, b, purpose: 'play', onDay: ON_DAY }).chance
    const after = scorePair({ a: taught, b, purpose: 'play', onDay: ON_DAY }).chance
    expect(Math.sign(after.probability - before.probability)).toBe(answer === 'yes' ? 1 : -1)
  })

  test('narrows the interval of similar pairs with every answer', () => {
    const [a, b] = meeting()
    let taught = a
    const widths = [0, 1, 2, 3].map(() => {
      taught = { ...taught, taste: learnFrom(taught.taste, outcomeOf(taught, b, 'yes')) }
      return taught.taste.precision.reduce((sum, precision) => sum + 1 / precision, 0)
    })
    expect(widths).toEqual(widths.toSorted((one, two) => two - one))
  })

  test('earns the word "very likely" by meetings, not by a first impression', () => {
    const [a] = meeting()
    const twin = { ...a, petId: others[0]?.petId ?? a.petId }
    const wordOf = (one: MatchingPet, two: MatchingPet) =>
      scorePair({ a: one, b: two, purpose: 'play', onDay: ON_DAY }).chance.word
    const taste = Array.from({ length: 8 }, () => outcomeOf(a, twin, 'yes')).reduce(learnFrom, a.taste)
    expect(wordOf(a, twin)).toBe('likely')
    expect(wordOf({ ...a, taste }, { ...twin, taste })).toBe('very-likely')
  })

  test('changes the order of the other animals', () => {
    const [a] = meeting()
    const order = (own: MatchingPet) =>
      others
        .map(b => ({ id: b.petId, chance: scorePair({ a: own, b, purpose: 'play', onDay: ON_DAY }).chance }))
        .sort((one, two) => two.chance.probability - one.chance.probability)
        .map(({ id }) => id)
    const lazyOnes = others.filter(b => b.temperament.energy < 0.3).slice(0, 5)
    const taste = lazyOnes.map(b => outcomeOf(a, b, 'no')).reduce(learnFrom, a.taste)
    expect(order({ ...a, taste })).not.toEqual(order(a))
  })

  test.prop([fc.array(anyOutcome, { maxLength: 12 }), anyOutcome, fc.nat()])(
    'forgets an answer exactly when the log is replayed without it',
    (log, extra, seed) => {
      const at = seed % (log.length + 1)
      const withExtra = log.toSpliced(at, 0, extra)
      expect(replayOutcomes(withExtra.toSpliced(at, 1))).toEqual(replayOutcomes(log))
    },
  )

  test.prop([anyOutcome])('learns nothing from "unsure"', outcome => {
    expect(learnFrom(UNTOLD_TASTE, { ...outcome, wouldMeetAgain: 'unsure' })).toEqual(UNTOLD_TASTE)
  })
})
