import type { AccountScope } from '../../bridge/index.ts'
import type { CompanionDatabase } from './companion-database.ts'

/** Tables that hold something of an account; a new one belongs in this list. */
const ACCOUNT_TABLES = [
  'draft',
  'cache_entry',
  'signing_key',
  'certificate_bundle',
  'photo_original',
  'agreement_key',
  'vault_key',
  'vault_record',
  'learning_choice',
  'learning_lesson',
  'learning_round',
] as const

/** Deletes every row this machine keeps for the account and folds the write-ahead log, so that nothing lingers in it. */
export function forgetAccountRows(database: CompanionDatabase, accountId: AccountScope): void {
  const forget = database.transaction(() => {
    for (const table of ACCOUNT_TABLES) {
      database.prepare(`DELETE FROM ${table} WHERE account_id = ?`).run(accountId)
    }
  })
  forget()
  database.pragma('wal_checkpoint(TRUNCATE)')
}
