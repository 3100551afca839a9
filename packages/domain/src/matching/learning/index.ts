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
export {
  applyChoices,
  EVIDENCE,
  type LearningRules,
  learnLog,
  type PatternChoice,
  PLAIN_RULES,
  STRONGEST,
} from './learn-taste.ts'
export {
  biasAt,
  ENOUGH_FOR_BIAS,
  fitPositionBias,
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
