/**
 * The terms of the score, in the order every vector keeps them. `selectivity` is how readily this owner
 * says yes to anyone; the others say how well two animals fit.
 */
export const TERMS = [
  'selectivity',
  'play-styles',
  'energy',
  'company',
  'gentleness',
  'age',
  'size',
  'hours',
  'closeness',
  'record',
] as const
export type Term = (typeof TERMS)[number]

/** Length of every term, weight and taste vector. */
export const TERM_COUNT = TERMS.length

/**
 * What outcomes have taught about one animal and its owner, as a shift of the prior weights.
 * `precision` is one over the variance of each weight: it only grows, so intervals only narrow.
 */
export type Taste = { readonly shift: readonly number[]; readonly precision: readonly number[] }

/**
 * How sure the prior is of each weight before the first meeting: a standard deviation of 0.9 for the
 * owner's own readiness and about 0.6 for the rest. Stated, not fitted: no playdates existed to fit it on.
 */
export const PRIOR_PRECISION: readonly number[] = TERMS.map(term => (term === 'selectivity' ? 1.2 : 2.8))

/** The taste of an owner we have not yet seen deciding anything. */
export const UNTOLD_TASTE: Taste = { shift: TERMS.map(() => 0), precision: PRIOR_PRECISION }

/** One answer to "would you meet again?", with the pair as the score saw it on that day. */
export type Outcome = {
  /** Weights of the purpose plus the taste at that moment are applied to these; length {@link TERM_COUNT}. */
  readonly terms: readonly number[]
  readonly priorWeights: readonly number[]
  readonly wouldMeetAgain: 'yes' | 'no' | 'unsure'
}

/**
 * One step of Bayesian logistic regression with a diagonal posterior: the answer moves each weight by its
 * share of the surprise, and makes it surer. A yes always raises the chance of the same pair, a no always
 * lowers it, "unsure" teaches nothing.
 *
 * @see Chapelle & Li (2011), "An Empirical Evaluation of Thompson Sampling", algorithm 3
 */
export function learnFrom(taste: Taste, outcome: Outcome): Taste {
  if (outcome.wouldMeetAgain === 'unsure') return taste
  const logit = outcome.terms.reduce(
    (sum, term, i) => sum + term * ((outcome.priorWeights[i] ?? 0) + (taste.shift[i] ?? 0)),
    0,
  )
  const expected = 1 / (1 + Math.exp(-logit))
  const surprise = (outcome.wouldMeetAgain === 'yes' ? 1 : 0) - expected
  const precision = taste.precision.map(
    (known, i) => known + expected * (1 - expected) * (outcome.terms[i] ?? 0) ** 2,
  )
  const shift = taste.shift.map(
    (moved, i) => moved + (surprise * (outcome.terms[i] ?? 0)) / (precision[i] ?? Number.POSITIVE_INFINITY),
  )
  return { shift, precision }
}

/**
 * The taste after a whole log of outcomes, oldest first. Taking an entry out of the log and replaying is
 * the exact undo: the same log always gives the same taste, bit for bit.
 */
export function replayOutcomes(log: readonly Outcome[]): Taste {
  return log.reduce(learnFrom, UNTOLD_TASTE)
}
