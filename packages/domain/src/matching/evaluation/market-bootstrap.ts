import { seededRandom } from '../generated-neighbourhood.ts'
import { RELIABILITY_BINS } from '../model/probability-metrics.ts'
import type { HeldOutDecision, Scores } from './held-out-decision.ts'
import { listQuality, matchLabel, pairsOf } from './match-figures.ts'

/** Share of resamples outside an interval on each side: 95 % lie within. */
const TAIL = 0.025

/** A figure for any choice of evenings, each counted as often as it was drawn. */
export type Resampled = (draws: readonly number[]) => number

/** Ends of a 95 % interval. */
export type Interval = readonly [low: number, high: number]

/** How often each evening is drawn in each resample; evenings are what varies, for people of one meet one another. */
export function drawMarkets(
  markets: number,
  { seed, resamples }: { seed: number; resamples: number },
): number[][] {
  const random = seededRandom(seed)
  return Array.from({ length: resamples }, () => {
    const draws = new Array<number>(markets).fill(0)
    for (let i = 0; i < markets; i++) {
      const drawn = Math.floor(random() * markets)
      draws[drawn] = (draws[drawn] ?? 0) + 1
    }
    return draws
  })
}

/** The interval of a figure over the draws; draws in which it is not defined are left out. */
export function intervalOf(figure: Resampled, draws: readonly (readonly number[])[]): Interval {
  const values = draws
    .map(figure)
    .filter(Number.isFinite)
    .sort((one, two) => one - two)
  const at = (share: number) => values[Math.round(share * (values.length - 1))] ?? Number.NaN
  return [at(TAIL), at(1 - TAIL)]
}

/** Area under the curve of scored cases, from counts of concordant cases between each two evenings. */
export function resampledAuc(cases: readonly ScoredCase[], markets: number): Resampled {
  const concordant = Array.from({ length: markets }, () => new Array<number>(markets).fill(0))
  const yes = new Array<number>(markets).fill(0)
  const no = new Array<number>(markets).fill(0)
  for (const { label, market } of cases) {
    const tally = label === 1 ? yes : no
    tally[market] = (tally[market] ?? 0) + 1
  }
  countConcordant(cases, concordant)
  return draws => {
    let agree = 0
    let all = 0
    for (let a = 0; a < markets; a++) {
      for (let b = 0; b < markets; b++) {
        const drawn = (draws[a] ?? 0) * (draws[b] ?? 0)
        agree += drawn * (concordant[a]?.[b] ?? 0)
        all += drawn * (yes[a] ?? 0) * (no[b] ?? 0)
      }
    }
    return agree / all
  }
}

/** A scored case of an evening, named by its number. */
export type ScoredCase = { readonly score: number; readonly label: number; readonly market: number }

/** Walks from the lowest score up: a yes agrees with every no below it, and half with those at its score. */
function countConcordant(cases: readonly ScoredCase[], concordant: number[][]): void {
  const order = cases.toSorted((one, two) => one.score - two.score)
  const below = new Array<number>(concordant.length).fill(0)
  for (let i = 0; i < order.length; ) {
    let end = i
    while (end < order.length && order[end]?.score === order[i]?.score) end++
    const tied = order.slice(i, end)
    const level = new Array<number>(concordant.length).fill(0)
    for (const { label, market } of tied) if (label === 0) level[market] = (level[market] ?? 0) + 1
    for (const { label, market } of tied) {
      const row = concordant[market]
      if (label === 0 || row === undefined) continue
      for (let b = 0; b < row.length; b++) row[b] = (row[b] ?? 0) + (below[b] ?? 0) + (level[b] ?? 0) / 2
    }
    for (let b = 0; b < below.length; b++) below[b] = (below[b] ?? 0) + (level[b] ?? 0)
    i = end
  }
}

/** Mean list quality. */
export function resampledNdcg(
  decisions: readonly HeldOutDecision[],
  scores: Scores,
  numberOf: ReadonlyMap<string, number>,
): Resampled {
  const sums = new Array<number>(numberOf.size).fill(0)
  const counts = new Array<number>(numberOf.size).fill(0)
  for (const { market, quality } of listQuality(decisions, scores.both).values()) {
    const number = numberOf.get(market) ?? 0
    sums[number] = (sums[number] ?? 0) + quality
    counts[number] = (counts[number] ?? 0) + 1
  }
  return draws => weighted(sums, draws) / weighted(counts, draws)
}

/** Expected calibration error of probabilities, from the sums of each evening's bins. */
export function resampledEce(cases: readonly ScoredCase[], markets: number): Resampled {
  const surplus = Array.from({ length: RELIABILITY_BINS }, () => new Array<number>(markets).fill(0))
  const counts = new Array<number>(markets).fill(0)
  for (const { score, label, market } of cases) {
    const bin = surplus[Math.min(RELIABILITY_BINS - 1, Math.floor(score * RELIABILITY_BINS))]
    if (bin !== undefined) bin[market] = (bin[market] ?? 0) + score - label
    counts[market] = (counts[market] ?? 0) + 1
  }
  return draws =>
    surplus.reduce((sum, bin) => sum + Math.abs(weighted(bin, draws)), 0) / weighted(counts, draws)
}

/** Every decision as a case of its evening. */
export function decisionCases(
  decisions: readonly HeldOutDecision[],
  scores: readonly number[],
  numberOf: ReadonlyMap<string, number>,
): ScoredCase[] {
  return decisions.map(({ event, label }, i) => ({
    score: scores[i] ?? 0,
    label,
    market: numberOf.get(event.market) ?? 0,
  }))
}

/** Every pair as a case of its evening. */
export function pairCases(
  decisions: readonly HeldOutDecision[],
  scores: readonly number[],
  numberOf: ReadonlyMap<string, number>,
): ScoredCase[] {
  return pairsOf(decisions).map(i => ({
    score: scores[i] ?? 0,
    label: matchLabel(decisions, i),
    market: numberOf.get(decisions[i]?.event.market ?? '') ?? 0,
  }))
}

function weighted(values: readonly number[], draws: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + value * (draws[i] ?? 0), 0)
}
