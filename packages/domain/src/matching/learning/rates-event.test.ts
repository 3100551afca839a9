import { describe, expect, test } from 'vitest'
import { petIdSchema } from '../../pets/index.ts'
import { seededRandom } from '../generated-neighbourhood.ts'
import { RatesState } from '../model/index.ts'
import { TERMS } from '../taste.ts'
import { fitInCommon, NO_POSITION_BIAS, type PositionBias, ratesEventOf, type TasteEvent } from './index.ts'

/** What the places of a list really do to a yes (planted). */
const TRUTH = [0, -0.5, -0.9, -1.2, -1.4, -1.6, -1.8, -2]

/** Eight animals that everybody likes alike; one always stands last, one always first, the others take turns. */
function answersOf(owners: number): TasteEvent[] {
  const random = seededRandom(17)
  return Array.from({ length: owners }, (_, owner) => {
    const between = Array.from({ length: 6 }, (_, i) => `between-${(i + owner) % 6}-of-eight`)
    return ['always-first', ...between, 'always-last'].map((name, position): TasteEvent => {
      const yes = random() < 1 / (1 + Math.exp(-(0.6 + (TRUTH[position] ?? 0))))
      return {
        eventId: `${owner}/${position}`,
        petId: petIdSchema.parse(`owner-number-${owner}`),
        otherPetId: petIdSchema.parse(name),
        kind: 'decision',
        said: yes ? 'yes' : 'no',
        purpose: 'play',
        position,
        surface: 'daily',
        // Only how readily owners say yes; nothing else tells the animals apart.
        terms: TERMS.map((_, i) => (i === 0 ? 1 : 0)),
        priorWeights: TERMS.map(() => 0),
        playStyles: [],
        atMs: owner * 10 + position,
      }
    })
  }).flat()
}

/** By how much the animal that stands first is found more popular than the one that stands last. */
function gapUnder(bias: PositionBias, log: readonly TasteEvent[]): number {
  const rates = new RatesState()
  for (const event of log) {
    const learned = ratesEventOf(event, bias)
    if (learned !== null) rates.learn(learned)
  }
  return rates.behaviourOf('always-first').popularity - rates.behaviourOf('always-last').popularity
}

describe('ratesEventOf', () => {
  test('does not punish an animal for always standing last', () => {
    // The places are learned from what takes turns in another town; nobody there always stands first or last.
    const turning = answersOf(1200).map((event, i) => ({
      ...event,
      otherPetId: petIdSchema.parse(`animal-of-town-${(i + Math.floor(i / 8)) % 8}`),
    }))
    const { positionBias } = fitInCommon(turning)
    const log = answersOf(150)

    expect(gapUnder(NO_POSITION_BIAS, log)).toBeGreaterThan(1.5)
    expect(Math.abs(gapUnder(positionBias, log))).toBeLessThan(0.5)
  })

  test('tells others nothing of what only its teller vouches for', () => {
    const [event] = answersOf(1)
    if (event === undefined) throw new Error('nobody answered')
    expect(ratesEventOf({ ...event, kind: 'conversation' }, NO_POSITION_BIAS)).toBeNull()
    expect(ratesEventOf(event, NO_POSITION_BIAS)).toMatchObject({ chosenId: 'always-first' })
  })
})
