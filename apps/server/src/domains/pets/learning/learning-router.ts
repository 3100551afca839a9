import { router } from '../../../procedures/index.ts'
import { joinRound } from './join-round.ts'
import { learningState } from './learning-state.ts'
import { sendUpdate } from './send-update.ts'

/** Everything under `learning.`: rounds of learning without collecting. */
export const createLearningRouter = () => router({ learningState, joinRound, sendUpdate })
