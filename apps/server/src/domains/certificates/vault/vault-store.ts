import { keptAccessSchema, type RecordShare } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { z } from 'zod'
import type { Prisma } from '#database'
import type { Database } from '../../../procedures/index.ts'
import { type BatchRow, batchOf } from '../certificates-store.ts'

/** Somebody who may read a record, as stored. */
export type ShareRow = Omit<RecordShare, 'validUntil'> & { readonly validUntil: Date }

/** A record as stored: nothing of what it says. */
export type RecordRow = {
  readonly recordId: string
  readonly ownerId: UserId
  readonly ownerDid: string
  readonly version: number
  readonly digest: string
  readonly blobId: string
  readonly byteLength: number
  readonly storedAt: Date
  readonly batchId: string | null
  readonly shares: readonly ShareRow[]
}

const WITH_SHARES = { shares: { orderBy: { sharedAt: 'asc' } } } as const
type StoredRow = Prisma.VaultRecordGetPayload<{ include: typeof WITH_SHARES }>

export async function findRecord(db: Database, recordId: string): Promise<RecordRow | null> {
  const row = await db.vaultRecord.findUnique({ where: { id: recordId }, include: WITH_SHARES })
  return row === null ? null : recordOf(row)
}

/** Every record of an owner, the latest first. */
export async function listRecordsOf(db: Database, ownerId: UserId): Promise<RecordRow[]> {
  const rows = await db.vaultRecord.findMany({
    where: { ownerId },
    include: WITH_SHARES,
    orderBy: [{ storedAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(recordOf)
}

/** Every record somebody may read now, the one that ends first first. */
export async function listSharedWith(db: Database, readerId: UserId, now: Date): Promise<RecordRow[]> {
  const rows = await db.vaultShare.findMany({
    where: { readerId, validUntil: { gt: now } },
    include: { record: { include: WITH_SHARES } },
    orderBy: [{ validUntil: 'asc' }, { recordId: 'asc' }],
  })
  return rows.map(({ record }) => recordOf(record))
}

/** How full an owner's vault is. */
export async function vaultSize(
  db: Database,
  ownerId: UserId,
): Promise<{ readonly records: number; readonly bytes: number }> {
  const sum = await db.vaultRecord.aggregate({
    where: { ownerId },
    _count: true,
    _sum: { byteLength: true },
  })
  return { records: sum._count, bytes: sum._sum.byteLength ?? 0 }
}

/** Writes a record, or its next version in place of the last: its fingerprint then waits to be anchored anew. */
export async function saveRecord(db: Database, row: Omit<RecordRow, 'batchId' | 'shares'>): Promise<void> {
  const { recordId, ...rest } = row
  await db.vaultRecord.upsert({
    where: { id: recordId },
    create: { id: recordId, ...rest },
    update: { ...rest, batchId: null },
  })
}

/** Lets somebody in, in place of how they were let in before. */
export async function saveShare(
  db: Database,
  recordId: string,
  { readerId, validUntil, accesses, now }: ShareRow & { readonly now: Date },
): Promise<void> {
  const row = { validUntil, accesses: accesses as Prisma.InputJsonArray, sharedAt: now }
  await db.vaultShare.upsert({
    where: { recordId_readerId: { recordId, readerId } },
    create: { recordId, readerId, ...row },
    update: row,
  })
}

/** Ends every share of a record; the next version's are written anew. */
export async function removeShares(db: Database, recordId: string): Promise<void> {
  await db.vaultShare.deleteMany({ where: { recordId } })
}

export async function removeRecord(db: Database, recordId: string): Promise<void> {
  await db.vaultRecord.delete({ where: { id: recordId } })
}

/** The batches with these ids. */
export async function findBatches(
  db: Database,
  batchIds: readonly string[],
): Promise<ReadonlyMap<string, BatchRow>> {
  const rows = await db.anchorBatch.findMany({ where: { id: { in: [...new Set(batchIds)] } } })
  return new Map(rows.map(row => [row.id, batchOf(row)]))
}

/** A key somebody reads with. */
export type ReadingKeyRow = { readonly reader: string; readonly did: string; readonly userId: UserId }

/** The keys somebody reads with, the latest first. */
export async function listReadingKeys(db: Database, userId: UserId): Promise<ReadingKeyRow[]> {
  const rows = await db.vaultKey.findMany({
    where: { userId },
    orderBy: [{ registeredAt: 'desc' }, { reader: 'asc' }],
  })
  return rows.map(row => ({ reader: row.reader, did: row.did, userId }))
}

/** Whose reading or signing key this is, or null. */
export async function findReadingKey(
  db: Database,
  key: { readonly reader: string } | { readonly did: string },
): Promise<ReadingKeyRow | null> {
  const row = await db.vaultKey.findUnique({ where: key })
  return row === null ? null : { reader: row.reader, did: row.did, userId: row.userId as UserId }
}

export async function insertReadingKey(
  db: Database,
  key: ReadingKeyRow & { readonly registeredAt: Date },
): Promise<void> {
  await db.vaultKey.create({ data: key })
}

/** Everything the vault keeps about somebody, for the export. What their records say is only on their machine. */
export async function exportVault(db: Database, userId: UserId): Promise<unknown> {
  return {
    readingKeys: await db.vaultKey.findMany({ where: { userId } }),
    records: await db.vaultRecord.findMany({ where: { ownerId: userId }, include: WITH_SHARES }),
    sharedWithMe: await db.vaultShare.findMany({ where: { readerId: userId } }),
    vaccinationQuestions: await db.vaccinationQuestion.findMany({
      where: { OR: [{ askerId: userId }, { ownerId: userId }] },
    }),
  }
}

/** Deletes all of it. @returns the files that are left to be removed. */
export async function eraseVault(db: Database, userId: UserId): Promise<string[]> {
  const rows = await db.vaultRecord.findMany({ where: { ownerId: userId }, select: { blobId: true } })
  await db.vaultRecord.deleteMany({ where: { ownerId: userId } })
  await db.vaultShare.deleteMany({ where: { readerId: userId } })
  await db.vaultKey.deleteMany({ where: { userId } })
  await db.vaccinationQuestion.deleteMany({ where: { OR: [{ askerId: userId }, { ownerId: userId }] } })
  return rows.map(row => row.blobId)
}

const accessesSchema = z.array(keptAccessSchema)

function recordOf(row: StoredRow): RecordRow {
  const { id, ownerId, shares, ...rest } = row
  return {
    ...rest,
    recordId: id,
    ownerId: ownerId as UserId,
    shares: shares.map(share => ({
      readerId: share.readerId as UserId,
      validUntil: share.validUntil,
      accesses: accessesSchema.parse(share.accesses),
    })),
  }
}
