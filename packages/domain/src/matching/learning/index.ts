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
export { EVIDENCE } from './evidence.ts'
export { generatedAnswers, type PlantedAnswers } from './generated-answers.ts'
export { type JudgedEvent, judgeEvents, logLossOf } from './judge-events.ts'
export {
  applyChoices,
  type LearningRules,
  learnLog,
  type PatternChoice,
  PLAIN_RULES,
  STRONGEST,
} from './learn-taste.ts'
export {
  type ModelOverview,
  type ModelReport,
  modelHash,
  modelOverviewSchema,
  modelReportSchema,
  populationModelSchema,
} from './model-overview.ts'
export { type PopulationModel, UNTRAINED } from './population-model.ts'
export {
  biasAt,
  ENOUGH_FOR_BIAS,
  NO_POSITION_BIAS,
  PLACES,
  type PositionBias,
} from './position-bias.ts'
export {
  ALL_EVENTS,
  ENOUGH_FOR_SLICE,
  judgeRelease,
  MOST_LOSS,
  type ReleaseVerdict,
  type SliceLosses,
  type SliceVerdict,
} from './release-gate.ts'
export { TasteBook } from './taste-book.ts'
export { type EventKind, inOrderOfTime, type TasteEvent } from './taste-event.ts'
export { ENOUGH_TO_TRAIN, type NightResult, type TrainingNight, trainAndJudge } from './train-and-judge.ts'
export { fitPositionBias, trainPopulation } from './train-population.ts'
