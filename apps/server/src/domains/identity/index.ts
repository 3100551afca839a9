/** What other domains and the runtime may use of identity. */
export type { AccountSection } from './account-section.ts'
export { type Accounts, type AccountsParts, type NewAccount, openAccounts } from './accounts.ts'
export { UserNotFoundError } from './identity-errors.ts'
export { createIdentityRouter, type IdentityPorts } from './identity-router.ts'
export {
  findProfile,
  isSuspended,
  listHabits,
  markSuspended,
  namesOf,
  placeColumns,
  placeOf,
} from './identity-store.ts'
