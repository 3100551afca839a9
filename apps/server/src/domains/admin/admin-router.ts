import { router } from '../../procedures/index.ts'
import type { LearningPorts } from '../pets/index.ts'
import { decideReport } from './decide-report.ts'
import type { Engine } from './engine.ts'
import { createEngineHealth } from './engine-health.ts'
import { listAudit } from './list-audit.ts'
import { listMeetupsNow } from './list-meetups-now.ts'
import { listPeople } from './list-people.ts'
import { listPets } from './list-pets.ts'
import { listReports } from './list-reports.ts'
import {
  createMatchingModels,
  createTrainMatching,
  type Models,
  rollBackMatching,
} from './matching-models.ts'
import {
  createCloseLearningRound,
  createLearningRounds,
  createOpenLearningRound,
  switchLearning,
} from './photo-learning.ts'
import { reverseDecision } from './reverse-decision.ts'
import { verifyAudit } from './verify-audit.ts'

/** What admin needs from the rest of the house. */
export interface AdminPorts {
  readonly engines: readonly Engine[]
  readonly models: Models
  readonly learning: LearningPorts
}

/** Everything under `admin.`, for admins alone. */
export const createAdminRouter = (ports: AdminPorts) =>
  router({
    listPeople,
    listPets,
    listReports,
    decideReport,
    reverseDecision,
    listMeetupsNow,
    engineHealth: createEngineHealth(ports.engines),
    listAudit,
    matchingModels: createMatchingModels(ports.models),
    trainMatching: createTrainMatching(ports.models),
    rollBackMatching,
    learningRounds: createLearningRounds(ports.learning),
    openLearningRound: createOpenLearningRound(ports.learning),
    closeLearningRound: createCloseLearningRound(ports.learning),
    switchLearning,
    verifyAudit,
  })
