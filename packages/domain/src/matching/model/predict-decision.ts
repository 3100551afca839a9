import { DomainError } from '../../domain-error.ts'
import type {
  Basis,
  Calibration,
  DecisionModel,
  DecisionPrediction,
  PairBehaviour,
} from './decision-model.ts'
import { basisOf, type LinearForm, linearFormsOf } from './linear-form.ts'

/** Half-width of an 80 % interval, in standard deviations. */
export const EIGHTY_PERCENT = 1.2816

/** Variance of an affinity that nobody's answers speak to, and the least it ever has, in its own squared unit. */
const AFFINITY_VARIANCE = 0.05

/** One side of a pair as it is now: the chooser's view, and what behaviour tells; null asks from profiles alone. */
export type DecisionQuestion = {
  readonly features: readonly number[]
  readonly behaviour: PairBehaviour | null
}

/** A vector of another length than the model's schema names. */
export class FeatureCountError extends DomainError {
  override readonly name = 'FeatureCountError'
  readonly code = 'matching/feature-count'
  readonly expected: number
  readonly received: number
  constructor(expected: number, received: number) {
    super(`the model reads ${expected} features, not ${received}`)
    this.expected = expected
    this.received = received
  }
}

/**
 * The chance that one side says yes, with an 80 % interval and what each term adds.
 *
 * @throws {FeatureCountError} if the features are not those of the model's schema.
 */
export function predictDecision(model: DecisionModel, question: DecisionQuestion): DecisionPrediction {
  return predictWith(linearFormsOf(model)[basisOf(question.behaviour)], model.schema.names, question)
}

/** The same with the form at hand: for many questions to one model. */
export function predictWith(
  form: LinearForm,
  names: readonly string[],
  { features, behaviour }: DecisionQuestion,
): DecisionPrediction {
  if (features.length !== form.weights.length)
    throw new FeatureCountError(form.weights.length, features.length)
  const terms = names.map((name, i) => ({
    name,
    logOdds: (form.weights[i] ?? 0) * knownValue(form, features, i),
  }))
  if (behaviour !== null && form.basis === 'behaviour') {
    terms.push({ name: 'readiness', logOdds: form.readiness * behaviour.readiness })
    terms.push({ name: 'popularity', logOdds: form.popularity * behaviour.popularity })
    terms.push({ name: 'affinity', logOdds: form.affinity * behaviour.affinity })
  }
  const logOdds = terms.reduce((sum, term) => sum + term.logOdds, form.constant)
  const reach = EIGHTY_PERCENT * Math.sqrt(varianceOf(form, features, behaviour))
  return {
    probability: probabilityOf(logOdds),
    low: probabilityOf(logOdds - reach),
    high: probabilityOf(logOdds + reach),
    logOdds,
    terms,
    basis: form.basis,
  }
}

/** Variance of the log-odds: of the weights, and of what is not yet known of the two. */
function varianceOf(form: LinearForm, features: readonly number[], behaviour: PairBehaviour | null): number {
  let variance = 0
  for (let i = 0; i < form.weights.length; i++) {
    const distance = knownValue(form, features, i) - (form.means[i] ?? 0)
    variance += (form.variances[i] ?? 0) * distance ** 2
  }
  return variance + behaviourVariance(form, behaviour)
}

/** What shrunken rates leave open, in squared log-odds; 0 where the model does not use them. */
export function behaviourVariance(form: LinearForm, behaviour: PairBehaviour | null): number {
  if (behaviour === null) return 0
  return (
    form.readiness ** 2 * behaviour.readinessVariance +
    form.popularity ** 2 * behaviour.popularityVariance +
    form.affinity ** 2 * AFFINITY_VARIANCE
  )
}

/** A probability in (0, 1) for log-odds. */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

/** Log-odds of a probability; kept finite at 0 and 1. */
export function logOddsOfProbability(probability: number): number {
  const kept = Math.min(1 - 1e-12, Math.max(1e-12, probability))
  return Math.log(kept / (1 - kept))
}

/** Harmonic mean of the two sides: a pair is only as good as its more reluctant half. */
export function fuseBothSides(a: number, b: number): number {
  return (2 * a * b) / (a + b)
}

/** The chance that both say yes: the fused sides on the line that held-out pairs were fitted with. */
export function chanceOfBoth(a: number, b: number, { slope, intercept }: Calibration): number {
  const fused = fuseBothSides(a, b)
  if (slope === 1 && intercept === 0) return fused
  return probabilityOf(slope * logOddsOfProbability(fused) + intercept)
}

/** A pair rests on behaviour only when both its sides do. */
export function basisOfBoth(a: Basis, b: Basis): Basis {
  return a === 'behaviour' && b === 'behaviour' ? 'behaviour' : 'profiles-only'
}

function knownValue(form: LinearForm, features: readonly number[], i: number): number {
  const value = features[i] ?? Number.NaN
  return Number.isFinite(value) ? value : (form.means[i] ?? 0)
}
