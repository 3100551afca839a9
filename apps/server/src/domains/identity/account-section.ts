import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../procedures/index.ts'

/**
 * What one domain keeps about an account. Identity knows none of them: runtime/context.ts hands it
 * the list, and export and deletion walk through it.
 */
export interface AccountSection {
  /** Key in the export file. */
  readonly name: string
  /** Everything this domain keeps about the user, as plain JSON. */
  readonly exportRows: (db: Database, userId: UserId) => Promise<unknown>
  /**
   * Deletes all of it, in the transaction that deletes the account.
   *
   * @returns what is left to do outside the database once that has committed (files), if anything.
   */
  readonly eraseRows: (db: Database, userId: UserId) => Promise<(() => Promise<void>) | undefined>
}
