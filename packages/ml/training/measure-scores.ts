import { softmax } from '../src/breeds/breed-head.ts'
import { PHOTO_CLASSES } from '../src/breeds/photo-classes.ts'
import { seededRandom } from './fit-head.ts'

/** How good a set of answers is; all shares in 0..1. */
export type Measures = {
  readonly photos: number
  readonly top1: number
  readonly top5: number
  readonly species: number
  /** Expected calibration error over ten bins of the first answer's probability. */
  readonly ece: number
}

/** An answer to one photo: scores of all classes, and the true class. */
export type Answer = { readonly scores: Float32Array; readonly label: number; readonly temperature: number }

const ECE_BINS = 10

export function measureScores(answers: readonly Answer[]): Measures {
  const judged = answers.map(judge)
  const share = (accept: (one: Judged) => boolean) => judged.filter(accept).length / judged.length
  return {
    photos: judged.length,
    top1: share(one => one.rank === 0),
    top5: share(one => one.rank < 5),
    species: share(one => one.speciesRight),
    ece: calibrationError(judged),
  }
}

type Judged = { readonly rank: number; readonly confidence: number; readonly speciesRight: boolean }

function judge({ scores, label, temperature }: Answer): Judged {
  const probabilities = softmax(scores, temperature)
  const own = scores[label] as number
  const dogs = probabilities.reduce((sum, p, row) => sum + (PHOTO_CLASSES[row]?.species === 'dog' ? p : 0), 0)
  return {
    rank: scores.filter(score => score > own).length,
    confidence: Math.max(...probabilities),
    speciesRight: dogs >= 0.5 === (PHOTO_CLASSES[label]?.species === 'dog'),
  }
}

function calibrationError(judged: readonly Judged[]): number {
  const bins = Map.groupBy(judged, ({ confidence }) =>
    Math.min(ECE_BINS - 1, Math.floor(confidence * ECE_BINS)),
  )
  return [...bins.values()].reduce((sum, bin) => {
    const confidence = bin.reduce((total, one) => total + one.confidence, 0)
    const right = bin.filter(one => one.rank === 0).length
    return sum + Math.abs(confidence - right) / judged.length
  }, 0)
}

/** Rounds of {@link errorByChance}; the third digit no longer moves. */
const CHANCE_ROUNDS = 400
const CHANCE_SEED = 11

/**
 * The calibration error that answers of these very probabilities stay below in 95 of 100 draws if every probability is
 * exactly true: with few photos that is far from 0, and a measured error below it cannot be told from none. Seeded.
 */
export function errorByChance(answers: readonly Answer[]): number {
  const random = seededRandom(CHANCE_SEED)
  const judged = answers.map(judge)
  const errors = Array.from({ length: CHANCE_ROUNDS }, () =>
    calibrationError(judged.map(one => ({ ...one, rank: random() < one.confidence ? 0 : 1 }))),
  ).sort((a, b) => a - b)
  return errors[Math.floor(CHANCE_ROUNDS * 0.95)] as number
}

/** The temperature under which the true classes are likeliest; each breed weighs the same. */
export function fitTemperature(answers: readonly Omit<Answer, 'temperature'>[]): number {
  const counts = Map.groupBy(answers, ({ label }) => label)
  const cost = (temperature: number) =>
    answers.reduce((sum, { scores, label }) => {
      const probability = softmax(scores, temperature)[label] as number
      return sum - Math.log(probability + 1e-12) / (counts.get(label)?.length ?? 1)
    }, 0)
  const candidates = Array.from({ length: 41 }, (_, index) => 0.4 * 1.04 ** index)
  const costs = candidates.map(cost)
  return candidates[costs.indexOf(Math.min(...costs))] as number
}
