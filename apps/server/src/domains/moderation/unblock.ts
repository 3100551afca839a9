import { userIdSchema } from '@pawfect/domain/identity'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { deleteBlock } from './blocks-store.ts'

/** Takes a block of the caller's back; their own block of the caller, if any, stays. */
export const unblock = command
  .input(z.strictObject({ userId: userIdSchema }))
  .output(z.object({ userId: userIdSchema }))
  .mutation(async ({ ctx, input: { userId: blockedId } }) => {
    const blockerId = ctx.caller.userId
    await deleteBlock(ctx.db, blockerId, blockedId)
    ctx.emit('moderation/unblocked', { blockerId, blockedId })
    return { userId: blockedId }
  })
