import { auditVerdictSchema } from '@pawfect/domain/admin'
import { adminQuery } from '../../procedures/index.ts'
import { verifyAuditLog } from './audit-log.ts'

/** Recomputes the audit log's chain of hashes. */
export const verifyAudit = adminQuery.output(auditVerdictSchema).query(({ ctx }) => verifyAuditLog(ctx.db))
