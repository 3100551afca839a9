import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { checkHardRules } from './hard-rules.ts'
import {
  dayNumberOf,
  generatedNeighbourhood,
  type MatchingPet,
  type PairQuestion,
  SCORE_TERMS,
  scorePair,
  statedModelFor,
  TERMS,
} from './index.ts'
import type { DecisionModel } from './model/index.ts'
import { reasonsFor } from './reasons.ts'

const ON_DAY = dayNumberOf('2026-06-01')
const animals = generatedNeighbourhood(1_000, 3)

const anyLogOdds = fc.double({ min: -2.5, max: 2.5, noNaN: true })
const anyBehaviour = fc.record({
  readiness: anyLogOdds,
  popularity: anyLogOdds,
  readinessVariance: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
  popularityVariance: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
  given: fc.nat(40),
  received: fc.nat(40),
})
const anyPet = fc
  .tuple(fc.constantFrom(...animals), fc.option(anyBehaviour, { nil: undefined }))
  .map(([pet, behaviour]): MatchingPet => (behaviour === undefined ? pet : { ...pet, behaviour }))
const anyPair = fc.record({
  a: anyPet,
  b: anyPet,
  affinity: fc.tuple(anyLogOdds, anyLogOdds),
  purpose: fc.constantFrom('play', 'breed', 'adopt'),
  onDay: fc.constant(ON_DAY),
})
/** Any weights a training might come to, turned round or not. */
const anyWeights = (count: number) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: count, maxLength: count })
const anyLine = fc.record({
  slope: fc.double({ min: 0.2, max: 2, noNaN: true }),
  intercept: fc.double({ min: -1, max: 1, noNaN: true }),
})
const anyModel = fc
  .record({ profile: anyWeights(TERMS.length), behaviour: anyWeights(5), cold: anyLine, warm: anyLine })
  .map(({ profile, behaviour, cold, warm }): DecisionModel => {
    const stated = statedModelFor('play')
    return {
      ...stated,
      profile: { ...stated.profile, weights: profile, mean: profile.map(weight => weight / 20) },
      behaviour: { ...stated.behaviour, weights: behaviour },
      calibration: { cold, warm },
      fusion: { cold, warm },
    }
  })
const anyTrainedPair = fc.tuple(anyPair, anyModel).map(([pair, model]) => ({ ...pair, model }))
const anyShare = fc.double({ min: 0, max: 1, noNaN: true })

/** Learned weights may turn a term round; promises about facts hold for owners who have not taught otherwise. */
function untaught(pet: MatchingPet): MatchingPet {
  return { ...pet, taste: { ...pet.taste, shift: pet.taste.shift.map(() => 0) } }
}

function withoutFavourite({ favourite: _favourite, ...pet }: MatchingPet): MatchingPet {
  return pet
}

function withTemperament(pet: MatchingPet, temperament: Partial<MatchingPet['temperament']>): MatchingPet {
  return { ...pet, temperament: { ...pet.temperament, ...temperament } }
}

const KNOWN = {
  ...{ readiness: 0, popularity: 0, readinessVariance: 0.5, popularityVariance: 0.5 },
  ...{ given: 5, received: 5 },
}

const chanceOf = (question: PairQuestion): number => scorePair(question).chance.probability

describe('scorePair', () => {
  test.prop([anyPair])('gives both sides the same chance', pair => {
    const [given, received] = pair.affinity
    const back = { ...pair, a: pair.b, b: pair.a, affinity: [received, given] as const }
    const { sides, ...score } = scorePair(pair)
    expect(scorePair(back)).toEqual({ ...score, sides: sides.toReversed() })
  })

  test.prop([anyPair])('keeps the chance inside its interval and the interval inside [0, 1]', pair => {
    const { low, probability, high } = scorePair(pair).chance
    expect(low).toBeGreaterThan(0)
    expect(low).toBeLessThanOrEqual(probability)
    expect(probability).toBeLessThanOrEqual(high)
    expect(high).toBeLessThan(1)
  })

  test.prop([anyPair, anyShare, anyShare])('never falls when the energies come closer', (pair, one, two) => {
    const own = withTemperament(untaught(pair.a), { energy: 0.5 })
    const near = withTemperament(untaught(pair.b), { energy: 0.5 + Math.min(one, two) / 2 })
    const far = withTemperament(untaught(pair.b), { energy: 0.5 + Math.max(one, two) / 2 })
    expect(chanceOf({ ...pair, a: own, b: near })).toBeGreaterThanOrEqual(
      chanceOf({ ...pair, a: own, b: far }) - 1e-12,
    )
  })

  test.prop([anyPair, anyShare, anyShare])('never falls when the other is gentler', (pair, one, two) => {
    const less = withTemperament(untaught(pair.b), { gentleness: Math.min(one, two) })
    const more = withTemperament(untaught(pair.b), { gentleness: Math.max(one, two) })
    const own = untaught(pair.a)
    expect(chanceOf({ ...pair, a: own, b: more })).toBeGreaterThanOrEqual(
      chanceOf({ ...pair, a: own, b: less }) - 1e-12,
    )
  })

  test.prop([anyPair, anyShare, anyShare])('never falls when the other lives nearer', (pair, one, two) => {
    const [near, far] = [Math.min(one, two), Math.max(one, two)]
    const at = (degrees: number) => ({ latitudeDeg: 50 + degrees, longitudeDeg: 13, label: '' })
    const own = { ...untaught(pair.a), place: at(0) }
    const other = (degrees: number) => ({ ...untaught(pair.b), place: at(degrees) })
    expect(chanceOf({ ...pair, a: own, b: other(near) })).toBeGreaterThanOrEqual(
      chanceOf({ ...pair, a: own, b: other(far) }) - 1e-12,
    )
  })

  test.prop([anyPair], { numRuns: 500 })('lowers the chance when any reason it gives is taken away', pair => {
    const finding = checkHardRules({ own: pair.a, other: pair.b, purpose: pair.purpose, onDay: ON_DAY })
    const score = scorePair(pair)
    const reasons = reasonsFor({ question: pair, finding }, score)
    expect(reasons.length).toBeGreaterThan(0)
    for (const { term } of reasons) {
      if (term === null) continue
      expect(scorePair(pair, term).chance.probability).toBeLessThan(score.chance.probability)
    }
  })

  test.prop([anyTrainedPair], { numRuns: 500 })(
    'lowers the chance when any reason it gives is taken away, under any trained model too',
    pair => {
      const finding = checkHardRules({ own: pair.a, other: pair.b, purpose: pair.purpose, onDay: ON_DAY })
      const score = scorePair(pair)
      for (const { term } of reasonsFor({ question: pair, finding }, score)) {
        if (term === null) continue
        expect(scorePair(pair, term).chance.probability).toBeLessThan(score.chance.probability)
      }
    },
  )

  test.prop([anyTrainedPair], { numRuns: 500 })(
    'gives no reason that is not so, or that the reader has answered against, whatever was trained',
    pair => {
      const { a, b } = pair
      const finding = checkHardRules({ own: a, other: b, purpose: pair.purpose, onDay: ON_DAY })
      const score = scorePair(pair)
      const told = reasonsFor({ question: pair, finding }, score).map(({ term }) => term)
      const likeness = Math.abs(a.temperament.energy - b.temperament.energy)
      if (told.includes('energy')) expect(likeness).toBeLessThan(1 / 3)
      if (told.includes('size')) expect(Math.abs(Math.log2(a.weightKg / b.weightKg))).toBeLessThan(1)
      if (told.includes('company'))
        expect(Math.max(a.temperament.sociability, b.temperament.sociability)).toBeGreaterThan(0.5)
      if (told.includes('popularity')) expect(b.behaviour?.popularity).toBeGreaterThan(0)
      for (const [i, term] of SCORE_TERMS.entries())
        if (told.includes(term)) expect(score.sides[0][i]).toBeGreaterThanOrEqual(0)
    },
  )

  test.prop([anyPair], { numRuns: 300 })(
    'raises the chance when a term that speaks against is taken away',
    pair => {
      const score = scorePair(pair)
      for (const [i, worth] of score.termWorth.entries()) {
        const without = scorePair(pair, SCORE_TERMS[i]).chance.probability
        expect(score.chance.probability - without).toBeCloseTo(worth, 12)
      }
    },
  )

  test.prop([anyPair, anyLogOdds, anyLogOdds])(
    'never falls when the other is liked by more',
    (pair, one, two) => {
      const liked = (popularity: number): MatchingPet => ({
        ...pair.b,
        behaviour: { ...KNOWN, ...pair.b.behaviour, popularity, received: 9 },
      })
      const own = { ...pair.a, behaviour: pair.a.behaviour ?? KNOWN }
      const [less, more] = [Math.min(one, two), Math.max(one, two)].map(popularity =>
        chanceOf({ ...pair, a: own, b: liked(popularity) }),
      )
      expect(more).toBeGreaterThanOrEqual((less ?? 1) - 1e-12)
    },
  )

  test.prop([anyPair])(
    'rests on profiles alone until both sides were seen answering or being answered',
    pair => {
      const seen = (chooser: MatchingPet, chosen: MatchingPet) =>
        chooser.behaviour !== undefined &&
        chosen.behaviour !== undefined &&
        chooser.behaviour.given + chosen.behaviour.received > 0
      const both = seen(pair.a, pair.b) && seen(pair.b, pair.a)
      expect(scorePair(pair).basis).toBe(both ? 'behaviour' : 'profiles-only')
    },
  )

  test('prefers an animal that plays as the owner likes best, and says so to that owner alone', () => {
    const [first, second] = animals.map(untaught)
    if (first === undefined || second === undefined) throw new Error('no animals were generated')
    const plain = { ...second, playStyles: ['explore' as const] }
    const likesExploring = { ...first, favourite: { style: 'explore' as const, lift: 1.2 } }
    const pair = { a: likesExploring, b: plain, purpose: 'play', onDay: ON_DAY } as const
    const told = (question: PairQuestion) => {
      const { a, b, purpose, onDay } = question
      const finding = checkHardRules({ own: a, other: b, purpose, onDay })
      return reasonsFor({ question, finding }, scorePair(question)).map(({ sentence }) => sentence.code)
    }

    expect(chanceOf(pair)).toBeGreaterThan(chanceOf({ ...pair, a: withoutFavourite(first) }))
    expect(chanceOf(pair)).toBeGreaterThan(scorePair(pair, 'favourite-style').chance.probability)
    expect(told(pair)).toContain('matching/reason-favourite-style')
    expect(told({ ...pair, a: plain, b: likesExploring })).not.toContain('matching/reason-favourite-style')
    expect(chanceOf({ ...pair, b: { ...plain, playStyles: [] } })).toBe(
      scorePair({ ...pair, b: { ...plain, playStyles: [] } }, 'favourite-style').chance.probability,
    )
  })

  test('knows less, and says so, when play styles and hours are missing', () => {
    const [a, b] = animals
    if (a === undefined || b === undefined) throw new Error('no animals were generated')
    const told = scorePair({ a, b, purpose: 'play', onDay: ON_DAY }, 'play-styles').chance
    const untold = scorePair({ a: { ...a, playStyles: [] }, b, purpose: 'play', onDay: ON_DAY }).chance
    expect(untold.probability).toBeCloseTo(told.probability, 12)
    expect(untold.high - untold.low).toBeGreaterThan(told.high - told.low)
  })
})
