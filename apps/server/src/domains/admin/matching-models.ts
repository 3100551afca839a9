import { modelOverviewSchema } from '@pawfect/domain/matching/learning'
import { z } from 'zod'
import { adminCommand, adminQuery } from '../../procedures/index.ts'
import { type ModelKeeper, rollBackModel } from '../matching/index.ts'
import { NoModelToRollBackError } from './admin-errors.ts'
import { appendAudit } from './audit-log.ts'

/** What admin needs of the keeper of the matching model. */
export type Models = Pick<ModelKeeper, 'overview' | 'train'>

/** The matching model in use, its drift, every version with its figures by slice. */
export const createMatchingModels = (models: Models) =>
  adminQuery.output(modelOverviewSchema).query(({ ctx }) => models.overview(ctx.db))

/** Trains now instead of tonight; twice does no harm. Only what passes the gate is released. */
export const createTrainMatching = (models: Models) =>
  adminQuery
    .output(z.object({ outcome: z.string() }))
    .mutation(async () => ({ outcome: await models.train() }))

/**
 * Puts the model before the active one back in one step, or the stated prior when there is none; audited.
 *
 * @throws {NoModelToRollBackError} when no trained model ranks.
 */
export const rollBackMatching = adminCommand
  .input(z.strictObject({ reason: z.string().trim().min(3).max(500) }))
  .output(z.object({ activeVersion: z.number().int().nullable() }))
  .mutation(async ({ ctx, input: { reason } }) => {
    const activeVersion = await rollBackModel(ctx.db)
    if (activeVersion === 'nothing') throw new NoModelToRollBackError()
    const entry = await appendAudit(ctx.db, {
      actorId: ctx.caller.userId,
      action: 'matching/model-rolled-back',
      subject: `matching model ${activeVersion ?? 'none'}`,
      facts: { reason },
      at: ctx.clock.now(),
    })
    ctx.log.info({ audit: entry.sequence, hash: entry.hash }, 'audited')
    ctx.emit('matching/model-changed', { version: activeVersion })
    return { activeVersion }
  })
