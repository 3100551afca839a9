import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { checkHardRules } from './hard-rules.ts'
import {
  dayNumberOf,
  generatedNeighbourhood,
  type MatchingPet,
  type PairQuestion,
  scorePair,
} from './index.ts'
import { reasonsFor } from './reasons.ts'

const ON_DAY = dayNumberOf('2026-06-01')
const animals = generatedNeighbourhood(1_000, 3)

const anyPet = fc.constantFrom(...animals)
const anyPair = fc.record({
  a: anyPet,
  b: anyPet,
  purpose: fc.constantFrom('play', 'breed', 'adopt'),
  onDay: fc.constant(ON_DAY),
})
const anyShare = fc.double({ min: 0, max: 1, noNaN: true })

/** Learned weights may turn a term round; promises about facts hold for owners who have not taught otherwise. */
function untaught(pet: MatchingPet): MatchingPet {
  return { ...pet, taste: { ...pet.taste, shift: pet.taste.shift.map(() => 0) } }
}

function withTemperament(pet: MatchingPet, temperament: Partial<MatchingPet['temperament']>): MatchingPet {
  return { ...pet, temperament: { ...pet.temperament, ...temperament } }
}

const chanceOf = (question: PairQuestion): number => scorePair(question).chance.probability

describe('scorePair', () => {
  test.prop([anyPair])('gives both sides the same chance', pair => {
    expect(scorePair({ ...pair, a: pair.b, b: pair.a })).toEqual(scorePair(pair))
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

  test('knows less, and says so, when play styles and hours are missing', () => {
    const [a, b] = animals
    if (a === undefined || b === undefined) throw new Error('no animals were generated')
    const told = scorePair({ a, b, purpose: 'play', onDay: ON_DAY }, 'play-styles').chance
    const untold = scorePair({ a: { ...a, playStyles: [] }, b, purpose: 'play', onDay: ON_DAY }).chance
    expect(untold.probability).toBeCloseTo(told.probability, 12)
    expect(untold.high - untold.low).toBeGreaterThan(told.high - told.low)
  })
})
