import type { ChanceRange } from '../../../../bridge/index.ts'

/** A chance as one figure where the facts give one, else as a range. */
export function chanceText(
  { low, high, expected }: ChanceRange,
  words: {
    readonly percent: (share: number) => string
    readonly range: (low: string, high: string) => string
  },
): string {
  const { percent, range } = words
  return expected === null ? range(percent(low), percent(high)) : percent(expected)
}
