import type { UserId } from '@pawfect/domain/identity'
import type { CompanionDatabase } from './companion-database.ts'

/** One version of a record as this machine keeps it. */
export type StoredVersion = {
  readonly recordId: string
  readonly version: number
  /** Whether the server is known to have it. */
  readonly isStored: boolean
  readonly protection: 'keychain' | 'file'
  /** The record's key and what is noted about it, sealed like every key. */
  readonly sealedSecret: Uint8Array
  readonly sealedAt: string
}

type RecordName = { readonly accountId: UserId; readonly recordId: string }

/** Own records and their keys, all sealed, by account. */
export type VaultRecordStore = {
  readonly add: (accountId: UserId, version: StoredVersion & { readonly sealed: Uint8Array }) => void
  /** Every version of a record, the newest first. */
  readonly versions: (name: RecordName) => StoredVersion[]
  /** Every version of every record, the newest record and version first. */
  readonly list: (accountId: UserId) => StoredVersion[]
  readonly sealedBytes: (name: RecordName & { readonly version: number }) => Uint8Array | undefined
  /** Marks a version as stored and destroys all others with their keys. @returns false when it is not here. */
  readonly keepOnly: (name: RecordName & { readonly version: number }) => boolean
  readonly forget: (name: RecordName) => boolean
}

type Row = {
  record_id: string
  version: number
  is_stored: number
  protection: string
  sealed_secret: Uint8Array
  sealed_at: string
}

const COLUMNS = 'record_id, version, is_stored, protection, sealed_secret, sealed_at'

/** Keeps own records in the companion's database. */
export function createVaultRecordStore(database: CompanionDatabase): VaultRecordStore {
  const insert = database.prepare('INSERT INTO vault_record VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const ofRecord = database.prepare<[string, string], Row>(
    `SELECT ${COLUMNS} FROM vault_record WHERE account_id = ? AND record_id = ? ORDER BY version DESC`,
  )
  const ofAccount = database.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM vault_record WHERE account_id = ? ORDER BY sealed_at DESC, record_id, version DESC`,
  )
  const bytes = database.prepare<[string, string, number], { sealed: Uint8Array }>(
    'SELECT sealed FROM vault_record WHERE account_id = ? AND record_id = ? AND version = ?',
  )
  const mark = database.prepare(
    'UPDATE vault_record SET is_stored = 1 WHERE account_id = ? AND record_id = ? AND version = ?',
  )
  const others = database.prepare(
    'DELETE FROM vault_record WHERE account_id = ? AND record_id = ? AND version <> ?',
  )
  const all = database.prepare('DELETE FROM vault_record WHERE account_id = ? AND record_id = ?')
  const keepOnly = database.transaction((accountId: string, recordId: string, version: number) => {
    if (mark.run(accountId, recordId, version).changes === 0) return false
    return others.run(accountId, recordId, version).changes >= 0
  })
  // A destroyed key must not live on in the write-ahead log.
  const shred = () => database.pragma('wal_checkpoint(TRUNCATE)')
  return {
    add: (accountId, { recordId, version, isStored, protection, sealedSecret, sealedAt, sealed }) => {
      const state = isStored ? 1 : 0
      insert.run(accountId, recordId, version, state, protection, sealedSecret, sealed, sealedAt)
    },
    versions: ({ accountId, recordId }) => ofRecord.all(accountId, recordId).map(versionOf),
    list: accountId => ofAccount.all(accountId).map(versionOf),
    sealedBytes: ({ accountId, recordId, version }) => bytes.get(accountId, recordId, version)?.sealed,
    keepOnly: ({ accountId, recordId, version }) => {
      const kept = keepOnly(accountId, recordId, version)
      shred()
      return kept
    },
    forget: ({ accountId, recordId }) => {
      const forgotten = all.run(accountId, recordId).changes > 0
      shred()
      return forgotten
    },
  }
}

function versionOf(row: Row): StoredVersion {
  return {
    recordId: row.record_id,
    version: row.version,
    isStored: row.is_stored === 1,
    protection: row.protection === 'keychain' ? 'keychain' : 'file',
    sealedSecret: row.sealed_secret,
    sealedAt: row.sealed_at,
  }
}
