export {
  CALIBRATION,
  calibrationError,
  type Drift,
  ENOUGH_FOR_DRIFT,
  type Judged,
  measureDrift,
  populationStability,
  STABILITY,
} from './drift.ts'
export { EVIDENCE, worthOf } from './evidence.ts'
export { fitInCommon, type InCommon } from './fit-in-common.ts'
export { generatedAnswers, type PlantedAnswers } from './generated-answers.ts'
export { type JudgedEvent, judgingSteps, logLossOf } from './judge-events.ts'
export {
  applyChoices,
  type LearningRules,
  learnLog,
  type PatternChoice,
  PLAIN_RULES,
  STRONGEST,
} from './learn-taste.ts'
export { type MatchingModel, UNTRAINED } from './matching-model.ts'
export {
  type ModelOverview,
  type ModelReport,
  matchingModelSchema,
  modelHash,
  modelOverviewSchema,
  modelReportSchema,
  type NightReport,
  nightReportSchema,
  type TrainingOutcome,
  trainingOutcomeSchema,
} from './model-overview.ts'
export {
  biasAt,
  ENOUGH_FOR_BIAS,
  NO_POSITION_BIAS,
  PLACES,
  type PositionBias,
} from './position-bias.ts'
export { type RatesEvent, ratesEventOf } from './rates-event.ts'
export {
  ALL_EVENTS,
  ENOUGH_FOR_SLICE,
  judgeRelease,
  MOST_LOSS,
  type ReleaseVerdict,
  type SliceLosses,
  type SliceVerdict,
} from './release-gate.ts'
export type { AnimalFacts, FactsOf } from './release-slices.ts'
export { SURFACES, type Surface, surfaceSchema } from './surface.ts'
export { LINES_OF_A_TALK, wentBothWays } from './talk.ts'
export { TasteBook } from './taste-book.ts'
export { type EventKind, inOrderOfTime, isSameEvent, speaksToOthers, type TasteEvent } from './taste-event.ts'
export {
  type CandidateKind,
  ENOUGH_TO_TRAIN,
  type NightResult,
  type TrainingNight,
  trainAndJudge,
} from './train-and-judge.ts'
export { decisionEventsOf, ENOUGH_FOR_PURPOSE, trainBetweenSides } from './train-between-sides.ts'
