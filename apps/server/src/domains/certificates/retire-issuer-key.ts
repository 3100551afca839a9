import { isoSeconds, issuerDidSchema, issuerKeySchema } from '@pawfect/domain/certificates'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { IssuerKeyUnknownError } from './certificates-errors.ts'
import { findKey, saveRetirement } from './certificates-store.ts'

/** Ends the use of a key, for example because its machine was lost. What it signed before stays good. */
export const retireIssuerKey = command
  .input(z.strictObject({ did: issuerDidSchema }))
  .output(issuerKeySchema)
  .mutation(async ({ ctx, input: { did } }) => {
    const key = await findKey(ctx.db, did)
    if (key === null || key.userId !== ctx.caller.userId) throw new IssuerKeyUnknownError({ retired: false })
    if (key.retiredAt !== null) return key
    const retiredAt = ctx.clock.now()
    await saveRetirement(ctx.db, did, retiredAt)
    return { ...key, retiredAt: isoSeconds(retiredAt) }
  })
