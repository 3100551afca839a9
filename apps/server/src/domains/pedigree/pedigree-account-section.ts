import type { AccountSection } from '../identity/index.ts'
import { listSharesOf, removeSharesOf } from './pedigree-store.ts'

/** The ancestries an owner shares. */
export const pedigreeAccountSection: AccountSection = {
  name: 'pedigrees',
  exportRows: (db, userId) => listSharesOf(db, userId),
  eraseRows: async (db, userId) => {
    await removeSharesOf(db, userId)
    return undefined
  },
}
