import { FEATURES } from '../breeds/breed-features.ts'
import { headScores, softmax } from '../breeds/breed-head.ts'
import { photoSeries, unitLength } from '../breeds/photo-series.ts'
import { TooLittleToLearnError, TooManyExamplesError } from './custom-errors.ts'
import { type EvaluationCard, evaluateAnswers, type HeldOutAnswer } from './evaluation-card.ts'
import { familiarity, type LabelHead } from './label-head.ts'
import { fitRidgeLayer, type RidgeLayer } from './ridge-layer.ts'

/** A photo as the backbone saw it, with the club's label. */
export type LabelledFeatures = { readonly label: string; readonly features: Float32Array }

/** A head with what is known of it. */
export type TrainedLabelHead = { readonly labelHead: LabelHead; readonly card: EvaluationCard }

/** Fewer cannot be held out and learned from at once. */
export const MIN_LABELS = 2
export const MIN_PHOTOS_PER_LABEL = 8
/** Ten photos of one animal on one day are one fact. */
export const MIN_SERIES_PER_LABEL = 4
/** Keeps training within minutes on two cores. */
export const MAX_EXAMPLES = 600

const MAX_FOLDS = 5
/** One photo in twenty of the club's own may be called unfamiliar. */
const UNFAMILIAR_SHARE = 0.05

/**
 * Trains a head for a club's own labels and measures it on photos held out, whole series at a time.
 *
 * @throws {TooLittleToLearnError | TooManyExamplesError} rather than make something nobody could check.
 * @throws the signal's reason between two folds.
 */
export async function trainLabelHead(
  examples: readonly LabelledFeatures[],
  { signal }: { signal?: AbortSignal } = {},
): Promise<TrainedLabelHead> {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const folds = foldsOf(examples, labels)
  const answers: HeldOutAnswer[] = []
  const familiar: number[] = []
  for (let fold = 0; fold < Math.max(...folds) + 1; fold++) {
    const kept = examples.filter((_, index) => folds[index] !== fold)
    const layer = layerOf(kept, labels)
    const centres = centresOf(kept, labels)
    examples.forEach((example, index) => {
      if (folds[index] !== fold) return
      answers.push({ truth: labels.indexOf(example.label), scores: headScores(layer, example.features) })
      familiar.push(familiarity(centres, example.features))
    })
    // Lets the caller's other work, and its "stop", through.
    await new Promise(resolve => setImmediate(resolve))
    signal?.throwIfAborted()
  }
  const temperature = likeliestTemperature(answers)
  const card = evaluateAnswers(labels, answers, temperature)
  if (card.interval.low <= card.guessing) {
    const found = Math.round(card.interval.low * 100)
    const needed = Math.ceil(card.guessing * 100) + 1
    throw new TooLittleToLearnError('no-better-than-guessing', { label: labels.join(', '), found, needed })
  }
  const head = { ...layerOf(examples, labels), breedIds: labels, temperature }
  const familiarFrom = familiar.toSorted((a, b) => a - b)[Math.floor(familiar.length * UNFAMILIAR_SHARE)] ?? 1
  return { labelHead: { head, centres: centresOf(examples, labels), familiarFrom }, card }
}

/** Which fold holds out each photo. Series stay whole; every label is spread over all folds. */
function foldsOf(examples: readonly LabelledFeatures[], labels: readonly string[]): number[] {
  if (examples.length > MAX_EXAMPLES) throw new TooManyExamplesError(examples.length, MAX_EXAMPLES)
  if (labels.length < MIN_LABELS) {
    throw new TooLittleToLearnError('labels', {
      label: labels[0] ?? '',
      found: labels.length,
      needed: MIN_LABELS,
    })
  }
  const folds = new Array<number>(examples.length).fill(0)
  for (const label of labels) {
    const members = examples.flatMap((example, index) => (example.label === label ? [index] : []))
    if (members.length < MIN_PHOTOS_PER_LABEL) {
      throw new TooLittleToLearnError('photos', {
        label,
        found: members.length,
        needed: MIN_PHOTOS_PER_LABEL,
      })
    }
    const series = photoSeries(members, index => examples[index]?.features ?? new Float32Array(FEATURES))
    if (series.length < MIN_SERIES_PER_LABEL) {
      throw new TooLittleToLearnError('series', { label, found: series.length, needed: MIN_SERIES_PER_LABEL })
    }
    const load = new Array<number>(Math.min(MAX_FOLDS, MIN_SERIES_PER_LABEL)).fill(0)
    for (const photos of series.sort((a, b) => b.length - a.length)) {
      const lightest = load.indexOf(Math.min(...load))
      load[lightest] = (load[lightest] as number) + photos.length
      for (const photo of photos) folds[photo] = lightest
    }
  }
  return folds
}

function layerOf(examples: readonly LabelledFeatures[], labels: readonly string[]): RidgeLayer {
  return fitRidgeLayer({
    rows: examples.map(({ features }) => features),
    labels: examples.map(({ label }) => labels.indexOf(label)),
    labelCount: labels.length,
  })
}

function centresOf(examples: readonly LabelledFeatures[], labels: readonly string[]): Float32Array {
  const centres = new Float32Array(labels.length * FEATURES)
  labels.forEach((label, row) => {
    const sum = new Float32Array(FEATURES)
    for (const example of examples) {
      if (example.label !== label) continue
      unitLength(example.features).forEach((value, at) => {
        sum[at] = (sum[at] as number) + value
      })
    }
    centres.set(unitLength(sum), row * FEATURES)
  })
  return centres
}

/** The temperature under which the held-out truths are likeliest. */
function likeliestTemperature(answers: readonly HeldOutAnswer[]): number {
  const cost = (temperature: number) =>
    answers.reduce((sum, { scores, truth }) => {
      return sum - Math.log((softmax(scores, temperature)[truth] as number) + 1e-9)
    }, 0)
  const candidates = Array.from({ length: 40 }, (_, index) => 0.01 * 1.15 ** index)
  return candidates.reduce((best, next) => (cost(next) < cost(best) ? next : best))
}
