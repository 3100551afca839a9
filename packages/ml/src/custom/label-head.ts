import { FEATURES } from '../breeds/breed-features.ts'
import {
  type BreedHead,
  breedProbabilities,
  headScores,
  readBreedHead,
  writeBreedHead,
} from '../breeds/breed-head.ts'
import { unitLength } from '../breeds/photo-series.ts'

/** A club's head: its labels, and how familiar a photo must look before it says anything. */
export type LabelHead = {
  /** Its `breedIds` are the club's labels. */
  readonly head: BreedHead
  /** Mean direction of each label's features, [labels, FEATURES] row by row. */
  readonly centres: Float32Array
  /** Below this cosine to every centre the photo shows something the club never labelled. */
  readonly familiarFrom: number
}

/** Files of a label head inside an add-on. */
export const LABEL_HEAD_FILES = ['labels.json', 'labels.int8', 'centres.json', 'centres.int8'] as const

type LabelHeadFiles = Readonly<Record<(typeof LABEL_HEAD_FILES)[number], Uint8Array>>

/** The likeliest label of a photo, or null where it looks like nothing the club labelled. */
export function guessLabel(
  { head, centres, familiarFrom }: LabelHead,
  features: Float32Array,
): { label: string; probability: number } | null {
  if (familiarity(centres, features) < familiarFrom) return null
  const probabilities = breedProbabilities(head, features)
  const best = probabilities.indexOf(Math.max(...probabilities))
  return { label: head.breedIds[best] as string, probability: probabilities[best] as number }
}

/** The highest cosine between a photo and any label's centre, -1..1. */
export function familiarity(centres: Float32Array, features: Float32Array): number {
  const bias = new Float32Array(centres.length / FEATURES)
  return headScores({ weights: centres, bias }, unitLength(features)).reduce((a, b) => Math.max(a, b), -1)
}

/** Writes a label head as files, weights as int8. */
export function writeLabelHead({ head, centres, familiarFrom }: LabelHead): LabelHeadFiles {
  const labels = writeBreedHead(head)
  const bias = new Float32Array(head.breedIds.length).fill(familiarFrom)
  const middle = writeBreedHead({ ...head, weights: centres, bias })
  return {
    'labels.json': Buffer.from(labels.description),
    'labels.int8': new Uint8Array(labels.weights.buffer),
    'centres.json': Buffer.from(middle.description),
    'centres.int8': new Uint8Array(middle.weights.buffer),
  }
}

/** The inverse of `writeLabelHead`. @throws if the files are none of ours. */
export function readLabelHead(files: LabelHeadFiles): LabelHead {
  const head = readBreedHead(files['labels.json'], files['labels.int8'])
  const middle = readBreedHead(files['centres.json'], files['centres.int8'])
  return { head, centres: middle.weights, familiarFrom: middle.bias[0] ?? 1 }
}
