/** What other domains and the runtime may use of identity. */
export type { AccountSection } from './account-section.ts'
export { type Accounts, type AccountsParts, type NewAccount, openAccounts } from './accounts.ts'
export type { IdentityPorts } from './identity-ports.ts'
export { createIdentityRouter } from './identity-router.ts'
export {
  findProfile,
  listHabits,
  markSuspended,
  namesOf,
  placeColumns,
  placeOf,
} from './identity-store.ts'
