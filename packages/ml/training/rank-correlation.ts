/** Spearman's rank correlation of two equally long rows, -1..1; equal values share their mean rank. */
export function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [ranks(one), ranks(other)]
  const mean = (one.length - 1) / 2
  let [together, alone, apart] = [0, 0, 0]
  for (const [index, rank] of a.entries()) {
    const [x, y] = [rank - mean, (b[index] as number) - mean]
    together += x * y
    alone += x * x
    apart += y * y
  }
  return alone === 0 || apart === 0 ? 0 : together / Math.sqrt(alone * apart)
}

function ranks(values: readonly number[]): number[] {
  return values.map(value => {
    const below = values.filter(other => other < value).length
    return below + (values.filter(other => other === value).length - 1) / 2
  })
}
