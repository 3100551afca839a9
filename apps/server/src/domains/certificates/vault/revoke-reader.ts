import { type RecordShare, revokeReaderInputSchema, storedRecordSchema } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { type Database, slowCommand } from '../../../procedures/index.ts'
import { checkShare } from './check-share.ts'
import { presentRecord } from './present-record.ts'
import { type TakenRecord, takeSealed } from './take-sealed.ts'
import { RecordNotFoundError, RecordRefusedError, ShareRefusedError } from './vault-errors.ts'
import type { VaultPorts } from './vault-ports.ts'
import {
  findRecord,
  listReadingKeys,
  type RecordRow,
  removeShares,
  saveRecord,
  saveShare,
} from './vault-store.ts'

/**
 * Shuts a reader out: the record comes again as a new version under a new key, wrapped for those who may still read,
 * and the old version's bytes are deleted. All or nothing; a retry of what was done changes nothing.
 */
export const createRevokeReader = (ports: VaultPorts) =>
  slowCommand
    .input(revokeReaderInputSchema)
    .output(storedRecordSchema)
    .mutation(async ({ ctx, input: { recordId, readerId, sealed, shares } }) => {
      const { userId } = ctx.caller
      const taken = takeSealed(sealed)
      const known = await ownRecord(ctx.db, recordId, userId)
      if (known.digest === taken.digest) return presentRecord(ctx.db, ports, recordId)
      const blobId = ctx.ids.next()
      await ports.files.save(blobId, taken.sealed)
      const old = await ctx
        .inTransaction(async db => {
          const row = await ownRecord(db, recordId, userId)
          assertNext(row, taken)
          const next = { ...row, ...taken.header, ...{ digest: taken.digest, blobId } }
          const byteLength = taken.sealed.byteLength
          await assertStayers(db, { row: next, shares, readerId, now: ctx.clock.now() })
          await removeShares(db, recordId)
          await saveRecord(db, { ...rowOnly(next), byteLength, storedAt: ctx.clock.now() })
          for (const share of shares)
            await saveShare(db, recordId, {
              ...share,
              validUntil: new Date(share.validUntil),
              now: ctx.clock.now(),
            })
          return row.blobId
        })
        .catch(async (error: unknown) => {
          await ports.files.remove(blobId)
          throw error
        })
      await ports.files.remove(old)
      void ports.queue.wake()
      return presentRecord(ctx.db, ports, recordId)
    })

async function ownRecord(db: Database, recordId: string, userId: UserId): Promise<RecordRow> {
  const row = await findRecord(db, recordId)
  if (row === null || row.ownerId !== userId) throw new RecordNotFoundError()
  return row
}

function rowOnly(row: RecordRow): Omit<RecordRow, 'batchId' | 'shares'> {
  const { recordId, ownerId, ownerDid, version, digest, blobId, byteLength, storedAt } = row
  return { recordId, ownerId, ownerDid, version, digest, blobId, byteLength, storedAt }
}

function assertNext(row: RecordRow, { header }: TakenRecord): void {
  if (header.recordId !== row.recordId) throw new RecordRefusedError('another-record')
  if (header.version <= row.version) throw new RecordRefusedError('older-version')
}

type Stayers = {
  readonly row: RecordRow
  readonly shares: readonly RecordShare[]
  readonly readerId: UserId
  readonly now: Date
}

/** Only who could read before, and no longer than before: shutting one out lets nobody else in. */
async function assertStayers(db: Database, { row, shares, readerId, now }: Stayers): Promise<void> {
  const seen = new Set<UserId>()
  for (const share of shares) {
    const before = row.shares.find(it => it.readerId === share.readerId)
    const isStayer = before !== undefined && share.readerId !== readerId && !seen.has(share.readerId)
    if (!isStayer) throw new ShareRefusedError('not-a-reader')
    if (Date.parse(share.validUntil) > before.validUntil.getTime())
      throw new ShareRefusedError('another-time')
    seen.add(share.readerId)
    checkShare(share, { record: row, readerKeys: await listReadingKeys(db, share.readerId), now })
  }
}
