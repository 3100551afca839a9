import { describe, expect, test } from 'vitest'
import {
  dayNumberOf,
  generatedNeighbourhood,
  learnFrom,
  type MatchingPet,
  pairTerms,
  priorWeightsFor,
  scorePair,
  seededRandom,
  UNTOLD_TASTE,
} from './index.ts'
import { probabilityOf } from './model/predict-decision.ts'

/*
 * Synthetic: owners whose true tastes are drawn from the stated prior. This shows that the arithmetic keeps
 * the promise the prior makes; it says nothing about real owners.
 */

const ON_DAY = dayNumberOf('2026-06-01')
const random = seededRandom(77)

/** A standard normal number (Box and Muller). */
function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** An owner's true taste, which the product never sees. */
function withTrueTaste(pet: MatchingPet): MatchingPet {
  const shift = UNTOLD_TASTE.precision.map(precision => normal() / Math.sqrt(precision))
  return { ...pet, taste: { ...UNTOLD_TASTE, shift } }
}

const untold = (pet: MatchingPet): MatchingPet => ({ ...pet, taste: UNTOLD_TASTE })

function somePets(): MatchingPet[] {
  return generatedNeighbourhood(600, 31).map(pet => ({
    ...pet,
    playStyles: pet.playStyles.length > 0 ? pet.playStyles : ['fetch'],
    habits: pet.habits.activeHours.length > 0 ? pet.habits : { ...pet.habits, activeHours: ['evening'] },
    place: pet.place ?? { latitudeDeg: 52.5, longitudeDeg: 13.4, label: '' },
  }))
}

const trueChance = (a: MatchingPet, b: MatchingPet): number =>
  scorePair({ a, b, purpose: 'play', onDay: ON_DAY }).chance.probability

/** How one owner really feels about the other animal, and what they say after a meeting. */
function answerOf(own: MatchingPet, other: MatchingPet): 'yes' | 'no' {
  const terms = pairTerms({ own, other, onDay: ON_DAY })
  const prior = priorWeightsFor('play')
  const logOdds = terms.reduce(
    (sum, term, i) => sum + term * ((prior[i] ?? 0) + (own.taste.shift[i] ?? 0)),
    0,
  )
  return random() < probabilityOf(logOdds) ? 'yes' : 'no'
}

/** What the product believes about an owner after some meetings. */
function acquainted(own: MatchingPet, others: readonly MatchingPet[]): MatchingPet {
  const taste = others
    .map(other => ({
      terms: [...pairTerms({ own, other, onDay: ON_DAY })],
      priorWeights: [...priorWeightsFor('play')],
      wouldMeetAgain: answerOf(own, other),
    }))
    .reduce(learnFrom, UNTOLD_TASTE)
  return { ...own, taste }
}

describe('the interval of a chance (synthetic)', () => {
  const pets = somePets().map(withTrueTaste)

  test('holds the true chance in at least four cases of five before anything is known', () => {
    let held = 0
    for (let i = 0; i + 1 < pets.length; i += 2) {
      const [a, b] = [pets[i], pets[i + 1]]
      if (a === undefined || b === undefined) continue
      const { low, high } = scorePair({ a: untold(a), b: untold(b), purpose: 'play', onDay: ON_DAY }).chance
      const truth = trueChance(a, b)
      if (low <= truth && truth <= high) held++
    }
    expect(held / (pets.length / 2)).toBeGreaterThanOrEqual(0.8)
  })

  test('becomes narrower and comes nearer to the truth with twenty meetings', () => {
    const [before, after] = [
      { error: 0, width: 0, held: 0 },
      { error: 0, width: 0, held: 0 },
    ]
    const met = pets.slice(0, 60)
    for (let i = 0; i < 200; i++) {
      const [a, b] = [pets[100 + i], pets[300 + i]]
      if (a === undefined || b === undefined) continue
      const others = Array.from({ length: 20 }, () => met[Math.floor(random() * met.length)] ?? a)
      const truth = trueChance(a, b)
      for (const [figures, own, other] of [
        [before, untold(a), untold(b)],
        [after, acquainted(a, others), acquainted(b, others)],
      ] as const) {
        const { low, high, probability } = scorePair({
          a: own,
          b: other,
          purpose: 'play',
          onDay: ON_DAY,
        }).chance
        figures.error += (probability - truth) ** 2 / 200
        figures.width += (high - low) / 200
        figures.held += low <= truth && truth <= high ? 1 / 200 : 0
      }
    }
    expect(after.error).toBeLessThan(before.error * 0.6)
    expect(after.width).toBeLessThan(before.width * 0.9)
    expect(after.held).toBeGreaterThanOrEqual(0.8)
  })
})
