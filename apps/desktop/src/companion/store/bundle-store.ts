import type { AccountScope, StoredBundle } from '../../bridge/index.ts'
import type { CompanionDatabase } from './companion-database.ts'

/** Certificate bundles kept for offline use, by account. */
export type BundleStore = {
  /** @returns the instant it was saved, ISO. */
  readonly save: (accountId: AccountScope, kept: Omit<StoredBundle, 'savedAt'>) => string
  readonly list: (accountId: AccountScope) => StoredBundle[]
}

type BundleRow = { bundle_id: string; bundle: string; saved_at: string }

/** Keeps certificate bundles in the companion's database. */
export function createBundleStore(database: CompanionDatabase): BundleStore {
  const write = database.prepare('INSERT OR REPLACE INTO certificate_bundle VALUES (?, ?, ?, ?)')
  const all = database.prepare<[string], BundleRow>(
    'SELECT * FROM certificate_bundle WHERE account_id = ? ORDER BY saved_at DESC, bundle_id',
  )
  return {
    save: (accountId, { bundleId, bundle }) => {
      const savedAt = new Date().toISOString()
      write.run(accountId, bundleId, JSON.stringify(bundle), savedAt)
      return savedAt
    },
    list: accountId =>
      all.all(accountId).map(row => ({
        bundleId: row.bundle_id,
        bundle: JSON.parse(row.bundle) as StoredBundle['bundle'],
        savedAt: row.saved_at,
      })),
  }
}
