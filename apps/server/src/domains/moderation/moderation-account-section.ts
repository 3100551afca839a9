import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../procedures/index.ts'

/** What moderation keeps about an account: whom they blocked and what they reported. */
export const moderationAccountSection = {
  name: 'moderation',
  exportRows: async (db: Database, userId: UserId) => {
    const blocks = await db.block.findMany({ where: { blockerId: userId } })
    const reports = await db.report.findMany({ where: { reporterId: userId } })
    return {
      blocks: blocks.map(({ blockedId, createdAt }) => ({ blockedId, createdAt })),
      reports: reports.map(({ reporterId: _me, ...report }) => report),
    }
  },
  eraseRows: async (db: Database, userId: UserId) => {
    await db.block.deleteMany({ where: { OR: [{ blockerId: userId }, { blockedId: userId }] } })
    // The case stays for the admins, without who brought it or their words.
    await db.report.updateMany({ where: { reporterId: userId }, data: { reporterId: null, details: '' } })
    return undefined
  },
}
