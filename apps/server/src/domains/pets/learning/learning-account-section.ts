import type { AccountSection } from '../../identity/index.ts'

/** In which rounds somebody took part. What they sent is gone with the round. */
export const learningAccountSection: AccountSection = {
  name: 'learningRounds',
  exportRows: (db, userId) =>
    db.learningSeat.findMany({
      where: { userId },
      select: { roundId: true, joinedAt: true, sentAt: true },
      orderBy: { joinedAt: 'asc' },
    }),
  // A group that loses a member is not whole, and is never added up.
  eraseRows: async (db, userId) => {
    await db.learningSeat.deleteMany({ where: { userId } })
    return undefined
  },
}
