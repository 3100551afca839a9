import { router } from '../../procedures/index.ts'
import { createDeleteAccount } from './delete-account.ts'
import { createExportAccount } from './export-account.ts'
import type { IdentityPorts } from './identity-ports.ts'
import { listDevices } from './list-devices.ts'
import { me } from './me.ts'
import { revokeDevice } from './revoke-device.ts'
import { updateProfile } from './update-profile.ts'

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
