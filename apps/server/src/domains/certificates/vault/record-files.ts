import type { Database } from '../../../procedures/index.ts'

/** Where sealed records lie; implemented by gateways/blobs. Names are the database's blob ids. */
export interface RecordFiles {
  /** Stores sealed bytes durably before it returns. */
  readonly save: (blobId: string, sealed: Uint8Array) => Promise<void>
  /** @returns null when there is no such file. */
  readonly read: (blobId: string) => Promise<Uint8Array | null>
  /** Deletes the bytes; deleting what is not there is no error. */
  readonly remove: (blobId: string) => Promise<void>
  readonly list: () => Promise<readonly string[]>
}

/** Removes files no record names: what a crash between file and row left behind. @returns how many. */
export async function sweepRecords(db: Database, files: RecordFiles): Promise<number> {
  const known = new Set((await db.vaultRecord.findMany({ select: { blobId: true } })).map(row => row.blobId))
  const orphans = (await files.list()).filter(blobId => !known.has(blobId))
  for (const blobId of orphans) await files.remove(blobId)
  return orphans.length
}
