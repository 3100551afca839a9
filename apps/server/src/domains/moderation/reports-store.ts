import type { UserId } from '@pawfect/domain/identity'
import type { ReportDecision, ReportId, ReportInput } from '@pawfect/domain/moderation'
import type { Prisma } from '#database'
import type { Database } from '../../procedures/index.ts'

/** A report row with its decisions, the earliest first. */
export type ReportRow = Prisma.ReportGetPayload<{ include: typeof WITH_DECISIONS }>

const WITH_DECISIONS = { decisions: { orderBy: { decidedAt: 'asc' } } } as const

/** A report about to be filed. */
export interface NewReport extends ReportInput {
  readonly reportId: ReportId
  /** Null when the server noticed it by itself. */
  readonly reporterId: UserId | null
  readonly createdAt: Date
}

/** Finds what this reporter already said about the same thing, still undecided. */
export async function findOpenReport(
  db: Database,
  subject: ReportInput['subject'],
  reporterId: UserId,
): Promise<ReportId | null> {
  const row = await db.report.findFirst({
    where: { reporterId, subjectKind: subject.kind, subjectId: subject.id, state: 'open' },
    select: { id: true },
  })
  return row === null ? null : (row.id as ReportId)
}

/** Files a report. */
export async function insertReport(db: Database, report: NewReport): Promise<void> {
  const { reportId, subject, category, details, reporterId, createdAt } = report
  await db.report.create({
    data: {
      id: reportId,
      reporterId,
      subjectKind: subject.kind,
      subjectId: subject.id,
      category,
      details,
      state: 'open',
      createdAt,
    },
  })
}

/** Reports in one state: the queue's oldest first, the decided ones' latest first. */
export async function listReportRows(
  db: Database,
  state: 'open' | 'decided',
  limit: number,
): Promise<ReportRow[]> {
  const orderBy = { createdAt: state === 'open' ? ('asc' as const) : ('desc' as const) }
  return db.report.findMany({ where: { state }, include: WITH_DECISIONS, orderBy, take: limit })
}

/** Reads one report. @returns null when there is none. */
export async function findReportRow(db: Database, reportId: ReportId): Promise<ReportRow | null> {
  return db.report.findUnique({ where: { id: reportId }, include: WITH_DECISIONS })
}

/** How many other reports name the same subject. */
export async function countOtherReports(db: Database, report: ReportRow): Promise<number> {
  const { subjectKind, subjectId, id } = report
  return db.report.count({ where: { subjectKind, subjectId, NOT: { id } } })
}

/** A decision about to be written. */
export interface NewDecision {
  readonly id: string
  readonly reportId: ReportId
  readonly decision: ReportDecision
  readonly reason: string
  readonly affectedId: string | null
  readonly decidedById: UserId
  readonly decidedAt: Date
}

/** Writes a decision and takes the report out of the queue. */
export async function insertDecision(db: Database, decision: NewDecision): Promise<void> {
  await db.reportDecision.create({ data: { ...decision } })
  await db.report.update({ where: { id: decision.reportId }, data: { state: 'decided' } })
}

/** Marks a decision as taken back and puts its report into the queue again. */
export async function markReversed(
  db: Database,
  decision: { readonly id: string; readonly reportId: string },
  reversal: { readonly reversedById: UserId; readonly reversedAt: Date; readonly reversalReason: string },
): Promise<void> {
  await db.reportDecision.update({ where: { id: decision.id }, data: reversal })
  await db.report.update({ where: { id: decision.reportId }, data: { state: 'open' } })
}

/** True while some standing decision keeps this animal hidden or this user out. */
export async function isStillAffected(db: Database, affectedId: string): Promise<boolean> {
  return (await db.reportDecision.count({ where: { affectedId, reversedAt: null } })) > 0
}
