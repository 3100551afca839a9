import { profileSchema, updateProfileInputSchema } from '@pawfect/domain/identity'
import { command } from '../../procedures/index.ts'
import { UserNotFoundError } from './identity-errors.ts'
import { findProfile, saveProfile } from './identity-store.ts'

/** Changes the caller's name, place, habits or time zone; what is not named stays. */
export const updateProfile = command
  .input(updateProfileInputSchema)
  .output(profileSchema)
  .mutation(async ({ ctx, input }) => {
    const { userId } = ctx.caller
    await saveProfile(ctx.db, userId, { change: input, now: ctx.clock.now() })
    const profile = await findProfile(ctx.db, userId)
    if (profile === null) throw new UserNotFoundError()
    ctx.emit('identity/profile-changed', { userId })
    return profile
  })
