import { pageInputSchema, petRowSchema } from '@pawfect/domain/admin'
import { adminQuery } from '../../procedures/index.ts'
import { listPetRows } from './admin-store.ts'

/** Animals by name, id or owner, drafts and hidden ones too, the newest first. */
export const listPets = adminQuery
  .input(pageInputSchema)
  .output(petRowSchema.array())
  .query(({ ctx, input }) => listPetRows(ctx.db, input))
