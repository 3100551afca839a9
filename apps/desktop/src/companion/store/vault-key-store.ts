import type { UserId } from '@pawfect/domain/identity'
import type { CompanionDatabase } from './companion-database.ts'

/** The two keys of a vault, sealed: 32 bytes that sign and 32 that read. */
export type StoredVaultKeys = {
  readonly protection: 'keychain' | 'file'
  readonly sealedSecrets: Uint8Array
}

/** The keys of each account's vault; secrets only ever sealed. */
export type VaultKeyStore = {
  readonly find: (accountId: UserId) => StoredVaultKeys | undefined
  /** Keeps the first keys of an account. @returns those that are kept. */
  readonly addFirst: (accountId: UserId, keys: StoredVaultKeys) => StoredVaultKeys
}

type Row = { protection: string; sealed_secrets: Uint8Array }

/** Keeps vault keys in the companion's database. */
export function createVaultKeyStore(database: CompanionDatabase): VaultKeyStore {
  const one = database.prepare<[string], Row>(
    'SELECT protection, sealed_secrets FROM vault_key WHERE account_id = ?',
  )
  const insert = database.prepare('INSERT OR IGNORE INTO vault_key VALUES (?, ?, ?, ?)')
  const find = (accountId: UserId): StoredVaultKeys | undefined => {
    const row = one.get(accountId)
    if (row === undefined) return undefined
    const protection = row.protection === 'keychain' ? 'keychain' : 'file'
    return { protection, sealedSecrets: row.sealed_secrets }
  }
  return {
    find,
    addFirst: (accountId, keys) => {
      insert.run(accountId, keys.protection, keys.sealedSecrets, new Date().toISOString())
      return find(accountId) ?? keys
    },
  }
}
