import { z } from 'zod'
import { signedInQuery } from '../../procedures/index.ts'
import type { AccountSection } from './account-section.ts'
import { exportIdentity } from './identity-store.ts'

/** Everything the server keeps about the caller, as one JSON object with a part for each domain. */
export const createExportAccount = (sections: readonly AccountSection[]) =>
  signedInQuery.output(z.record(z.string(), z.unknown())).query(async ({ ctx }) => {
    const { userId } = ctx.caller
    const parts: Record<string, unknown> = { identity: await exportIdentity(ctx.db, userId) }
    for (const section of sections) parts[section.name] = await section.exportRows(ctx.db, userId)
    return { exportedAt: ctx.clock.now().toISOString(), ...parts }
  })
