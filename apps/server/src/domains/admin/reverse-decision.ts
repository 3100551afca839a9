import { reportCaseSchema, reverseDecisionInputSchema } from '@pawfect/domain/admin'
import { adminCommand } from '../../procedures/index.ts'
import { findReportRow, markReversed, ReportNotFoundError } from '../moderation/index.ts'
import { NothingToReverseError } from './admin-errors.ts'
import { appendAudit } from './audit-log.ts'
import { undoDecision } from './decision-effect.ts'
import { reportCaseOf } from './report-case.ts'

/** Takes the standing decision of a report back, undoes what it did, and reopens the report. */
export const reverseDecision = adminCommand
  .input(reverseDecisionInputSchema)
  .output(reportCaseSchema)
  .mutation(async ({ ctx, input: { reportId, reason } }) => {
    const { db, caller } = ctx
    const now = ctx.clock.now()
    const row = await findReportRow(db, reportId)
    if (row === null) throw new ReportNotFoundError()
    const standing = row.decisions.findLast(decision => decision.reversedAt === null)
    if (standing === undefined) throw new NothingToReverseError()
    await markReversed(db, standing, { reversedById: caller.userId, reversedAt: now, reversalReason: reason })
    await undoDecision({ db, emit: ctx.emit, now }, standing.decision, standing.affectedId)
    const entry = await appendAudit(db, {
      actorId: caller.userId,
      action: 'moderation/decision-reversed',
      subject: reportId,
      facts: { decision: standing.decision, decisionId: standing.id },
      at: now,
    })
    ctx.log.info({ audit: entry.sequence, hash: entry.hash }, 'audited')
    return reportCaseOf(db, (await findReportRow(db, reportId)) ?? row)
  })
