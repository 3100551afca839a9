import { deviceSchema } from '@pawfect/domain/identity'
import { signedInQuery } from '../../procedures/index.ts'
import { listSessions } from './identity-store.ts'

/** Where the caller is signed in, the latest first. */
export const listDevices = signedInQuery
  .output(deviceSchema.array())
  .query(({ ctx }) => listSessions(ctx.db, ctx.caller.userId, ctx.caller.sessionId))
