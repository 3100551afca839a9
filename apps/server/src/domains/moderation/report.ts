import { type ReportId, reportIdSchema, reportInputSchema } from '@pawfect/domain/moderation'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { SubjectNotFoundError, YourselfError } from './moderation-errors.ts'
import type { ModerationPorts } from './moderation-ports.ts'
import { findOpenReport, insertReport } from './reports-store.ts'

/** Tells the admins about something; the same open report is not filed twice. */
export const createReport = ({ ownerOf }: ModerationPorts) =>
  command
    .input(reportInputSchema.strict())
    .output(z.object({ reportId: reportIdSchema }))
    .mutation(async ({ ctx, input }) => {
      const reporterId = ctx.caller.userId
      const ownerId = await ownerOf(ctx.db, input.subject, reporterId)
      if (ownerId === null) throw new SubjectNotFoundError()
      if (ownerId === reporterId) throw new YourselfError()
      const earlier = await findOpenReport(ctx.db, input.subject, reporterId)
      if (earlier !== null) return { reportId: earlier }
      const reportId = ctx.ids.next() as ReportId
      await insertReport(ctx.db, { ...input, reportId, reporterId, createdAt: ctx.clock.now() })
      ctx.emit('moderation/reported', { reportId })
      return { reportId }
    })
