import type { AccountSection } from './account-section.ts'
import type { Accounts } from './accounts.ts'

/** What identity needs from the rest of the house. */
export interface IdentityPorts {
  readonly accounts: Accounts
  /** One per domain that keeps something about an account; erased in this order. */
  readonly sections: readonly AccountSection[]
  /** Overwrites what deleted rows left in the database's files. */
  readonly scrub: () => Promise<void>
}
