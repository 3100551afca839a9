import type { AccountScope } from '../../bridge/index.ts'
import type { CompanionDatabase } from './companion-database.ts'

/** What the app has seen, by account. */
export type CacheStore = {
  readonly get: (accountId: AccountScope, key: string) => string | null
  readonly set: (accountId: AccountScope, key: string, text: string) => void
  readonly delete: (accountId: AccountScope, key: string) => boolean
}

/** Characters one account's cache may hold before its oldest entries go. */
const MAX_CHARS_PER_ACCOUNT = 16 * 1024 * 1024

/** Keeps cached answers in the companion's database, the oldest going first when an account has too many. */
export function createCacheStore(database: CompanionDatabase): CacheStore {
  const read = database.prepare<[string, string], { text: string }>(
    'SELECT text FROM cache_entry WHERE account_id = ? AND key = ?',
  )
  const write = database.prepare('INSERT OR REPLACE INTO cache_entry VALUES (?, ?, ?, ?)')
  const remove = database.prepare('DELETE FROM cache_entry WHERE account_id = ? AND key = ?')
  const sizes = database.prepare<[string], { key: string; chars: number }>(
    'SELECT key, length(text) AS chars FROM cache_entry WHERE account_id = ? ORDER BY kept_at DESC, rowid DESC',
  )
  const set = database.transaction((accountId: AccountScope, key: string, text: string) => {
    write.run(accountId, key, text, Date.now())
    let total = 0
    for (const entry of sizes.all(accountId)) {
      total += entry.chars
      if (total > MAX_CHARS_PER_ACCOUNT) remove.run(accountId, entry.key)
    }
  })
  return {
    get: (accountId, key) => read.get(accountId, key)?.text ?? null,
    set: (accountId, key, text) => set(accountId, key, text),
    delete: (accountId, key) => remove.run(accountId, key).changes > 0,
  }
}
