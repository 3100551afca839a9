/**
 * Solves A x = b for a symmetric positive definite A by Cholesky; also the diagonal of A's inverse.
 *
 * @throws {RangeError} when A is not positive definite.
 */
export function solveSymmetric(
  a: readonly Float64Array[],
  b: Float64Array,
): { readonly solution: readonly number[]; readonly inverseDiagonal: readonly number[] } {
  const lower = cholesky(a)
  const size = b.length
  const inverseDiagonal = Array.from({ length: size }, (_, i) => {
    const unit = Float64Array.from({ length: size }, (_unused, j) => (i === j ? 1 : 0))
    return forward(lower, unit).reduce((sum, value) => sum + value * value, 0)
  })
  return { solution: backward(lower, forward(lower, b)), inverseDiagonal }
}

const at = (matrix: readonly Float64Array[], row: number, column: number): number =>
  matrix[row]?.[column] ?? 0

function cholesky(a: readonly Float64Array[]): Float64Array[] {
  const lower = a.map(row => new Float64Array(row.length))
  for (const [i, row] of lower.entries()) {
    for (let j = 0; j <= i; j++) {
      let sum = at(a, i, j)
      for (let k = 0; k < j; k++) sum -= at(lower, i, k) * at(lower, j, k)
      if (i === j && !(sum > 0)) throw new RangeError('the matrix is not positive definite')
      row[j] = i === j ? Math.sqrt(sum) : sum / at(lower, j, j)
    }
  }
  return lower
}

function forward(lower: readonly Float64Array[], b: Float64Array): number[] {
  const solved: number[] = []
  for (let i = 0; i < b.length; i++) {
    let sum = b[i] ?? 0
    for (let k = 0; k < i; k++) sum -= at(lower, i, k) * (solved[k] ?? 0)
    solved.push(sum / at(lower, i, i))
  }
  return solved
}

function backward(lower: readonly Float64Array[], b: readonly number[]): number[] {
  const solved = [...b]
  for (let i = b.length - 1; i >= 0; i--) {
    let sum = solved[i] ?? 0
    for (let k = i + 1; k < b.length; k++) sum -= at(lower, k, i) * (solved[k] ?? 0)
    solved[i] = sum / at(lower, i, i)
  }
  return solved
}
