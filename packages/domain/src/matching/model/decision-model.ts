import type { FeatureSchema } from './decision-event.ts'

/**
 * What behaviour tells of one animal or person, in log-odds against the average; zeros and the prior's variances for
 * a newcomer. A yes of a choosy one counts for more, and so does a yes to one whom few like.
 */
export type Behaviour = {
  /** How readily this one says yes to anyone. */
  readonly readiness: number
  /** How readily others say yes to this one. */
  readonly popularity: number
  /** Squared log-odds: how little is known of each. */
  readonly readinessVariance: number
  readonly popularityVariance: number
  /** Answers behind the two. */
  readonly given: number
  readonly received: number
}

/** What behaviour tells of one side of a pair: the chooser's readiness, the chosen's popularity, and their kind of taste. */
export type PairBehaviour = {
  readonly readiness: number
  readonly popularity: number
  /** Whether those who choose like the chooser said yes to the chosen more than expected; 0 when nobody did both. */
  readonly affinity: number
  readonly readinessVariance: number
  readonly popularityVariance: number
  /** Answers the chooser gave and the chosen received, without the pair's own. */
  readonly given: number
  readonly received: number
}

/** The terms of the behaviour layer, in the order of its weights; `profile` is the profile layer's log-odds. */
export const BEHAVIOUR_TERMS = ['profile', 'readiness', 'popularity', 'affinity', 'position'] as const
export type BehaviourTerm = (typeof BEHAVIOUR_TERMS)[number]

/** A logistic layer: log-odds = intercept + sum of weight x (value - mean) / scale. */
export type LogisticLayer = {
  readonly names: readonly string[]
  readonly mean: readonly number[]
  readonly scale: readonly number[]
  readonly weights: readonly number[]
  readonly intercept: number
  /** Posterior variance of each weight. */
  readonly variances: readonly number[]
}

/** Platt's line on log-odds, fitted on folds held out; slope 1 and intercept 0 change nothing. */
export type Calibration = { readonly slope: number; readonly intercept: number }

/** Variances between choosers and between the chosen, in squared log-odds, and the average: how behaviour is shrunken. */
export type RatesPrior = {
  readonly readinessVariance: number
  readonly popularityVariance: number
  /** Log-odds of a yes between average ones at the top of a list. */
  readonly averageLogOdds: number
  /** Log-odds that a place further down the list costs, per unit of ln(1 + position). */
  readonly positionEffect: number
}

/** What a model was trained on; printed with every figure. */
export type TrainingSummary = {
  readonly purpose: string
  readonly events: number
  readonly people: number
  readonly markets: number
  readonly pairs: number
  readonly yesShare: number
  readonly seed: number
  /** SHA-256 of the events in canonical order: the same data, seed and code give the same model. */
  readonly dataHash: string
}

/**
 * Each side's chance to say yes and the chance of both, as plain JSON. `profile` is all there is for a newcomer;
 * `behaviour` takes its log-odds as one more term. `fusion` is a line on the log-odds of the harmonic mean of both
 * sides: a pair is only as good as its more reluctant half.
 */
export type DecisionModel = {
  readonly format: 'pawfect-decision-model/1'
  readonly schema: FeatureSchema
  readonly profile: LogisticLayer
  readonly behaviour: LogisticLayer
  readonly calibration: { readonly cold: Calibration; readonly warm: Calibration }
  readonly fusion: { readonly cold: Calibration; readonly warm: Calibration }
  readonly rates: RatesPrior
  readonly training: TrainingSummary
}

/** Whether a chance rests on profiles alone (nearly a guess, and to be called so) or on behaviour too. */
export type Basis = 'profiles-only' | 'behaviour'

/** One side's chance and what each term of the model adds to it, in log-odds. */
export type DecisionPrediction = {
  readonly probability: number
  /** An 80 % interval. */
  readonly low: number
  readonly high: number
  readonly logOdds: number
  readonly terms: readonly { readonly name: string; readonly logOdds: number }[]
  readonly basis: Basis
}

/** Figures of one slice of held-out events; `auc` is null where one class is missing. */
export type SliceMetrics = {
  readonly slice: string
  readonly events: number
  readonly auc: number | null
  readonly logLoss: number
  /** Expected calibration error over ten equal-width bins. */
  readonly ece: number
}

/** The same data of another schema cannot be read by this model. */
export const DECISION_MODEL_FORMAT = 'pawfect-decision-model/1'
