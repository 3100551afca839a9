import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../procedures/index.ts'

/** True when one of two owners blocked the other; neither may then see, match or meet the other. */
export async function isBlockedEitherWay(db: Database, one: UserId, other: UserId): Promise<boolean> {
  const rows = await db.block.count({
    where: {
      OR: [
        { blockerId: one, blockedId: other },
        { blockerId: other, blockedId: one },
      ],
    },
  })
  return rows > 0
}

/** Everyone a user must not come across: whom they blocked and who blocked them. */
export async function blockedUserIds(db: Database, userId: UserId): Promise<ReadonlySet<UserId>> {
  const rows = await db.block.findMany({ where: { OR: [{ blockerId: userId }, { blockedId: userId }] } })
  return new Set(rows.map(row => (row.blockerId === userId ? row.blockedId : row.blockerId) as UserId))
}

/** The same of everybody at once; whoever is not there came across nobody they must not. */
export async function everyBlockedUserId(db: Database): Promise<ReadonlyMap<UserId, ReadonlySet<UserId>>> {
  const apart = new Map<UserId, Set<UserId>>()
  const keep = (one: UserId, other: UserId) => apart.set(one, (apart.get(one) ?? new Set()).add(other))
  for (const row of await db.block.findMany({ select: { blockerId: true, blockedId: true } })) {
    const [one, other] = [row.blockerId as UserId, row.blockedId as UserId]
    keep(one, other)
    keep(other, one)
  }
  return apart
}

/** Whom a user blocked, the latest first. */
export async function listBlocksOf(db: Database, blockerId: UserId) {
  return db.block.findMany({ where: { blockerId }, orderBy: { createdAt: 'desc' } })
}

/** Blocks someone; again is harmless. */
export async function insertBlock(
  db: Database,
  block: { readonly blockerId: UserId; readonly blockedId: UserId; readonly createdAt: Date },
): Promise<void> {
  const { blockerId, blockedId } = block
  await db.block.upsert({
    where: { blockerId_blockedId: { blockerId, blockedId } },
    create: block,
    update: {},
  })
}

/** Takes a block back; when there is none that is harmless too. */
export async function deleteBlock(db: Database, blockerId: UserId, blockedId: UserId): Promise<void> {
  await db.block.deleteMany({ where: { blockerId, blockedId } })
}
