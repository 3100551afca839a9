import { FEATURES } from '../src/breeds/breed-features.ts'
import { PHOTO_CLASSES } from '../src/breeds/photo-classes.ts'

/** A linear layer: [classes, FEATURES] row by row, and one bias per class. */
export type LinearLayer = { readonly weights: Float32Array; readonly bias: Float32Array }

/** Photos to learn from; `rows` is [photos, FEATURES], `labels` index `PHOTO_CLASSES`. */
export type TrainingSet = {
  readonly rows: Float32Array
  readonly labels: readonly number[]
  readonly seed?: number
}

/** Cost of leaving what ImageNet taught. Chosen on the cross-validation, from 1e-4..3e-2. */
const PULL_TO_IMAGENET = 3e-3
/** Breeds ImageNet lacks have less to be pulled back to. */
const PULL_OF_NEW_BREEDS = 1e-3

const EPOCHS = 12
const BATCH = 128
const LEARNING_RATE = 6e-3
const SEED = 20_261_122

/**
 * Fits the head by logistic regression that starts from ImageNet's own
 * classifier and pays for every step away from it: breeds without a single
 * photo here keep what ImageNet knew of them. Every breed weighs the same,
 * however many photos it has. Seeded: same photos, same head.
 */
export function fitHead(prior: LinearLayer, { rows, labels, seed = SEED }: TrainingSet): LinearLayer {
  const classes = PHOTO_CLASSES.length
  const layer = { weights: prior.weights.slice(), bias: prior.bias.slice() }
  const importance = breedImportance(labels)
  const pull = pullPerClass()
  const weightsAdam = adam(layer.weights.length)
  const biasAdam = adam(classes)
  const random = seededRandom(seed)
  const order = labels.map((_, index) => index)
  const steps = EPOCHS * Math.ceil(order.length / BATCH)
  for (let step = 0, next = order.length; step < steps; step++, next += BATCH) {
    if (next >= order.length) {
      shuffle(order, random)
      next = 0
    }
    const batch = order.slice(next, next + BATCH)
    const slope = gradient(layer, { rows, labels, importance, batch })
    for (let index = 0; index < layer.weights.length; index++) {
      const away = (layer.weights[index] as number) - (prior.weights[index] as number)
      slope.weights[index] =
        (slope.weights[index] as number) + 2 * (pull[Math.floor(index / FEATURES)] as number) * away
    }
    const rate = LEARNING_RATE * 0.5 * (1 + Math.cos((Math.PI * step) / steps))
    weightsAdam(layer.weights, slope.weights, rate)
    biasAdam(layer.bias, slope.bias, rate)
  }
  return layer
}

/** Weights per photo that give every breed the same total; their mean is 1. */
function breedImportance(labels: readonly number[]): number[] {
  const counts = new Map<number, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return labels.map(label => labels.length / (counts.size * (counts.get(label) as number)))
}

function pullPerClass(): number[] {
  return PHOTO_CLASSES.map(({ imagenet }) => (imagenet.length > 0 ? PULL_TO_IMAGENET : PULL_OF_NEW_BREEDS))
}

type Batch = TrainingSet & { readonly importance: readonly number[]; readonly batch: readonly number[] }

/** Slope of the weighted cross-entropy over one batch. */
function gradient(layer: LinearLayer, { rows, labels, importance, batch }: Batch): LinearLayer {
  const classes = layer.bias.length
  const weights = new Float32Array(layer.weights.length)
  const bias = new Float32Array(classes)
  const scores = new Float64Array(classes)
  for (const photo of batch) {
    const start = photo * FEATURES
    const row = rows.subarray(start, start + FEATURES)
    let highest = Number.NEGATIVE_INFINITY
    for (let entry = 0; entry < classes; entry++) {
      const score = (layer.bias[entry] as number) + dot(layer.weights, entry * FEATURES, row)
      scores[entry] = score
      if (score > highest) highest = score
    }
    let total = 0
    for (let entry = 0; entry < classes; entry++) {
      scores[entry] = Math.exp((scores[entry] as number) - highest)
      total += scores[entry] as number
    }
    for (let entry = 0; entry < classes; entry++) {
      const target = entry === labels[photo] ? 1 : 0
      const slope =
        (((scores[entry] as number) / total - target) * (importance[photo] as number)) / batch.length
      bias[entry] = (bias[entry] as number) + slope
      if (Math.abs(slope) > NEGLIGIBLE_SLOPE) addScaled(weights, entry * FEATURES, row, slope)
    }
  }
  return { weights, bias }
}

/** Most classes are certainly wrong for most photos; skipping them halves the time. */
const NEGLIGIBLE_SLOPE = 1e-6

/** Four sums side by side: one alone waits for itself at every addition. */
function dot(weights: Float32Array, start: number, row: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0]
  for (let index = 0; index < FEATURES; index += 4) {
    const at = start + index
    first += (weights[at] as number) * (row[index] as number)
    second += (weights[at + 1] as number) * (row[index + 1] as number)
    third += (weights[at + 2] as number) * (row[index + 2] as number)
    fourth += (weights[at + 3] as number) * (row[index + 3] as number)
  }
  return first + second + third + fourth
}

function addScaled(target: Float32Array, start: number, row: Float32Array, factor: number): void {
  for (let index = 0; index < FEATURES; index++) {
    target[start + index] = (target[start + index] as number) + factor * (row[index] as number)
  }
}

/** Kingma & Ba (2015), "Adam"; returns the step for one parameter array. */
function adam(size: number) {
  const [mean, square] = [new Float32Array(size), new Float32Array(size)]
  let time = 0
  return (values: Float32Array, slope: Float32Array, rate: number): void => {
    time += 1
    const meanGain = 1 / (1 - 0.9 ** time)
    const squareGain = 1 / (1 - 0.999 ** time)
    for (let index = 0; index < size; index++) {
      const current = slope[index] as number
      const m = 0.9 * (mean[index] as number) + 0.1 * current
      const s = 0.999 * (square[index] as number) + 0.001 * current * current
      mean[index] = m
      square[index] = s
      values[index] = (values[index] as number) - (rate * m * meanGain) / (Math.sqrt(s * squareGain) + 1e-8)
    }
  }
}

/** Mulberry32: tiny, and the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Fisher-Yates, in place. */
export function shuffle<Item>(items: Item[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const item = items[last] as Item
    items[last] = items[other] as Item
    items[other] = item
  }
}
