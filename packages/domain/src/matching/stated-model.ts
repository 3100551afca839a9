import type { Purpose } from '../pets/index.ts'
import {
  BEHAVIOUR_TERMS,
  DECISION_MODEL_FORMAT,
  type DecisionModel,
  type LogisticLayer,
} from './model/decision-model.ts'
import { STATED_RATES } from './model/rates-state.ts'
import { PRIOR_PRECISION, TERMS } from './taste.ts'

/**
 * What each term is worth before anything was learned, in log-odds per unit, by purpose. Set by judgement
 * (playing asks for energy and style, breeding for temperament and a manageable trip, adoption for a gentle
 * sociable character), and kept small, so that before the first meeting nothing is called nearly certain;
 * outcomes move it from there.
 */
const PRIOR_WEIGHTS: Readonly<Record<Purpose, Float64Array>> = {
  //                     select play energy company gentle age  size hours near record
  play: Float64Array.of(-0.3, 1.0, 1.2, 0.8, 0.7, 0.45, 0.6, 0.6, 0.5, 1.5),
  breed: Float64Array.of(-0.5, 0.2, 0.4, 0.9, 1.0, 0.25, 0.8, 0.2, 0.8, 1.5),
  adopt: Float64Array.of(-0.5, 0.5, 0.9, 1.0, 1.0, 0.2, 0.4, 0.3, 0.5, 1.5),
}

/**
 * What behaviour is worth beside the profiles: readiness, popularity and affinity each came out at 1.0 (to two
 * figures) on real decisions, see docs/decisions/0019; profiles keep what was stated, and place has none.
 */
const BEHAVIOUR_WEIGHTS: readonly number[] = BEHAVIOUR_TERMS.map(term => (term === 'position' ? 0 : 1))

/** The weights every owner starts from for this purpose; order of `TERMS`. Do not write to it. */
export function priorWeightsFor(purpose: Purpose): Float64Array {
  return PRIOR_WEIGHTS[purpose]
}

/** The model of a purpose that stands until one is trained on own decisions: its weights are stated, not fitted. */
export function statedModelFor(purpose: Purpose): DecisionModel {
  return STATED_MODELS[purpose]
}

const AS_IT_IS = { slope: 1, intercept: 0 } as const

const STATED_MODELS: Readonly<Record<Purpose, DecisionModel>> = {
  play: stated('play'),
  breed: stated('breed'),
  adopt: stated('adopt'),
}

function stated(purpose: Purpose): DecisionModel {
  const variances = PRIOR_PRECISION.map(precision => 1 / precision)
  return {
    format: DECISION_MODEL_FORMAT,
    schema: { schemaId: 'pair-terms/1', names: TERMS },
    profile: plainLayer(TERMS, [...PRIOR_WEIGHTS[purpose]], variances),
    behaviour: plainLayer(
      BEHAVIOUR_TERMS,
      BEHAVIOUR_WEIGHTS,
      BEHAVIOUR_TERMS.map(() => 0),
    ),
    calibration: { cold: AS_IT_IS, warm: AS_IT_IS },
    fusion: { cold: AS_IT_IS, warm: AS_IT_IS },
    rates: STATED_RATES,
    training: { purpose, events: 0, people: 0, markets: 0, pairs: 0, yesShare: 0, seed: 0, dataHash: '' },
  }
}

function plainLayer(
  names: readonly string[],
  weights: readonly number[],
  variances: readonly number[],
): LogisticLayer {
  return { names, mean: names.map(() => 0), scale: names.map(() => 1), weights, intercept: 0, variances }
}
