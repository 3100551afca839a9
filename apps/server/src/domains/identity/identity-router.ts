import { router } from '../../procedures/index.ts'
import type { AccountSection } from './account-section.ts'
import type { Accounts } from './accounts.ts'
import { createDeleteAccount } from './delete-account.ts'
import { createExportAccount } from './export-account.ts'
import { listDevices } from './list-devices.ts'
import { me } from './me.ts'
import { revokeDevice } from './revoke-device.ts'
import { updateProfile } from './update-profile.ts'

/** What identity needs from the rest of the house. */
export interface IdentityPorts {
  readonly accounts: Accounts
  /** One per domain that keeps something about an account; erased in this order. */
  readonly sections: readonly AccountSection[]
  /** Overwrites what deleted rows left in the database's files. */
  readonly scrub: () => Promise<void>
}

/** Everything under `identity.`. */
export const createIdentityRouter = (ports: IdentityPorts) =>
  router({
    me,
    updateProfile,
    listDevices,
    revokeDevice,
    exportAccount: createExportAccount(ports.sections),
    deleteAccount: createDeleteAccount(ports),
  })
