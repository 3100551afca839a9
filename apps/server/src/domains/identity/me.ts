import { profileSchema } from '@pawfect/domain/identity'
import { signedInQuery } from '../../procedures/index.ts'
import { UserNotFoundError } from './identity-errors.ts'
import { findProfile } from './identity-store.ts'

/** The caller's own profile. */
export const me = signedInQuery.output(profileSchema).query(async ({ ctx }) => {
  const profile = await findProfile(ctx.db, ctx.caller.userId)
  if (profile === null) throw new UserNotFoundError()
  return profile
})
