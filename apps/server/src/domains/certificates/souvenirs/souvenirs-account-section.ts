import type { AccountSection } from '../../identity/index.ts'
import { forgetSignedDeeds } from '../record/index.ts'

/** Souvenirs and hosted events of an account. What stands in the record names no person and stays. */
export const souvenirsAccountSection: AccountSection = {
  name: 'souvenirs',
  exportRows: async (db, userId) => ({
    souvenirs: await db.souvenir.findMany({ where: { userId } }),
    hosted: await db.souvenirEvent.findMany({ where: { hostId: userId } }),
  }),
  eraseRows: async (db, userId) => {
    const rows = await db.souvenir.findMany({ where: { userId }, select: { id: true } })
    await forgetSignedDeeds(
      db,
      'souvenir',
      rows.map(({ id }) => id),
    )
    await db.souvenir.deleteMany({ where: { userId } })
    await db.souvenirEvent.deleteMany({ where: { hostId: userId } })
    return undefined
  },
}
