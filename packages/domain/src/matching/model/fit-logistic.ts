import type { LogisticLayer } from './decision-model.ts'

/** Newton steps after which a fit is called done; a ridge fit needs about six. */
const MOST_STEPS = 30

/** A step smaller than this changes no printed digit. */
const SMALL_STEP = 1e-10

/** Keeps an unpenalised intercept finite when all answers are the same. */
const INTERCEPT_PRECISION = 1e-3

/** What to fit: NaN in `rows` stands for unknown and counts as the mean. */
export type LogisticQuestion = {
  readonly names: readonly string[]
  readonly rows: readonly (readonly number[])[]
  readonly labels: readonly number[]
  /** Precision of the Gaussian prior on each weight of a standardised column. */
  readonly precision: number
  /** Weights per unit of the raw column that the prior is centred on; zeros when absent. */
  readonly priorWeights?: readonly number[]
  /** False keeps the columns as they are (mean 0, scale 1). */
  readonly standardise?: boolean
}

/**
 * Ridge logistic regression around stated weights: with few answers the weights stay at what was stated, with many
 * they follow the answers. Newton's method; the optimum is unique, so the same rows give the same weights.
 *
 * @see Hastie, Tibshirani, Friedman (2009), "The Elements of Statistical Learning", 4.4 (fit) and 3.4 (ridge)
 */
export function fitLogistic(question: LogisticQuestion): LogisticLayer {
  const { names, rows, labels, precision } = question
  const { mean, scale } = columnScales(question)
  const width = names.length
  const values = standardisedRows(question, mean, scale)
  const prior = Float64Array.from(scale, (unit, c) => (question.priorWeights?.[c] ?? 0) * unit)
  const weights = new Float64Array(width + 1)
  weights.set(prior)
  let curvature = new Float64Array((width + 1) ** 2)
  for (let step = 0; step < MOST_STEPS; step++) {
    const derivatives = derivativesAt({ values, labels, weights, count: rows.length })
    curvature = derivatives.curvature
    addPrior(derivatives, { weights, prior, precision })
    const move = solveCholesky(curvature, derivatives.gradient)
    for (let c = 0; c <= width; c++) weights[c] = (weights[c] ?? 0) + (move[c] ?? 0)
    if (Math.max(...move.map(Math.abs)) < SMALL_STEP) break
  }
  return {
    names,
    mean,
    scale,
    weights: [...weights.subarray(0, width)],
    intercept: weights[width] ?? 0,
    variances: diagonalOfInverse(curvature, width),
  }
}

/** Log-odds of one row; unknown values count as the mean. */
export function logOddsOf(layer: LogisticLayer, row: readonly number[]): number {
  let sum = layer.intercept
  for (let c = 0; c < layer.weights.length; c++) {
    const value = row[c] ?? Number.NaN
    if (!Number.isNaN(value))
      sum += ((layer.weights[c] ?? 0) * (value - (layer.mean[c] ?? 0))) / (layer.scale[c] ?? 1)
  }
  return sum
}

function columnScales({ names, rows, standardise }: LogisticQuestion) {
  const mean: number[] = []
  const scale: number[] = []
  for (let c = 0; c < names.length; c++) {
    const known = standardise === false ? [] : rows.map(row => row[c] ?? Number.NaN).filter(Number.isFinite)
    const centre = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length)
    const variance = known.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, known.length)
    // A column that never varies is the constant: centred, it would vanish together with its stated weight.
    const varies = variance > 1e-12
    mean.push(varies ? centre : 0)
    scale.push(varies ? Math.sqrt(variance) : 1)
  }
  return { mean, scale }
}

/** Row by row with a 1 at the end, unknown values at the mean. */
function standardisedRows(
  { rows, names }: LogisticQuestion,
  mean: readonly number[],
  scale: readonly number[],
): Float64Array {
  const width = names.length + 1
  const values = new Float64Array(rows.length * width)
  rows.forEach((row, r) => {
    for (let c = 0; c < names.length; c++) {
      const value = row[c] ?? Number.NaN
      values[r * width + c] = Number.isFinite(value) ? (value - (mean[c] ?? 0)) / (scale[c] ?? 1) : 0
    }
    values[r * width + width - 1] = 1
  })
  return values
}

type Point = {
  readonly values: Float64Array
  readonly labels: readonly number[]
  readonly weights: Float64Array
  readonly count: number
}

function derivativesAt({ values, labels, weights, count }: Point) {
  const width = weights.length
  const gradient = new Float64Array(width)
  const curvature = new Float64Array(width * width)
  for (let r = 0; r < count; r++) {
    const from = r * width
    let logOdds = 0
    for (let c = 0; c < width; c++) logOdds += (values[from + c] ?? 0) * (weights[c] ?? 0)
    const expected = 1 / (1 + Math.exp(-logOdds))
    const surprise = (labels[r] ?? 0) - expected
    const certainty = expected * (1 - expected)
    for (let a = 0; a < width; a++) {
      const value = values[from + a] ?? 0
      gradient[a] = (gradient[a] ?? 0) + surprise * value
      const weighted = certainty * value
      for (let b = 0; b <= a; b++)
        curvature[a * width + b] = (curvature[a * width + b] ?? 0) + weighted * (values[from + b] ?? 0)
    }
  }
  return { gradient, curvature }
}

function addPrior(
  { gradient, curvature }: { gradient: Float64Array; curvature: Float64Array },
  { weights, prior, precision }: { weights: Float64Array; prior: Float64Array; precision: number },
): void {
  const width = weights.length
  for (let c = 0; c < width; c++) {
    const pull = c === width - 1 ? INTERCEPT_PRECISION : precision
    gradient[c] = (gradient[c] ?? 0) - pull * ((weights[c] ?? 0) - (prior[c] ?? 0))
    curvature[c * width + c] = (curvature[c * width + c] ?? 0) + pull
  }
}

/** Solves A x = b for the symmetric positive A given by its lower triangle, which becomes its Cholesky factor. */
function solveCholesky(lower: Float64Array, right: Float64Array): Float64Array {
  const width = right.length
  const at = (a: number, b: number): number => lower[a * width + b] ?? 0
  for (let a = 0; a < width; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = at(a, b)
      for (let k = 0; k < b; k++) sum -= at(a, k) * at(b, k)
      lower[a * width + b] = a === b ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(b, b)
    }
  }
  return backSubstituted(lower, right)
}

function backSubstituted(factor: Float64Array, right: Float64Array): Float64Array {
  const width = right.length
  const solution = Float64Array.from(right)
  for (let a = 0; a < width; a++) {
    let sum = solution[a] ?? 0
    for (let k = 0; k < a; k++) sum -= (factor[a * width + k] ?? 0) * (solution[k] ?? 0)
    solution[a] = sum / (factor[a * width + a] ?? 1)
  }
  for (let a = width - 1; a >= 0; a--) {
    let sum = solution[a] ?? 0
    for (let k = a + 1; k < width; k++) sum -= (factor[k * width + a] ?? 0) * (solution[k] ?? 0)
    solution[a] = sum / (factor[a * width + a] ?? 1)
  }
  return solution
}

/** Variances of the first `count` weights, from the Cholesky factor of the curvature. */
function diagonalOfInverse(factor: Float64Array, count: number): number[] {
  return Array.from({ length: count }, (_, c) => {
    const unit = new Float64Array(count + 1)
    unit[c] = 1
    return backSubstituted(factor, unit)[c] ?? 0
  })
}
