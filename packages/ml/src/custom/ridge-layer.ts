import { dotProduct } from '../breeds/photo-series.ts'

/** A linear layer: [labels, inputs] row by row, and a bias per label. */
export type RidgeLayer = { readonly weights: Float32Array; readonly bias: Float32Array }

/** Examples to fit; `labels` are 0..labelCount-1. */
export type RidgeExamples = {
  readonly rows: readonly Float32Array[]
  readonly labels: readonly number[]
  readonly labelCount: number
}

/** Pull to zero, as a share of the mean squared length of the centred rows. */
const RIDGE = 0.1

/**
 * One linear score per label by ridge regression, in its dual form: with a hundred photos and a thousand
 * inputs, the system to solve has only a hundred unknowns. Every label weighs the same. Deterministic.
 *
 * @see Hoerl & Kennard (1970), "Ridge regression"
 */
export function fitRidgeLayer({ rows, labels, labelCount }: RidgeExamples): RidgeLayer {
  const inputs = rows[0]?.length ?? 0
  const counts = Array.from({ length: labelCount }, (_, label) => labels.filter(own => own === label).length)
  const weightOf = labels.map(label => rows.length / (labelCount * (counts[label] as number)))
  const mean = weightedMean(rows, weightOf, inputs)
  const centred = rows.map((row, index) => {
    const root = Math.sqrt(weightOf[index] as number)
    return row.map((value, at) => (value - (mean[at] as number)) * root)
  })
  const gram = gramMatrix(centred)
  const pull = (RIDGE * gram.reduce((sum, row, index) => sum + (row[index] as number), 0)) / rows.length
  const factor = cholesky(gram, pull)
  const weights = new Float32Array(labelCount * inputs)
  const bias = new Float32Array(labelCount)
  for (let label = 0; label < labelCount; label++) {
    const share = 1 / labelCount
    const target = labels.map(
      (own, index) => ((own === label ? 1 : 0) - share) * Math.sqrt(weightOf[index] as number),
    )
    const dual = solveWith(factor, target)
    const row = weights.subarray(label * inputs, (label + 1) * inputs)
    centred.forEach((values, index) => {
      for (let at = 0; at < inputs; at++) {
        row[at] = (row[at] as number) + (dual[index] as number) * (values[at] as number)
      }
    })
    bias[label] = share - dotProduct(row, mean)
  }
  return { weights, bias }
}

function weightedMean(
  rows: readonly Float32Array[],
  weightOf: readonly number[],
  inputs: number,
): Float32Array {
  const mean = new Float32Array(inputs)
  rows.forEach((row, index) => {
    for (let at = 0; at < inputs; at++) {
      mean[at] = (mean[at] as number) + ((row[at] as number) * (weightOf[index] as number)) / rows.length
    }
  })
  return mean
}

function gramMatrix(rows: readonly Float32Array[]): Float64Array[] {
  const gram = rows.map(() => new Float64Array(rows.length))
  for (let first = 0; first < rows.length; first++) {
    for (let second = 0; second <= first; second++) {
      const product = dotProduct(rows[first] as Float32Array, rows[second] as Float32Array)
      ;(gram[first] as Float64Array)[second] = product
      ;(gram[second] as Float64Array)[first] = product
    }
  }
  return gram
}

/** The lower triangle L with L Lᵀ = matrix + pull on the diagonal. */
function cholesky(matrix: readonly Float64Array[], pull: number): Float64Array[] {
  const lower = matrix.map(() => new Float64Array(matrix.length))
  for (let row = 0; row < matrix.length; row++) {
    const own = lower[row] as Float64Array
    for (let column = 0; column <= row; column++) {
      const other = lower[column] as Float64Array
      let sum = (matrix[row] as Float64Array)[column] as number
      for (let at = 0; at < column; at++) sum -= (own[at] as number) * (other[at] as number)
      own[column] =
        row === column ? Math.sqrt(Math.max(sum + pull, Number.EPSILON)) : sum / (other[column] as number)
    }
  }
  return lower
}

function solveWith(lower: readonly Float64Array[], target: readonly number[]): Float64Array {
  const solution = Float64Array.from(target)
  for (let row = 0; row < lower.length; row++) {
    const own = lower[row] as Float64Array
    for (let at = 0; at < row; at++)
      solution[row] = (solution[row] as number) - (own[at] as number) * (solution[at] as number)
    solution[row] = (solution[row] as number) / (own[row] as number)
  }
  for (let row = lower.length - 1; row >= 0; row--) {
    for (let below = row + 1; below < lower.length; below++) {
      const factor = (lower[below] as Float64Array)[row] as number
      solution[row] = (solution[row] as number) - factor * (solution[below] as number)
    }
    solution[row] = (solution[row] as number) / ((lower[row] as Float64Array)[row] as number)
  }
  return solution
}
