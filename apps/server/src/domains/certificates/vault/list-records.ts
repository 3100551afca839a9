import { sharedRecordsSchema, storedRecordsSchema } from '@pawfect/domain/certificates'
import { signedInQuery } from '../../../procedures/index.ts'
import { presentRecords } from './present-record.ts'
import { presentShares } from './present-share.ts'
import type { VaultPorts } from './vault-ports.ts'
import { listRecordsOf, listSharedWith } from './vault-store.ts'

/** The caller's own records: versions, fingerprints and readers. */
export const createListMyRecords = (ports: VaultPorts) =>
  signedInQuery.output(storedRecordsSchema).query(async ({ ctx }) => ({
    records: await presentRecords(ctx.db, ports, await listRecordsOf(ctx.db, ctx.caller.userId)),
  }))

/** What others let the caller read now. Nothing of an owner the caller keeps apart from. */
export const createListSharedWithMe = (ports: VaultPorts) =>
  signedInQuery.output(sharedRecordsSchema).query(async ({ ctx }) => {
    const rows = await listSharedWith(ctx.db, ctx.caller.userId, ctx.clock.now())
    return { records: await presentShares(ctx.db, ports, { rows, readerId: ctx.caller.userId }) }
  })
