import { issuerKeySchema } from '@pawfect/domain/certificates'
import { z } from 'zod'
import { signedInQuery } from '../../procedures/index.ts'
import { listKeys } from './certificates-store.ts'

/** The caller's own registered keys, oldest first. */
export const listMyIssuerKeys = signedInQuery
  .output(z.object({ keys: z.array(issuerKeySchema) }))
  .query(async ({ ctx }) => ({ keys: await listKeys(ctx.db, ctx.caller.userId) }))
