import { storedRecordSchema, storeRecordInputSchema } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { type Database, slowCommand } from '../../../procedures/index.ts'
import { presentRecord } from './present-record.ts'
import { type TakenRecord, takeSealed } from './take-sealed.ts'
import { RecordRefusedError, VaultFullError } from './vault-errors.ts'
import type { VaultPorts } from './vault-ports.ts'
import { findReadingKey, findRecord, saveRecord, vaultSize } from './vault-store.ts'

/** A life's papers of a kennel; X-rays are some 5 MiB each. */
const LIMITS = { mostRecords: 200, mostBytes: 512 * 1024 * 1024 } as const

/**
 * Stores a record that was sealed on its owner's machine and has its fingerprint anchored. The server sees an id, a
 * number and a padded length. Handing the same bytes in again changes nothing.
 */
export const createStoreRecord = (ports: VaultPorts) =>
  slowCommand
    .input(storeRecordInputSchema)
    .output(storedRecordSchema)
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.caller
      const taken = takeSealed(input.sealed)
      const { recordId } = taken.header
      const known = await findRecord(ctx.db, recordId)
      if (known !== null) assertSame(known, taken, userId)
      if (known === null) {
        await assertRoom(ctx.db, userId, taken.sealed.byteLength)
        const blobId = ctx.ids.next()
        await ports.files.save(blobId, taken.sealed)
        await ctx
          .inTransaction(async db => {
            await assertRoom(db, userId, taken.sealed.byteLength)
            await insertRecord(db, taken, {
              ...{ blobId, ownerId: userId, ownerDid: input.did },
              storedAt: ctx.clock.now(),
            })
          })
          .catch(async (error: unknown) => {
            await ports.files.remove(blobId)
            throw error
          })
        // Nobody waits: the fingerprint goes along with the next batch.
        void ports.queue.wake()
      }
      return presentRecord(ctx.db, ports, recordId)
    })

function assertSame(
  known: { readonly ownerId: UserId; readonly digest: string },
  taken: TakenRecord,
  userId: UserId,
): void {
  // Of somebody else's record not even that it exists is told.
  if (known.ownerId !== userId || known.digest !== taken.digest)
    throw new RecordRefusedError('another-record')
}

async function assertRoom(db: Database, ownerId: UserId, byteLength: number): Promise<void> {
  const { records, bytes } = await vaultSize(db, ownerId)
  if (records >= LIMITS.mostRecords || bytes + byteLength > LIMITS.mostBytes) throw new VaultFullError(LIMITS)
}

async function insertRecord(
  db: Database,
  { header, sealed, digest }: TakenRecord,
  kept: {
    readonly blobId: string
    readonly ownerId: UserId
    readonly ownerDid: string
    readonly storedAt: Date
  },
): Promise<void> {
  const key = await findReadingKey(db, { did: kept.ownerDid })
  if (key?.userId !== kept.ownerId) throw new RecordRefusedError('no-key')
  if ((await findRecord(db, header.recordId)) !== null) throw new RecordRefusedError('another-record')
  const { recordId, version } = header
  await saveRecord(db, {
    ...{ recordId, version, digest, byteLength: sealed.byteLength },
    ...kept,
  })
}
