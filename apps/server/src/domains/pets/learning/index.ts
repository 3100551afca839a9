/** What admin and the runtime may use of learning without collecting. */
export {
  closeRound,
  endForgottenRound,
  learningOverview,
  openRound,
  resumeLearning,
  stopLearning,
} from './lead-rounds.ts'
export { learningAccountSection } from './learning-account-section.ts'
export type { LearningPorts } from './learning-ports.ts'
export { createLearningRouter } from './learning-router.ts'
