import { z } from 'zod'
import { FEATURES } from './breed-features.ts'

/** A linear layer from backbone features to one score per `PHOTO_CLASSES` entry. */
export type BreedHead = {
  readonly breedIds: readonly string[]
  /** [classes, FEATURES], row by row. */
  readonly weights: Float32Array
  readonly bias: Float32Array
  /** Scores are divided by this so that probabilities mean what they say. */
  readonly temperature: number
}

const headDescriptionSchema = z.object({
  breedIds: z.array(z.string()),
  scale: z.array(z.number()),
  bias: z.array(z.number()),
  temperature: z.number().positive(),
})

/** Reads the two files that `training/train-head.ts` writes. */
export function readBreedHead(description: Uint8Array, weights: Uint8Array): BreedHead {
  const head = headDescriptionSchema.parse(JSON.parse(new TextDecoder().decode(description)))
  const stored = new Int8Array(weights.buffer, weights.byteOffset, weights.byteLength)
  return {
    breedIds: head.breedIds,
    weights: Float32Array.from(stored, (value, index) => {
      return value * (head.scale[Math.floor(index / FEATURES)] as number)
    }),
    bias: Float32Array.from(head.bias),
    temperature: head.temperature,
  }
}

/** The inverse of `readBreedHead`: weights as int8, one scale per class. */
export function writeBreedHead(head: BreedHead): { description: string; weights: Int8Array } {
  const scale = head.breedIds.map((_, row) => {
    const values = head.weights.subarray(row * FEATURES, (row + 1) * FEATURES)
    return values.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0) / 127
  })
  const weights = Int8Array.from(head.weights, (value, index) => {
    return Math.round(value / (scale[Math.floor(index / FEATURES)] as number))
  })
  const { breedIds, temperature } = head
  return { description: JSON.stringify({ breedIds, temperature, scale, bias: [...head.bias] }), weights }
}

/** Scores of every class before softmax and temperature, for one feature vector. */
export function headScores(head: Pick<BreedHead, 'weights' | 'bias'>, features: Float32Array): Float32Array {
  return head.bias.map((bias, row) => {
    let sum = bias
    const start = row * FEATURES
    for (let index = 0; index < FEATURES; index++) {
      sum += (head.weights[start + index] as number) * (features[index] as number)
    }
    return sum
  })
}

/** Probabilities of every class, in the head's order, summing to 1. */
export function breedProbabilities(head: BreedHead, features: Float32Array): Float32Array {
  return softmax(headScores(head, features), head.temperature)
}

/** Softmax of `scores / temperature`. */
export function softmax(scores: Float32Array, temperature: number): Float32Array {
  const highest = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const powers = scores.map(score => Math.exp((score - highest) / temperature))
  const total = powers.reduce((a, b) => a + b, 0)
  return powers.map(power => power / total)
}
