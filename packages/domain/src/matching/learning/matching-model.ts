import type { Purpose } from '../../pets/index.ts'
import type { DecisionModel } from '../model/decision-model.ts'
import { formsOf } from '../pair-score.ts'
import { statedModelFor } from '../stated-model.ts'
import { NO_POSITION_BIAS, type PositionBias } from './position-bias.ts'
import type { TasteEvent } from './taste-event.ts'

/** What a trained model was trained on. */
export type MatchingTraining = {
  /** Answers it was fitted to, and the animals whose owners gave them. */
  readonly events: number
  readonly animals: number
  /** Milliseconds since 1970 of the latest of them. */
  readonly untilMs: number
}

/**
 * What everybody's answers teach: for each purpose what features, readiness, popularity and affinity are worth to
 * either side, and what the place in a list does. An owner's own answers move their taste from there, so it matters
 * most for those of whom little is known.
 */
export type MatchingModel = {
  readonly format: typeof MATCHING_MODEL_FORMAT
  /** A purpose of which too little is known keeps the stated weights, moved by what all purposes have in common. */
  readonly purposes: Readonly<Record<Purpose, DecisionModel>>
  readonly positionBias: PositionBias
  readonly training: MatchingTraining
}

/** Models of another format are not ranked by. */
export const MATCHING_MODEL_FORMAT = 'pawfect-matching-model/2'

/** Before any training: the stated weights alone. */
export const UNTRAINED: MatchingModel = {
  format: MATCHING_MODEL_FORMAT,
  purposes: { play: statedModelFor('play'), breed: statedModelFor('breed'), adopt: statedModelFor('adopt') },
  positionBias: NO_POSITION_BIAS,
  training: { events: 0, animals: 0, untilMs: 0 },
}

/** The stated model of a purpose with every weight moved by so many log-odds per unit. */
export function shiftedModel(purpose: Purpose, shift: readonly number[]): DecisionModel {
  const stated = statedModelFor(purpose)
  const weights = stated.profile.weights.map((weight, i) => weight + (shift[i] ?? 0))
  return { ...stated, profile: { ...stated.profile, weights } }
}

/** What an owner without a taste of their own is expected to feel about a pair: a sum over its terms. */
export type Expectation = { readonly constant: number; readonly weights: ArrayLike<number> }

/**
 * The sum that an owner's own taste moves away from. Untrained it is what was stated when the answer was given, as it
 * stands beside the answer.
 */
export function expectationFor(
  model: MatchingModel,
  event: Pick<TasteEvent, 'purpose' | 'priorWeights'>,
): Expectation {
  if (model.training.events === 0) return { constant: 0, weights: event.priorWeights }
  return formsOf(model.purposes[event.purpose]).behaviour
}
