/** What the runtime may use of admin. */
export { type AdminPorts, createAdminRouter } from './admin-router.ts'
export { appendAudit, verifyAuditLog } from './audit-log.ts'
export { checkEngines } from './check-engines.ts'
export type { Engine, EngineHealth } from './engine.ts'
export { ownerOfSubject } from './report-subject.ts'
