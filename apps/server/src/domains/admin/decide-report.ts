import { decideReportInputSchema, reportCaseSchema } from '@pawfect/domain/admin'
import { reportSubjectSchema } from '@pawfect/domain/moderation'
import { adminCommand } from '../../procedures/index.ts'
import { findReportRow, insertDecision, ReportNotFoundError } from '../moderation/index.ts'
import { AlreadyDecidedError } from './admin-errors.ts'
import { appendAudit } from './audit-log.ts'
import { applyDecision } from './decision-effect.ts'
import { reportCaseOf } from './report-case.ts'
import { findReportSubject } from './report-subject.ts'

/** Decides about a report and does what the decision says, at once and on the record. */
export const decideReport = adminCommand
  .input(decideReportInputSchema)
  .output(reportCaseSchema)
  .mutation(async ({ ctx, input: { reportId, decision, reason } }) => {
    const { db, caller } = ctx
    const now = ctx.clock.now()
    const row = await findReportRow(db, reportId)
    if (row === null) throw new ReportNotFoundError()
    if (row.state === 'decided') throw new AlreadyDecidedError()
    const reported = reportSubjectSchema.parse({ kind: row.subjectKind, id: row.subjectId })
    const subject = await findReportSubject(db, reported, row.reporterId)
    const affectedId = await applyDecision({ db, emit: ctx.emit, now }, decision, subject)
    const id = ctx.ids.next()
    const made = { id, reportId, decision, reason, affectedId, decidedById: caller.userId, decidedAt: now }
    await insertDecision(db, made)
    const entry = await appendAudit(db, {
      actorId: caller.userId,
      action: 'moderation/report-decided',
      subject: reportId,
      facts: { decision, decisionId: id, ...(affectedId === null ? {} : { affectedId }) },
      at: now,
    })
    ctx.log.info({ audit: entry.sequence, hash: entry.hash }, 'audited')
    ctx.emit('moderation/report-decided', { reportId, decision })
    return reportCaseOf(db, (await findReportRow(db, reportId)) ?? row)
  })
