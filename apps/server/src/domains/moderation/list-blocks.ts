import type { UserId } from '@pawfect/domain/identity'
import { blockSchema } from '@pawfect/domain/moderation'
import { signedInQuery } from '../../procedures/index.ts'
import { listBlocksOf } from './blocks-store.ts'
import type { ModerationPorts } from './moderation-ports.ts'

/** Whom the caller blocked, the latest first. */
export const createListBlocks = ({ namesOf }: ModerationPorts) =>
  signedInQuery.output(blockSchema.array()).query(async ({ ctx }) => {
    const blocks = await listBlocksOf(ctx.db, ctx.caller.userId)
    const ids = blocks.map(block => block.blockedId as UserId)
    const names = await namesOf(ctx.db, ids)
    return blocks.map((block, index) => ({
      userId: block.blockedId as UserId,
      displayName: names.get(ids[index] as UserId) ?? '',
      blockedAt: block.createdAt.toISOString(),
    }))
  })
