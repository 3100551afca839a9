/** What other domains and the runtime may use of moderation; others are known here by id only. */
export { blockedUserIds, everyBlockedUserId, isBlockedEitherWay } from './blocks-store.ts'
export { moderationAccountSection } from './moderation-account-section.ts'
export { ReportNotFoundError } from './moderation-errors.ts'
export type { ModerationPorts } from './moderation-ports.ts'
export { createModerationRouter } from './moderation-router.ts'
export { reportCopiedPhotos } from './report-copied-photos.ts'
export {
  countOtherReports,
  findReportRow,
  insertDecision,
  isStillAffected,
  listReportRows,
  markReversed,
  type ReportRow,
} from './reports-store.ts'
