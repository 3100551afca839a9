import {
  fetchedRecordSchema,
  fetchedShareSchema,
  recordInputSchema,
  sealedRecordDigest,
} from '@pawfect/domain/certificates'
import { signedInQuery } from '../../../procedures/index.ts'
import { presentShares } from './present-share.ts'
import type { RecordFiles } from './record-files.ts'
import { RecordDamagedError, RecordNotFoundError, ShareOverError } from './vault-errors.ts'
import type { VaultPorts } from './vault-ports.ts'
import { findRecord, type RecordRow } from './vault-store.ts'

/** The sealed bytes of an own record. */
export const createFetchRecord = ({ files }: VaultPorts) =>
  signedInQuery
    .input(recordInputSchema)
    .output(fetchedRecordSchema)
    .query(async ({ ctx, input: { recordId } }) => {
      const row = await findRecord(ctx.db, recordId)
      if (row === null || row.ownerId !== ctx.caller.userId) throw new RecordNotFoundError()
      return { recordId, version: row.version, sealed: await sealedBytes(files, row) }
    })

/** The sealed bytes of a record the caller may read now, with the keys kept for their machines. */
export const createFetchShared = (ports: VaultPorts) =>
  signedInQuery
    .input(recordInputSchema)
    .output(fetchedShareSchema)
    .query(async ({ ctx, input: { recordId } }) => {
      const readerId = ctx.caller.userId
      const row = await findRecord(ctx.db, recordId)
      const share = row?.shares.find(it => it.readerId === readerId)
      if (row === null || share === undefined) throw new RecordNotFoundError()
      const [shown] = await presentShares(ctx.db, ports, { rows: [row], readerId })
      if (shown === undefined) throw new RecordNotFoundError()
      if (share.validUntil <= ctx.clock.now()) throw new ShareOverError(share.validUntil)
      const { accesses } = share
      return { ...shown, accesses: [...accesses], sealed: await sealedBytes(ports.files, row) }
    })

async function sealedBytes(files: RecordFiles, { blobId, digest }: RecordRow): Promise<string> {
  const sealed = await files.read(blobId)
  if (sealed === null || sealedRecordDigest(sealed) !== digest) throw new RecordDamagedError()
  return Buffer.from(sealed).toString('base64')
}
