/**
 * Pairs rows with columns: as many allowed pairs as there can be, and of those the cheapest.
 *
 * @param costs - one row per row, all of one length, each cost in [0, 1e6]; `Infinity` forbids a pair.
 * @returns for each row its column, or -1.
 * @see Kuhn (1955), "The Hungarian Method"; Jonker & Volgenant (1987) for its shortest augmenting paths, O(n²m).
 */
export function assignOptimally(costs: readonly (readonly number[])[]): number[] {
  const rows = costs.length
  const columns = costs[0]?.length ?? 0
  if (columns === 0) return costs.map(() => -1)
  if (rows > columns) return invert(assignOptimally(transpose(costs)), rows)
  const forbidden = priceOfForbidden(costs)
  const priced = costs.map(row => row.map(cost => Math.min(cost, forbidden)))
  return cheapestColumns(priced, columns).map((column, row) =>
    Number.isFinite(costs[row]?.[column]) ? column : -1,
  )
}

/** So much that one allowed pair more always pays. */
function priceOfForbidden(costs: readonly (readonly number[])[]): number {
  const dearest = costs
    .flat()
    .reduce((most, cost) => (Number.isFinite(cost) ? Math.max(most, cost) : most), 0)
  return (dearest + 1) * (costs.length + 1)
}

/** Row and column prices, and the row of each column; everything counted from 1, as 0 stands for "none". */
type Prices = { readonly row: Float64Array; readonly column: Float64Array; readonly rowOf: Int32Array }

function cheapestColumns(costs: readonly (readonly number[])[], columns: number): number[] {
  const prices: Prices = {
    row: new Float64Array(costs.length + 1),
    column: new Float64Array(columns + 1),
    rowOf: new Int32Array(columns + 1),
  }
  for (let row = 1; row <= costs.length; row++) seat(row, costs, prices)
  const columnOf = new Array<number>(costs.length).fill(-1)
  prices.rowOf.forEach((row, column) => {
    if (column > 0 && row > 0) columnOf[row - 1] = column - 1
  })
  return columnOf
}

/** Gives one more row a column, by the cheapest chain of others moving on. */
function seat(newcomer: number, costs: readonly (readonly number[])[], prices: Prices): void {
  const columns = prices.rowOf.length
  const slack = new Float64Array(columns).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(columns)
  const reached = new Uint8Array(columns)
  prices.rowOf[0] = newcomer
  let column = 0
  while (prices.rowOf[column] !== 0) {
    reached[column] = 1
    const row = prices.rowOf[column] as number
    let [least, next] = [Number.POSITIVE_INFINITY, 0]
    for (let other = 1; other < columns; other++) {
      if (reached[other] === 1) continue
      const cost = costs[row - 1]?.[other - 1] as number
      const reduced = cost - (prices.row[row] as number) - (prices.column[other] as number)
      if (reduced < (slack[other] as number)) {
        slack[other] = reduced
        from[other] = column
      }
      if ((slack[other] as number) < least) [least, next] = [slack[other] as number, other]
    }
    reprice(prices, { slack, reached, by: least })
    column = next
  }
  while (column !== 0) {
    const before = from[column] as number
    prices.rowOf[column] = prices.rowOf[before] as number
    column = before
  }
}

function reprice(prices: Prices, step: { slack: Float64Array; reached: Uint8Array; by: number }): void {
  step.reached.forEach((isReached, column) => {
    if (isReached === 1) {
      const row = prices.rowOf[column] as number
      prices.row[row] = (prices.row[row] as number) + step.by
      prices.column[column] = (prices.column[column] as number) - step.by
    } else step.slack[column] = (step.slack[column] as number) - step.by
  })
}

function transpose(costs: readonly (readonly number[])[]): number[][] {
  return (costs[0] ?? []).map((_, column) => costs.map(row => row[column] as number))
}

function invert(rowOf: readonly number[], rows: number): number[] {
  const columnOf = new Array<number>(rows).fill(-1)
  rowOf.forEach((row, column) => {
    if (row >= 0) columnOf[row] = column
  })
  return columnOf
}
