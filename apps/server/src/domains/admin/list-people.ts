import { pageInputSchema, personRowSchema } from '@pawfect/domain/admin'
import { adminQuery } from '../../procedures/index.ts'
import { listPersonRows } from './admin-store.ts'

/** People by name or id, the newest first. */
export const listPeople = adminQuery
  .input(pageInputSchema)
  .output(personRowSchema.array())
  .query(({ ctx, input }) => listPersonRows(ctx.db, input))
