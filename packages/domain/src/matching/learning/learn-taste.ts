import { type Taste, TERM_COUNT, TERMS, type Term, UNTOLD_TASTE } from '../taste.ts'
import { worthOf } from './evidence.ts'
import { expectationFor, type MatchingModel, UNTRAINED } from './matching-model.ts'
import { biasAt } from './position-bias.ts'
import type { TasteEvent } from './taste-event.ts'

/** What the owner made of one pattern. */
export type PatternChoice = {
  readonly pattern: Term
  /** Factor on what was learned: 0 "that is not so", 1 as learned; at most {@link STRONGEST}. */
  readonly strength: number
  /** What was said up to then teaches nothing about this pattern; null where nothing was deleted. */
  readonly forgottenUpToMs: number | null
}

/** An owner may at most double a pattern: beyond that one wish would drown all others. */
export const STRONGEST = 2

/** How one animal's log is read. */
export type LearningRules = {
  /** What everybody's answers taught; one's own taste is what differs from it. */
  readonly model: MatchingModel
  readonly choices: readonly PatternChoice[]
}

/** Nothing known of others or of places, nothing chosen. */
export const PLAIN_RULES: LearningRules = { model: UNTRAINED, choices: [] }

/**
 * One step of Bayesian logistic regression with a diagonal posterior, weighed by the kind of answer, and corrected
 * for exposure: at the top of a list a yes is expected more, so it teaches less. What was never shown is no event
 * and no dislike. For a meeting this is `learnFrom`, bit for bit.
 *
 * @see Chapelle & Li (2011), "An Empirical Evaluation of Thompson Sampling", algorithm 3
 */
export function learnEvent(taste: Taste, event: TasteEvent, { model, choices }: LearningRules): Taste {
  if (event.said === 'unsure') return taste
  const terms = termsLeft(event, choices)
  const { constant, weights } = expectationFor(model, event)
  const logit = terms.reduce(
    (sum, term, i) => sum + term * ((weights[i] ?? 0) + (taste.shift[i] ?? 0)),
    constant,
  )
  const expected = 1 / (1 + Math.exp(-(logit + biasAt(model.positionBias, event))))
  const worth = worthOf(event)
  const surprise = worth * ((event.said === 'yes' ? 1 : 0) - expected)
  const precision = taste.precision.map(
    (known, i) => known + worth * expected * (1 - expected) * (terms[i] ?? 0) ** 2,
  )
  const shift = taste.shift.map(
    (moved, i) => moved + (surprise * (terms[i] ?? 0)) / (precision[i] ?? Number.POSITIVE_INFINITY),
  )
  return { shift, precision }
}

/** A pattern deleted since knows nothing of what came before. */
function termsLeft(event: TasteEvent, choices: readonly PatternChoice[]): readonly number[] {
  const forgotten = choices.filter(
    ({ forgottenUpToMs }) => forgottenUpToMs !== null && event.atMs <= forgottenUpToMs,
  )
  if (forgotten.length === 0) return event.terms
  return event.terms.map((term, i) => (forgotten.some(({ pattern }) => pattern === TERMS[i]) ? 0 : term))
}

/**
 * The taste after a whole log, oldest first; the batch that every incremental path must equal.
 *
 * @param log - in the order of `inOrderOfTime`.
 */
export function learnLog(log: readonly TasteEvent[], rules: LearningRules = PLAIN_RULES): Taste {
  return log.reduce((taste, event) => learnEvent(taste, event, rules), UNTOLD_TASTE)
}

/** What ranking uses: what was learned, with the owner's own word on each pattern applied last. */
export function applyChoices(learned: Taste, { choices }: Pick<LearningRules, 'choices'>): Taste {
  if (choices.every(({ strength }) => strength === 1)) return learned
  const factors = Array.from({ length: TERM_COUNT }, () => 1)
  for (const { pattern, strength } of choices) factors[TERMS.indexOf(pattern)] = strength
  return {
    ...learned,
    shift: learned.shift.map((moved, i) => moved * (factors[i] ?? 1)),
  }
}
