import { learningOverviewSchema } from '@pawfect/domain/pets/learning'
import { z } from 'zod'
import { adminCommand, adminQuery } from '../../procedures/index.ts'
import {
  closeRound,
  type LearningPorts,
  learningOverview,
  openRound,
  resumeLearning,
  stopLearning,
} from '../pets/index.ts'
import { appendAudit } from './audit-log.ts'

const nothing = z.strictObject({})
const reason = z.string().trim().min(3).max(500)

/** Rounds of learning without collecting, in counts. */
export const createLearningRounds = (ports: LearningPorts) =>
  adminQuery.output(learningOverviewSchema).query(({ ctx }) => learningOverview(ctx.db, ports))

/** Opens a round for the published breed model; audited. */
export const createOpenLearningRound = (ports: LearningPorts) =>
  adminCommand
    .input(nothing)
    .output(z.object({ roundId: z.string() }))
    .mutation(async ({ ctx }) => {
      const roundId = await openRound(ctx, ports)
      await appendAudit(ctx.db, {
        actorId: ctx.caller.userId,
        action: 'pets/learning-round-opened',
        subject: `learning round ${roundId}`,
        facts: {},
        at: ctx.clock.now(),
      })
      return { roundId }
    })

/** Ends the open round and hands its step to the publisher; audited. */
export const createCloseLearningRound = (ports: LearningPorts) =>
  adminCommand
    .input(nothing)
    .output(z.object({ outcome: z.enum(['settled', 'too-few']) }))
    .mutation(async ({ ctx }) => {
      const outcome = await closeRound(ctx, ports)
      await appendAudit(ctx.db, {
        actorId: ctx.caller.userId,
        action: 'pets/learning-round-closed',
        subject: 'learning round',
        facts: { outcome },
        at: ctx.clock.now(),
      })
      return { outcome }
    })

/** The kill switch, thrown or released; audited with its reason. */
export const switchLearning = adminCommand
  .input(z.strictObject({ isStopped: z.boolean(), reason }))
  .output(z.object({ isStopped: z.boolean() }))
  .mutation(async ({ ctx, input }) => {
    await (input.isStopped ? stopLearning(ctx) : resumeLearning(ctx))
    const entry = await appendAudit(ctx.db, {
      actorId: ctx.caller.userId,
      action: input.isStopped ? 'pets/learning-stopped' : 'pets/learning-resumed',
      subject: 'learning without collecting',
      facts: { reason: input.reason },
      at: ctx.clock.now(),
    })
    ctx.log.info({ audit: entry.sequence, hash: entry.hash }, 'audited')
    return { isStopped: input.isStopped }
  })
