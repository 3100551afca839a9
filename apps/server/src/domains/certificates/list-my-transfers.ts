import { transferSummarySchema } from '@pawfect/domain/certificates/custody'
import { z } from 'zod'
import { signedInQuery } from '../../procedures/index.ts'
import { listKeys } from './certificates-store.ts'
import { summariseTransfers } from './summarise-transfer.ts'
import { listTransfersWith } from './transfers-store.ts'

/** Transfers that name a key of the caller's, newest first. */
export const listMyTransfers = signedInQuery
  .output(z.object({ transfers: z.array(transferSummarySchema) }))
  .query(async ({ ctx }) => {
    const { userId } = ctx.caller
    const keys = await listKeys(ctx.db, userId)
    const rows = await listTransfersWith(
      ctx.db,
      keys.map(key => key.did),
    )
    return { transfers: await summariseTransfers(ctx.db, rows, { userId, now: ctx.clock.now() }) }
  })
