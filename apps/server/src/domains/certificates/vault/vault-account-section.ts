import type { AccountSection } from '../../identity/index.ts'
import type { RecordFiles } from './record-files.ts'
import { eraseVault, exportVault } from './vault-store.ts'

/** Sealed records, readers and shares of an account, for export and deletion. */
export function vaultAccountSection(files: RecordFiles): AccountSection {
  return {
    name: 'vault',
    exportRows: exportVault,
    eraseRows: async (db, userId) => {
      const blobIds = await eraseVault(db, userId)
      return async () => {
        for (const blobId of blobIds) await files.remove(blobId)
      }
    },
  }
}
