export {
  type DecisionAnswer,
  type DecisionEvent,
  type FeatureSchema,
  type LaterOutcome,
  labelOf,
} from './decision-event.ts'
export type {
  Basis,
  Behaviour,
  DecisionModel,
  DecisionPrediction,
  PairBehaviour,
  RatesPrior,
  SliceMetrics,
} from './decision-model.ts'
export { evaluateDecisionModel, type JudgedEvent, judgeEvents } from './evaluate-decision-model.ts'
export { type DecisionQuestion, FeatureCountError, predictDecision } from './predict-decision.ts'
export { forgetPerson, learnEvent, RatesState, ratesOf, STATED_RATES, sidesOf } from './rates-state.ts'
export { leavePairOut, TooFewDecisionsError, trainDecisionModel } from './train-decision-model.ts'
