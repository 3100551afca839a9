import { reportCaseSchema } from '@pawfect/domain/admin'
import { z } from 'zod'
import { adminQuery } from '../../procedures/index.ts'
import { listReportRows } from '../moderation/index.ts'
import { reportCaseOf } from './report-case.ts'

/** A queue longer than this needs more admins, not a longer list. */
const QUEUE_LENGTH = 200

/** Reports with their cases: the open ones oldest first, the decided ones latest first. */
export const listReports = adminQuery
  .input(z.strictObject({ state: z.enum(['open', 'decided']).default('open') }))
  .output(reportCaseSchema.array())
  .query(async ({ ctx, input }) => {
    const rows = await listReportRows(ctx.db, input.state, QUEUE_LENGTH)
    return Promise.all(rows.map(row => reportCaseOf(ctx.db, row)))
  })
