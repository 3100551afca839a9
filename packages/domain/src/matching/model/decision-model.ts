import type { FeatureSchema } from './decision-event.ts'

/**
 * The terms that behaviour adds to the profiles, in log-odds, in the order every vector keeps them; 0 where nothing
 * is known. `readiness`: how readily the chooser says yes to anyone; `popularity`: how readily others say yes to the
 * chosen, a yes of a choosy one counting more; both shrunken to the average, the pair itself left out.
 */
export const BEHAVIOUR_TERMS = ['readiness', 'popularity'] as const
export type BehaviourTerm = (typeof BEHAVIOUR_TERMS)[number]

/** What behaviour tells of one animal or person; zeros and the prior's variances for a newcomer. */
export type Behaviour = {
  /** Log-odds, 0 the average. */
  readonly readiness: number
  readonly popularity: number
  /** Variances of the two, in squared log-odds: how little is known. */
  readonly readinessVariance: number
  readonly popularityVariance: number
  /** Answers behind them. */
  readonly given: number
  readonly received: number
}

/** A calibrated logistic layer: log-odds = intercept + sum of weight x (value - mean) / scale. */
export type LogisticLayer = {
  readonly names: readonly string[]
  readonly mean: readonly number[]
  readonly scale: readonly number[]
  readonly weights: readonly number[]
  readonly intercept: number
  /** Posterior variance of each weight, and of the intercept last. */
  readonly variances: readonly number[]
}

/** Platt's line on log-odds, fitted on folds held out: slope and intercept. */
export type Calibration = { readonly slope: number; readonly intercept: number }

/** From the two sides' calibrated log-odds to the chance that both say yes. */
export type Fusion = {
  readonly rule: 'product' | 'harmonic'
  readonly calibration: Calibration
}

/** What a model was trained on; printed with every figure. */
export type TrainingSummary = {
  readonly purpose: string
  readonly events: number
  readonly people: number
  readonly markets: number
  readonly yesShare: number
  readonly seed: number
  /** SHA-256 of the events in canonical order: the same data, seed and code give the same model. */
  readonly dataHash: string
}

/**
 * Each side's chance to say yes and the chance of both, as plain JSON. `profile` is all there is for a newcomer;
 * `behaviour` takes its log-odds as one more term beside readiness and popularity.
 */
export type DecisionModel = {
  readonly format: 'pawfect-decision-model/1'
  readonly schema: FeatureSchema
  readonly profile: LogisticLayer
  readonly behaviour: LogisticLayer
  readonly calibration: { readonly cold: Calibration; readonly warm: Calibration }
  readonly fusion: { readonly cold: Fusion; readonly warm: Fusion }
  /** Variances between choosers and between the chosen, in squared log-odds: how much behaviour is shrunken. */
  readonly spread: { readonly readiness: number; readonly popularity: number }
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
  readonly terms: readonly { readonly name: string; readonly logOdds: number }[]
  readonly basis: Basis
}

/** Figures of one slice of held-out events; null where one class is missing. */
export type SliceMetrics = {
  readonly slice: string
  readonly events: number
  readonly auc: number | null
  readonly logLoss: number
  /** Expected calibration error over ten equal-width bins. */
  readonly ece: number
}
