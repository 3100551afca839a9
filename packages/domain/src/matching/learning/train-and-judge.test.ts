import { describe, expect, test } from 'vitest'
import { dayNumberOf } from '../matching-pet.ts'
import { BEHAVIOUR_TERMS } from '../model/decision-model.ts'
import { scorePair } from '../pair-score.ts'
import { PetIndex } from '../pet-index.ts'
import { TERMS } from '../taste.ts'
import {
  ENOUGH_FOR_PURPOSE,
  ENOUGH_TO_TRAIN,
  fitInCommon,
  generatedAnswers,
  type MatchingModel,
  matchingModelSchema,
  modelHash,
  ratesEventOf,
  type TasteEvent,
  type TrainingNight,
  trainAndJudge,
  UNTRAINED,
} from './index.ts'

/** A town whose owners care for company far more than was stated, and little for energy (synthetic). */
const TOWN = {
  animals: 54,
  each: 16,
  seed: 31,
  shift: { company: 3, energy: -1.6 },
  startMs: Date.parse('2026-06-01T08:00:00Z'),
}
const town = generatedAnswers(TOWN)
const facts = new Map(
  town.animals.map(({ petId, species }, i) => [petId, { species, neighbours: i % 3 === 0 ? 4 : 40 }]),
)
const night = (log: readonly TasteEvent[]): TrainingNight => ({
  log,
  current: UNTRAINED,
  mustForget: false,
  factsOf: petId => facts.get(petId),
  seed: 1,
})

async function judged(of: TrainingNight) {
  const result = await trainAndJudge(of)
  if (result.kind !== 'judged') throw new Error('was not judged')
  return result
}

/** What one unit of a term adds to a side's log-odds. */
function weightOf({ purposes: { play } }: MatchingModel, term: (typeof TERMS)[number]): number {
  const at = TERMS.indexOf(term)
  return (play.profile.weights[at] ?? 0) / (play.profile.scale[at] ?? 1)
}

function behaviourWeight({ purposes: { play } }: MatchingModel, term: (typeof BEHAVIOUR_TERMS)[number]) {
  return play.behaviour.weights[BEHAVIOUR_TERMS.indexOf(term)] ?? 0
}

const first = await judged(night(town.log))

describe('trainAndJudge', () => {
  test('learns what features are worth between the two sides, and the gate lets it pass slice by slice', () => {
    expect(weightOf(first.candidate, 'company')).toBeGreaterThan(weightOf(UNTRAINED, 'company') + 1.5)
    expect(weightOf(first.candidate, 'energy')).toBeLessThan(weightOf(UNTRAINED, 'energy') - 0.8)
    expect(first.verdict).toMatchObject({ release: true, reason: 'better' })
    expect(first.tried.map(({ kind }) => kind)).toEqual(['between-sides'])
    expect(first.verdict.slices.map(({ slice }) => slice)).toEqual([
      'all',
      'species: dog',
      'species: cat',
      'area: busy',
      'area: quiet',
      'purpose: play',
      'owners: new',
      'owners: known',
      'animals: new',
      'animals: known',
      'list: suggestions',
    ])
  })

  test('is what the index ranks by, pair by pair as the score says, and goes back in one step', () => {
    const index = new PetIndex()
    for (const pet of town.animals) index.put(pet)
    for (const event of town.log.slice(0, 200)) {
      const learned = ratesEventOf(event, first.candidate.positionBias)
      if (learned !== null) index.rates.learn(learned)
    }
    index.rates.settle()
    const onDay = dayNumberOf('2026-07-01')
    const own = town.animals.find(({ purposes }) => purposes.includes('play'))
    if (own === undefined) throw new Error('nobody wants to play')
    const withOwn = town.log.filter(({ petId, otherPetId }) => [petId, otherPetId].includes(own.petId))
    // Who answered one another already is ranked by nobody.
    const decided = new Set(withOwn.flatMap(({ petId, otherPetId }) => [petId, otherPetId]))
    const question = {
      petId: own.petId,
      purpose: 'play',
      onDay,
      limit: 20,
      decided,
      blockedOwners: new Set<never>(),
    } as const
    const stated = index.rank(question).ranked

    index.rankBy(first.candidate.purposes)

    const trained = index.rank(question).ranked
    expect(trained.length).toBeGreaterThan(2)
    expect(trained).not.toEqual(stated)
    for (const { petId, probability } of trained) {
      const [a, b] = [index.find(own.petId), index.find(petId)]
      if (a === undefined || b === undefined) throw new Error('an animal was ranked that is not there')
      const { play: model } = first.candidate.purposes
      const pair = {
        a,
        b,
        purpose: 'play',
        onDay,
        model,
        affinity: index.affinityOf(own.petId, petId),
      } as const
      expect(scorePair(pair).chance.probability).toBeCloseTo(probability, 9)
    }
    index.rankBy({})
    expect(index.rank(question).ranked).toEqual(stated)
  })

  test('finds what readiness and popularity are worth: much where owners differ, little where they do not', async () => {
    const city = { ...TOWN, animals: 120, each: 32, shift: {} }
    const [alike, differing] = await Promise.all(
      [0, 2].map(width => {
        const spread = { readiness: width, popularity: width }
        return judged(night(generatedAnswers({ ...city, spread }).log))
      }),
    )
    if (alike === undefined || differing === undefined) throw new Error('was not judged')
    for (const term of ['readiness', 'popularity'] as const) {
      const where = (of: typeof alike) => behaviourWeight(of.candidate, term)
      expect(where(differing)).toBeGreaterThan(0.6)
      expect(where(alike)).toBeLessThan(where(differing) - 0.2)
    }
  })

  test('keeps the stated weights for a purpose with too few answers, moved by what all have in common', () => {
    const { breed, play } = first.candidate.purposes
    expect(play.training.events).toBeGreaterThan(ENOUGH_FOR_PURPOSE.events)
    expect(breed.training.events).toBe(0)
    const { shift } = fitInCommon(town.log)
    const at = TERMS.indexOf('company')
    const moved = (breed.profile.weights[at] ?? 0) - (UNTRAINED.purposes.breed.profile.weights[at] ?? 0)
    expect(Math.sign(moved)).toBe(Math.sign(shift[at] ?? 0))
    expect(breed.behaviour).toEqual(UNTRAINED.purposes.breed.behaviour)
  })

  test('refuses what was trained on a poisoned slice, after trying what all have in common too', async () => {
    // Cats' owners want just what was stated all along, but until the held-out days somebody forged their answers.
    const asStated = ({ terms, priorWeights }: TasteEvent) =>
      terms.reduce((sum, term, i) => sum + term * (priorWeights[i] ?? 0), 0) > 0 ? 'yes' : 'no'
    const heldOutFrom = Math.floor(town.log.length * 0.75)
    const poisoned = town.log.map((event, at): TasteEvent => {
      const isTrue = facts.get(event.petId)?.species === 'cat' && at >= heldOutFrom
      return isTrue ? { ...event, said: asStated(event) } : event
    })
    const { verdict, tried } = await judged(night(poisoned))
    expect(verdict).toMatchObject({ release: false, reason: 'worse-on-a-slice' })
    expect(tried.map(({ kind }) => kind)).toEqual(['between-sides', 'in-common'])
    const words = Object.fromEntries(verdict.slices.map(({ slice, verdict }) => [slice, verdict]))
    expect(words['species: cat']).toBe('worse')
    expect(words['species: dog']).not.toBe('worse')
  })

  test('trains nothing from too few answers or too few animals, and says how many there are', async () => {
    const few = town.log.slice(0, ENOUGH_TO_TRAIN.events - 1)
    expect(await trainAndJudge(night(few))).toMatchObject({ kind: 'too-few', events: few.length })
    const [one] = town.animals
    const alone = town.log.map(event => ({ ...event, petId: one?.petId ?? event.petId }))
    expect(await trainAndJudge(night(alone))).toMatchObject({ kind: 'too-few', animals: 1 })
  })

  test('gives the same model and the same verdict from the same answers in any order', async () => {
    expect(await trainAndJudge(night(town.log.toReversed()))).toEqual(first)
    const stored = matchingModelSchema.parse(JSON.parse(JSON.stringify(first.candidate)))
    expect(modelHash(stored)).toBe(modelHash(first.candidate))
  })

  test('does not replace a model by one that is no better', async () => {
    const again = await judged({ ...night(town.log), current: first.candidate })
    expect(again.verdict).toMatchObject({ release: false, reason: 'no-better' })
  })

  test('must forget: the model in use is no rival any more, and nothing of the deleted is in the next one', async () => {
    const gone = town.animals[0]?.petId
    const left = town.log.filter(({ petId, otherPetId }) => petId !== gone && otherPetId !== gone)
    const next = await judged({ ...night(left), current: first.candidate, mustForget: true })
    expect(next.verdict).toMatchObject({ release: true, reason: 'better' })
    expect(modelHash(next.candidate)).not.toBe(modelHash(first.candidate))
  })

  test('error: stops when it is told to', async () => {
    await expect(trainAndJudge(night(town.log), AbortSignal.abort())).rejects.toThrow()
  })
})
