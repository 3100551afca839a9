/** Learning without collecting: what a round is, what it may cost anybody's privacy, how its sums become a step. */
export {
  CLIP_LENGTH,
  clipped,
  GROUP_SIZE,
  MAX_CLASSES,
  MIN_GROUPS,
  NOISE,
  noiseOfOne,
} from './learning-rules.ts'
export {
  type JoinedGroup,
  joinedGroupSchema,
  joinRoundSchema,
  type LearningOverview,
  type LearningState,
  learningOverviewSchema,
  learningStateSchema,
  type MaskedUpdate,
  maskedUpdateSchema,
  type TaughtStep,
  taughtStepSchema,
} from './learning-shapes.ts'
export { EPSILON_BUDGET, epsilonAfter, ROUNDS_IN_BUDGET } from './privacy-spent.ts'
export { type SettledRound, settleRound } from './settle-round.ts'
export { fromFixedPoint, MODULUS, sumMasked, toFixedPoint } from './sum-masked.ts'
