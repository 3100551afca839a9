import { describe, expect, test } from 'vitest'
import { TERMS } from '../taste.ts'
import {
  ENOUGH_TO_TRAIN,
  generatedAnswers,
  type TasteEvent,
  type TrainingNight,
  trainAndJudge,
  UNTRAINED,
} from './index.ts'

/** A town whose owners care for company far more than was stated, and little for energy (synthetic). */
const TOWN = {
  animals: 120,
  each: 24,
  seed: 31,
  shift: { company: 2.2, energy: -1.4 },
  startMs: Date.parse('2026-06-01T08:00:00Z'),
}
const town = generatedAnswers(TOWN)
const species = new Map(town.animals.map(pet => [pet.petId, pet.species]))
const night = (log: readonly TasteEvent[]): TrainingNight => ({
  log,
  current: UNTRAINED,
  speciesOf: petId => species.get(petId),
  seed: 1,
})

describe('trainAndJudge', () => {
  test('learns what everybody has in common, and the gate lets it pass', () => {
    const result = trainAndJudge(night(town.log))
    if (result.kind !== 'judged') throw new Error('was not judged')
    const shift = Object.fromEntries(TERMS.map((term, i) => [term, result.candidate.start.shift[i]]))
    expect(shift['company']).toBeGreaterThan(1)
    expect(shift['energy']).toBeLessThan(-0.6)
    expect(result.verdict).toMatchObject({ release: true, reason: 'better' })
    expect(result.verdict.slices.map(({ slice }) => slice)).toEqual([
      'all',
      'species: dog',
      'species: cat',
      'purpose: play',
      'owners: new',
      'owners: known',
    ])
  })

  test('refuses what was trained on a poisoned slice, although it is better on average', () => {
    // Cats' owners want what was stated all along, but until the held-out days somebody forged their answers.
    const cats = generatedAnswers({ ...TOWN, shift: {} }).log
    const heldOutFrom = Math.floor(town.log.length * 0.75)
    const poisoned = town.log.map((event, at) =>
      species.get(event.petId) === 'cat' && at >= heldOutFrom ? (cats[at] ?? event) : event,
    )
    const result = trainAndJudge(night(poisoned))
    if (result.kind !== 'judged') throw new Error('was not judged')
    expect(result.verdict).toMatchObject({ release: false, reason: 'worse-on-a-slice' })
    const words = Object.fromEntries(result.verdict.slices.map(({ slice, verdict }) => [slice, verdict]))
    expect(result.verdict.slices[0]?.change).toBeLessThan(0)
    expect(words).toMatchObject({ 'species: dog': 'better', 'species: cat': 'worse' })
  })

  test('trains nothing from too few answers or too few animals, and says how many there are', () => {
    const few = town.log.slice(0, ENOUGH_TO_TRAIN.events - 1)
    expect(trainAndJudge(night(few))).toMatchObject({ kind: 'too-few', events: few.length })
    const [one] = town.animals
    const alone = town.log.map(event => ({ ...event, petId: one?.petId ?? event.petId }))
    expect(trainAndJudge(night(alone))).toMatchObject({ kind: 'too-few', animals: 1 })
  })

  test('gives the same model and the same verdict from the same answers in any order', () => {
    expect(trainAndJudge(night(town.log.toReversed()))).toEqual(trainAndJudge(night(town.log)))
  })

  test('does not replace a model by one that is no better', () => {
    const first = trainAndJudge(night(town.log))
    if (first.kind !== 'judged') throw new Error('was not judged')
    const again = trainAndJudge({ ...night(town.log), current: first.candidate })
    expect(again).toMatchObject({ kind: 'judged', verdict: { release: false, reason: 'no-better' } })
  })
})
