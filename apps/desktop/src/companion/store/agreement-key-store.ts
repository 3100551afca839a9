import type { AccountScope } from '../../bridge/index.ts'
import type { CompanionDatabase } from './companion-database.ts'

/** The key an account signs agreements with, sealed. */
export type StoredAgreementKey = {
  readonly address: string
  readonly protection: 'keychain' | 'file'
  readonly sealedSecret: Uint8Array
}

/** One agreement key for each account; secrets only ever sealed. */
export type AgreementKeyStore = {
  readonly find: (accountId: AccountScope) => StoredAgreementKey | undefined
  /** Keeps the first key of an account. @returns the key that is kept. */
  readonly addFirst: (accountId: AccountScope, key: StoredAgreementKey) => StoredAgreementKey
}

type Row = { address: string; protection: string; sealed_secret: Uint8Array }

/** Keeps agreement keys in the companion's database. */
export function createAgreementKeyStore(database: CompanionDatabase): AgreementKeyStore {
  const one = database.prepare<[string], Row>('SELECT * FROM agreement_key WHERE account_id = ?')
  const insert = database.prepare('INSERT OR IGNORE INTO agreement_key VALUES (?, ?, ?, ?, ?)')
  const find = (accountId: AccountScope): StoredAgreementKey | undefined => {
    const row = one.get(accountId)
    if (row === undefined) return undefined
    const protection = row.protection === 'keychain' ? 'keychain' : 'file'
    return { address: row.address, protection, sealedSecret: row.sealed_secret }
  }
  return {
    find,
    addFirst: (accountId, key) => {
      insert.run(accountId, key.address, key.protection, key.sealedSecret, new Date().toISOString())
      return find(accountId) ?? key
    },
  }
}
