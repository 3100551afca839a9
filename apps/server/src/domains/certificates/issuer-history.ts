import { issuerDidSchema, issuerKeyHistorySchema } from '@pawfect/domain/certificates'
import { z } from 'zod'
import { signedInQuery } from '../../procedures/index.ts'
import { IssuerKeyUnknownError } from './certificates-errors.ts'
import { findKey, listKeys } from './certificates-store.ts'

/** All keys of whoever holds this one. Labels stay private: they may name a machine. */
export const issuerHistory = signedInQuery
  .input(z.strictObject({ issuerDid: issuerDidSchema }))
  .output(z.object({ issuerDid: issuerDidSchema, keys: issuerKeyHistorySchema }))
  .query(async ({ ctx, input: { issuerDid } }) => {
    const key = await findKey(ctx.db, issuerDid)
    if (key === null) throw new IssuerKeyUnknownError({ retired: false })
    const keys = await listKeys(ctx.db, key.userId)
    return {
      issuerDid,
      keys: keys.map(({ did, registeredAt, retiredAt }) => ({ did, registeredAt, retiredAt })),
    }
  })
