import { petSchema } from '@pawfect/domain/pets'
import { signedInQuery } from '../../procedures/index.ts'
import { listPetsOf } from './pets-store.ts'

/** The caller's own animals, drafts included. */
export const listMyPets = signedInQuery
  .output(petSchema.array())
  .query(({ ctx }) => listPetsOf(ctx.db, ctx.caller.userId))
