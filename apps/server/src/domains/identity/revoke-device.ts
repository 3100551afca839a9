import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { DeviceNotFoundError } from './identity-errors.ts'
import { endSession } from './identity-store.ts'

/** Signs one of the caller's devices out, at once. */
export const revokeDevice = command
  .input(z.strictObject({ deviceId: z.string().max(64) }))
  .output(z.object({ deviceId: z.string() }))
  .mutation(async ({ ctx, input }) => {
    if (!(await endSession(ctx.db, ctx.caller.userId, input.deviceId))) throw new DeviceNotFoundError()
    return input
  })
