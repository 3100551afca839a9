import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type AccountScope, BridgeError } from '../../bridge/index.ts'
import type { CompanionDatabase } from './companion-database.ts'

/** Photo originals as files, one folder per account. */
export type PhotoOriginalStore = {
  /** The file is on disk when this resolves. @returns the original's id. */
  readonly save: (accountId: AccountScope, photo: OriginalPhoto) => Promise<string>
  /** @throws {BridgeError} `pets/photo-original-missing`. */
  readonly read: (accountId: AccountScope, originalId: string) => Promise<OriginalPhoto>
  readonly delete: (accountId: AccountScope, originalId: string) => Promise<boolean>
  readonly adopt: (accountId: AccountScope) => Promise<void>
  readonly forget: (accountId: AccountScope) => Promise<void>
}

/** A photo as its owner dropped it. */
export type OriginalPhoto = { readonly bytes: Uint8Array<ArrayBuffer>; readonly filename: string }

/** Two hundred photos of twenty megabytes: an account beyond this fills the disk of its owner. */
const MAX_BYTES_PER_ACCOUNT = 4 * 1024 * 1024 * 1024

/** Keeps originals below `folder`, their names in the database. */
export function createPhotoOriginalStore(database: CompanionDatabase, folder: string): PhotoOriginalStore {
  const insert = database.prepare('INSERT INTO photo_original VALUES (?, ?, ?, ?, ?)')
  const find = database.prepare<[string, string], { filename: string }>(
    'SELECT filename FROM photo_original WHERE account_id = ? AND original_id = ?',
  )
  const kept = database.prepare<[string], { bytes: number }>(
    'SELECT coalesce(sum(byte_length), 0) AS bytes FROM photo_original WHERE account_id = ?',
  )
  const remove = database.prepare('DELETE FROM photo_original WHERE account_id = ? AND original_id = ?')
  const ids = database.prepare<[string], { original_id: string }>(
    'SELECT original_id FROM photo_original WHERE account_id = ?',
  )
  const move = database.prepare(
    'UPDATE photo_original SET account_id = ? WHERE account_id = ? AND original_id = ?',
  )
  const drop = database.prepare('DELETE FROM photo_original WHERE account_id = ?')
  const fileOf = (accountId: AccountScope, originalId: string) =>
    join(drawerOf(folder, accountId), originalId)

  return {
    save: async (accountId, { bytes, filename }) => {
      if ((kept.get(accountId)?.bytes ?? 0) + bytes.byteLength > MAX_BYTES_PER_ACCOUNT) throw drawerFull()
      const originalId = randomUUID()
      await writeDurably(fileOf(accountId, originalId), bytes)
      insert.run(accountId, originalId, filename, bytes.byteLength, new Date().toISOString())
      return originalId
    },
    read: async (accountId, originalId) => {
      const row = find.get(accountId, originalId)
      if (row === undefined) throw missing(originalId)
      const bytes = await readFile(fileOf(accountId, originalId)).catch(cause => {
        throw Object.assign(missing(originalId), { cause })
      })
      return { bytes: new Uint8Array(bytes), filename: row.filename }
    },
    delete: async (accountId, originalId) => {
      const deleted = remove.run(accountId, originalId).changes > 0
      if (deleted) await rm(fileOf(accountId, originalId), { force: true })
      return deleted
    },
    adopt: async accountId => {
      await mkdir(drawerOf(folder, accountId), { recursive: true, mode: 0o700 })
      for (const { original_id: originalId } of ids.all('nobody')) {
        await rename(fileOf('nobody', originalId), fileOf(accountId, originalId))
        move.run(accountId, 'nobody', originalId)
      }
    },
    forget: async accountId => {
      drop.run(accountId)
      await rm(drawerOf(folder, accountId), { recursive: true, force: true })
    },
  }
}

/** A digest, because a file system may fold the case of two ids into one. */
function drawerOf(folder: string, accountId: AccountScope): string {
  return join(folder, createHash('sha256').update(accountId).digest('hex').slice(0, 32))
}

/** Writes beside the target, syncs, then renames: never half a photo. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  const file = await open(`${path}.part`, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.part`, path)
}

function missing(originalId: string): BridgeError {
  return new BridgeError({
    code: 'pets/photo-original-missing',
    message: 'this machine keeps no such photo',
    facts: { originalId },
  })
}

function drawerFull(): BridgeError {
  return new BridgeError({
    code: 'pets/photo-drawer-full',
    message: 'this account keeps too many photo originals here',
    facts: { maxBytes: MAX_BYTES_PER_ACCOUNT },
  })
}
