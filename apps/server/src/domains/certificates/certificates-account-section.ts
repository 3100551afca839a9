import type { AccountSection } from '../identity/index.ts'
import { eraseCertificates, exportCertificates } from './certificates-store.ts'
import type { PinStore } from './pin-store.ts'

/** A breeder's keys and certificates, for export and deletion. */
export function certificatesAccountSection(pins: PinStore | null): AccountSection {
  return {
    name: 'certificates',
    exportRows: exportCertificates,
    eraseRows: async (db, userId) => {
      const cids = await eraseCertificates(db, userId)
      return async () => {
        for (const cid of cids) await pins?.unpin(cid)
      }
    },
  }
}
