import { auditRowSchema } from '@pawfect/domain/admin'
import { z } from 'zod'
import { adminQuery } from '../../procedures/index.ts'
import { listAuditRows } from './audit-log.ts'

/** The audit log, the latest first. */
export const listAudit = adminQuery
  .input(
    z.strictObject({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
  )
  .output(auditRowSchema.array())
  .query(({ ctx, input }) => listAuditRows(ctx.db, input))
