import type { AccountSection } from '../identity/index.ts'
import { eraseMeetups, exportMeetups } from './meetups-store.ts'

/** An owner's meet-ups and what they said of them, for export and deletion. */
export const meetupsAccountSection: AccountSection = {
  name: 'meetups',
  exportRows: exportMeetups,
  eraseRows: async (db, userId) => {
    await eraseMeetups(db, userId)
    return undefined
  },
}
