import { type StoredRecord, storedRecordSchema } from '@pawfect/domain/certificates'
import type { Database } from '../../../procedures/index.ts'
import { anchorMaker } from '../anchor-of.ts'
import { RecordNotFoundError } from './vault-errors.ts'
import type { VaultPorts } from './vault-ports.ts'
import { findBatches, findRecord, listReadingKeys, type RecordRow } from './vault-store.ts'

/** A record as its owner sees it. @throws {RecordNotFoundError} */
export async function presentRecord(
  db: Database,
  ports: Pick<VaultPorts, 'namesOf'>,
  recordId: string,
): Promise<StoredRecord> {
  const row = await findRecord(db, recordId)
  const [record] = row === null ? [] : await presentRecords(db, ports, [row])
  if (record === undefined) throw new RecordNotFoundError()
  return record
}

/** Records as their owner sees them, with where each fingerprint is anchored and who may read. */
export async function presentRecords(
  db: Database,
  { namesOf }: Pick<VaultPorts, 'namesOf'>,
  rows: readonly RecordRow[],
): Promise<StoredRecord[]> {
  const batches = await findBatches(
    db,
    rows.flatMap(row => row.batchId ?? []),
  )
  const readerIds = [...new Set(rows.flatMap(row => row.shares.map(share => share.readerId)))]
  const names = await namesOf(db, readerIds)
  const readers = new Map(
    await Promise.all(
      readerIds.map(async id => [id, (await listReadingKeys(db, id)).map(key => key.reader)] as const),
    ),
  )
  const anchorOf = anchorMaker()
  return rows.map(({ recordId, version, digest, byteLength, storedAt, batchId, shares }) =>
    storedRecordSchema.parse({
      ...{ recordId, version, digest, byteLength, storedAt: storedAt.toISOString() },
      anchor: anchorOf({ digest, batch: batches.get(batchId ?? '') ?? null }),
      readers: shares.map(({ readerId, validUntil }) => ({
        readerId,
        name: names.get(readerId) ?? '',
        readers: readers.get(readerId) ?? [],
        validUntil: validUntil.toISOString(),
      })),
    }),
  )
}
