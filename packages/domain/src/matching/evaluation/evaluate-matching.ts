import { seededRandom } from '../generated-neighbourhood.ts'
import { probabilityOf } from '../model/predict-decision.ts'
import {
  expectedCalibrationError,
  type ReliabilityBin,
  reliabilityBins,
} from '../model/probability-metrics.ts'
import type { HeldOutDecision, Scores } from './held-out-decision.ts'
import {
  decisionCases,
  drawMarkets,
  type Interval,
  intervalOf,
  pairCases,
  resampledAuc,
  resampledEce,
  resampledNdcg,
} from './market-bootstrap.ts'
import { matchLabel, pairsOf, type RankingFigures, rankingFigures } from './match-figures.ts'

/** Rankings by chance that are averaged. */
const RANDOM_DRAWS = 20

/** The engine's figures: `ece` is the larger of the calibration errors of its chances for one side and for both. */
export type EngineFigures = RankingFigures & { readonly ece: number }

/** 95 % intervals over resampled evenings, and the two calibration errors apart. */
export type EngineDetails = {
  readonly intervals: { readonly [Figure in 'decisionAuc' | 'matchAuc' | 'ndcg5' | 'matchEce']: Interval }
  readonly decisionEce: number
  readonly matchEce: number
}

/** How far the warm figures are above those of `rates`, with 95 % intervals over resampled evenings. */
export type Lead = {
  readonly matchAuc: number
  readonly ndcg5: number
  readonly matchAucInterval: Interval
  readonly ndcg5Interval: Interval
}

/** Everything an evaluation says. */
export type MatchEvaluation = {
  readonly cold: EngineFigures
  readonly warm: EngineFigures
  readonly random: RankingFigures
  readonly baselines: {
    readonly [Name in 'popularity' | 'oneSided' | 'product' | 'harmonic' | 'rates']: RankingFigures
  }
  /** The engine's own sides fused in other ways: what two-sidedness and the harmonic mean are worth. */
  readonly otherFusions: { readonly [Name in 'oneSided' | 'product' | 'smaller']: RankingFigures }
  readonly leadOverRates: Lead
  readonly details: { readonly cold: EngineDetails; readonly warm: EngineDetails }
  readonly counts: {
    readonly decisions: number
    readonly pairs: number
    readonly matches: number
    readonly people: number
    readonly peopleWithMatch: number
    readonly markets: number
  }
  readonly reliability: {
    readonly decisions: readonly ReliabilityBin[]
    readonly matches: readonly ReliabilityBin[]
  }
  readonly seed: number
  readonly resamples: number
}

/** The same decisions, seed and number of resamples give the same evaluation, bit for bit. */
export function evaluateMatching(
  decisions: readonly HeldOutDecision[],
  { seed, resamples }: { readonly seed: number; readonly resamples: number },
): MatchEvaluation {
  const names = [...new Set(decisions.map(({ event }) => event.market))].sort()
  const numberOf = new Map(names.map((market, i) => [market, i]))
  const judge: Judge = { decisions, numberOf, draws: drawMarkets(names.length, { seed, resamples }) }
  const warm = decisions.map(decision => decision.warm.side)
  const rates = bestFusion(
    judge,
    decisions.map(decision => decision.rates),
  )
  const plain = decisions.map(decision => decision.plain)
  return {
    cold: engineFigures(decisions, 'cold'),
    warm: engineFigures(decisions, 'warm'),
    random: randomFigures(decisions, seed),
    baselines: {
      popularity: rankingFigures(decisions, oneSided(decisions.map(({ popularity }) => popularity))),
      oneSided: rankingFigures(decisions, oneSided(plain)),
      product: rankingFigures(decisions, fusedBy(decisions, plain, product)),
      harmonic: rankingFigures(decisions, fusedBy(decisions, plain, harmonic)),
      rates: rates.figures,
    },
    otherFusions: {
      oneSided: rankingFigures(decisions, oneSided(warm)),
      product: rankingFigures(decisions, fusedBy(decisions, warm, product)),
      smaller: rankingFigures(decisions, fusedBy(decisions, warm, Math.min)),
    },
    details: { cold: engineDetails(judge, 'cold'), warm: engineDetails(judge, 'warm') },
    leadOverRates: leadOver(judge, scoresOf(decisions, 'warm'), rates.scores),
    counts: countsOf(decisions, names.length),
    reliability: {
      decisions: reliabilityBins(judgedSides(decisions, 'warm')),
      matches: reliabilityBins(judgedPairs(decisions, 'warm')),
    },
    seed,
    resamples,
  }
}

type Judge = {
  readonly decisions: readonly HeldOutDecision[]
  readonly numberOf: ReadonlyMap<string, number>
  readonly draws: readonly (readonly number[])[]
}
type Way = 'cold' | 'warm'

function engineFigures(decisions: readonly HeldOutDecision[], way: Way): EngineFigures {
  const sides = expectedCalibrationError(judgedSides(decisions, way))
  const pairs = expectedCalibrationError(judgedPairs(decisions, way))
  return { ...rankingFigures(decisions, scoresOf(decisions, way)), ece: Math.max(sides, pairs) }
}

function scoresOf(decisions: readonly HeldOutDecision[], way: Way): Scores {
  return {
    side: decisions.map(decision => decision[way].side),
    both: decisions.map(decision => decision[way].both),
  }
}

function engineDetails({ decisions, numberOf, draws }: Judge, way: Way): EngineDetails {
  const scores = scoresOf(decisions, way)
  const pairs = pairCases(decisions, scores.both, numberOf)
  const sides = decisionCases(decisions, scores.side, numberOf)
  const chances = pairs.map(pair => ({ ...pair, score: probabilityOf(pair.score) }))
  return {
    intervals: {
      decisionAuc: intervalOf(resampledAuc(sides, numberOf.size), draws),
      matchAuc: intervalOf(resampledAuc(pairs, numberOf.size), draws),
      ndcg5: intervalOf(resampledNdcg(decisions, scores, numberOf), draws),
      matchEce: intervalOf(resampledEce(chances, numberOf.size), draws),
    },
    decisionEce: expectedCalibrationError(judgedSides(decisions, way)),
    matchEce: expectedCalibrationError(judgedPairs(decisions, way)),
  }
}

function leadOver({ decisions, numberOf, draws }: Judge, engine: Scores, other: Scores): Lead {
  const auc = (scores: Scores) => resampledAuc(pairCases(decisions, scores.both, numberOf), numberOf.size)
  const ndcg = (scores: Scores) => resampledNdcg(decisions, scores, numberOf)
  const difference = (figure: typeof auc) => {
    const [ours, theirs] = [figure(engine), figure(other)]
    return (drawn: readonly number[]) => ours(drawn) - theirs(drawn)
  }
  const asItIs = new Array<number>(numberOf.size).fill(1)
  return {
    matchAuc: difference(auc)(asItIs),
    ndcg5: difference(ndcg)(asItIs),
    matchAucInterval: intervalOf(difference(auc), draws),
    ndcg5Interval: intervalOf(difference(ndcg), draws),
  }
}

/** Sides multiplied or harmonically fused, whichever is better on pairs: the strongest form of a baseline. */
function bestFusion({ decisions }: Judge, side: readonly number[]) {
  const ways = [product, harmonic].map(fuse => {
    const scores = fusedBy(decisions, side, fuse)
    return { scores, figures: rankingFigures(decisions, scores) }
  })
  const [first, second] = ways
  if (first === undefined || second === undefined) throw new RangeError('no way to fuse')
  return (first.figures.matchAuc ?? 0) > (second.figures.matchAuc ?? 0) ? first : second
}

const product = (a: number, b: number): number => a * b
const harmonic = (a: number, b: number): number => (2 * a * b) / (a + b)

function fusedBy(
  decisions: readonly HeldOutDecision[],
  side: readonly number[],
  fuse: (a: number, b: number) => number,
): Scores {
  const chance = side.map(probabilityOf)
  return { side, both: decisions.map(({ back }, i) => fuse(chance[i] ?? 0, chance[back] ?? 0)) }
}

function oneSided(side: readonly number[]): Scores {
  return { side, both: side }
}

function randomFigures(decisions: readonly HeldOutDecision[], seed: number): RankingFigures {
  const random = seededRandom(seed)
  const figures = Array.from({ length: RANDOM_DRAWS }, () => {
    const side = decisions.map(random)
    return rankingFigures(decisions, fusedBy(decisions, side, product))
  })
  const mean = (figure: keyof RankingFigures) =>
    figures.reduce<number | null>((sum, one) => {
      const value = one[figure]
      return sum === null || value === null ? null : sum + value / RANDOM_DRAWS
    }, 0)
  return { decisionAuc: mean('decisionAuc'), matchAuc: mean('matchAuc'), ndcg5: mean('ndcg5') }
}

function judgedSides(decisions: readonly HeldOutDecision[], way: Way) {
  return {
    probabilities: decisions.map(decision => probabilityOf(decision[way].side)),
    labels: decisions.map(({ label }) => label),
  }
}

function judgedPairs(decisions: readonly HeldOutDecision[], way: Way) {
  const pairs = pairsOf(decisions)
  return {
    probabilities: pairs.map(i => probabilityOf(decisions[i]?.[way].both ?? 0)),
    labels: pairs.map(i => matchLabel(decisions, i)),
  }
}

function countsOf(decisions: readonly HeldOutDecision[], markets: number): MatchEvaluation['counts'] {
  const pairs = pairsOf(decisions)
  return {
    decisions: decisions.length,
    pairs: pairs.length,
    matches: pairs.filter(i => matchLabel(decisions, i) === 1).length,
    people: new Set(decisions.map(({ event }) => event.chooserId)).size,
    peopleWithMatch: new Set(
      decisions.flatMap(({ event }, i) => (matchLabel(decisions, i) === 1 ? [event.chooserId] : [])),
    ).size,
    markets,
  }
}
