import { refuseTransferStepInputSchema } from '@pawfect/domain/certificates/custody'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { TransferNotFoundError } from './certificates-errors.ts'
import { keysInUse } from './keys-in-use.ts'
import { listWaitingFor, removeWaiting } from './waiting-steps-store.ts'

/** Says no to a step that waits for the caller's signature, or takes back one's own: it is gone for everybody. */
export const refuseTransferStep = command
  .input(refuseTransferStepInputSchema)
  .output(z.object({ digest: z.string() }))
  .mutation(async ({ ctx, input: { digest } }) => {
    const keys = await keysInUse(ctx.db, ctx.caller.userId)
    const waiting = await listWaitingFor(ctx.db, [...keys], ctx.clock.now())
    if (!waiting.some(row => row.digest === digest)) throw new TransferNotFoundError()
    await removeWaiting(ctx.db, digest)
    return { digest }
  })
