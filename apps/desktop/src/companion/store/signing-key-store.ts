import type { AccountScope, PublicSigningKey } from '../../bridge/index.ts'
import type { CompanionDatabase } from './companion-database.ts'

/** A signing key as stored: the private half sealed. */
export type StoredSigningKey = PublicSigningKey & { readonly sealedSeed: Uint8Array }

/** Signing keys, by account; private halves only ever sealed. */
export type SigningKeyStore = {
  readonly add: (accountId: AccountScope, key: StoredSigningKey) => void
  readonly find: (accountId: AccountScope, keyId: string) => StoredSigningKey | undefined
  readonly list: (accountId: AccountScope) => PublicSigningKey[]
}

type KeyRow = {
  key_id: string
  label: string
  did: string
  verification_method: string
  protection: string
  sealed_seed: Uint8Array
  created_at: string
}

/** Keeps signing keys in the companion's database. */
export function createSigningKeyStore(database: CompanionDatabase): SigningKeyStore {
  const insert = database.prepare('INSERT INTO signing_key VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const one = database.prepare<[string, string], KeyRow>(
    'SELECT * FROM signing_key WHERE account_id = ? AND key_id = ?',
  )
  const all = database.prepare<[string], KeyRow>(
    'SELECT * FROM signing_key WHERE account_id = ? ORDER BY created_at, key_id',
  )
  return {
    add: (accountId, key) => {
      insert.run(
        accountId,
        key.keyId,
        key.label,
        key.did,
        key.verificationMethod,
        key.protection,
        key.sealedSeed,
        key.createdAt,
      )
    },
    find: (accountId, keyId) => {
      const row = one.get(accountId, keyId)
      return row === undefined ? undefined : { ...publicKeyOf(row), sealedSeed: row.sealed_seed }
    },
    list: accountId => all.all(accountId).map(publicKeyOf),
  }
}

function publicKeyOf(row: KeyRow): PublicSigningKey {
  return {
    keyId: row.key_id,
    label: row.label,
    did: row.did,
    verificationMethod: row.verification_method,
    protection: row.protection === 'keychain' ? 'keychain' : 'file',
    createdAt: row.created_at,
  }
}
