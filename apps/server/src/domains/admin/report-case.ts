import { type ReportCase, reportCaseSchema } from '@pawfect/domain/admin'
import type { UserId } from '@pawfect/domain/identity'
import { reportSubjectSchema } from '@pawfect/domain/moderation'
import type { Database } from '../../procedures/index.ts'
import { namesOf } from '../identity/index.ts'
import { countOtherReports, type ReportRow } from '../moderation/index.ts'
import { findReportSubject } from './report-subject.ts'

/** Puts together what an admin needs to decide about one report. */
export async function reportCaseOf(db: Database, row: ReportRow): Promise<ReportCase> {
  const subject = reportSubjectSchema.parse({ kind: row.subjectKind, id: row.subjectId })
  const found = await findReportSubject(db, subject, row.reporterId)
  const people = row.decisions.flatMap(decision => [decision.decidedById, decision.reversedById])
  const ids = [row.reporterId, ...people].filter(id => id !== null) as UserId[]
  const names = await namesOf(db, ids)
  const nameOf = (id: string | null) => names.get(id as UserId) ?? 'someone who left'
  return reportCaseSchema.parse({
    reportId: row.id,
    state: row.state,
    subject,
    subjectLabel: found?.label ?? '',
    ownerId: found?.ownerId ?? null,
    photoPaths: found?.photoPaths ?? [],
    category: row.category,
    details: row.details,
    reporterName: nameOf(row.reporterId),
    createdAt: row.createdAt.toISOString(),
    otherReports: await countOtherReports(db, row),
    decisions: row.decisions.map(decision => ({
      decisionId: decision.id,
      decision: decision.decision,
      reason: decision.reason,
      decidedBy: nameOf(decision.decidedById),
      decidedAt: decision.decidedAt.toISOString(),
      reversal: reversalOf(decision, nameOf),
    })),
  })
}

function reversalOf(decision: ReportRow['decisions'][number], nameOf: (id: string | null) => string) {
  if (decision.reversedAt === null) return null
  return {
    by: nameOf(decision.reversedById),
    at: decision.reversedAt.toISOString(),
    reason: decision.reversalReason ?? '',
  }
}
