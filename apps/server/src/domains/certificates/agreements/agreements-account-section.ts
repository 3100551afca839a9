import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../../procedures/index.ts'
import type { AccountSection } from '../../identity/index.ts'

/**
 * Agreements of an account. What others signed too stays for them, without the account; drafts nobody else has
 * joined are deleted.
 */
export const agreementsAccountSection: AccountSection = {
  name: 'agreements',
  exportRows: async (db, userId) => ({
    key: await db.agreementKey.findUnique({ where: { userId } }),
    agreements: await db.agreement.findMany({
      where: { parts: { some: { userId } } },
      include: { events: true },
    }),
  }),
  eraseRows: async (db, userId) => {
    await eraseAgreements(db, userId)
    return undefined
  },
}

async function eraseAgreements(db: Database, userId: UserId): Promise<void> {
  await db.agreement.deleteMany({
    where: { proposerId: userId, parts: { none: { userId: { not: null, notIn: [userId] } } } },
  })
  await db.agreement.updateMany({
    where: { state: 'open', parts: { some: { userId } } },
    data: { state: 'withdrawn' },
  })
  await db.agreementPart.updateMany({ where: { userId }, data: { userId: null, code: null } })
  await db.agreement.updateMany({ where: { proposerId: userId }, data: { proposerId: '' } })
  await db.agreementKey.deleteMany({ where: { userId } })
}
