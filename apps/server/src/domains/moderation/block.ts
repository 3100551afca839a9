import { userIdSchema } from '@pawfect/domain/identity'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { insertBlock } from './blocks-store.ts'
import { SubjectNotFoundError, YourselfError } from './moderation-errors.ts'
import type { ModerationPorts } from './moderation-ports.ts'

/** Keeps somebody away from the caller, and the caller from them, everywhere and at once. */
export const createBlock = ({ ownerOf }: ModerationPorts) =>
  command
    .input(z.strictObject({ userId: userIdSchema }))
    .output(z.object({ userId: userIdSchema }))
    .mutation(async ({ ctx, input: { userId: blockedId } }) => {
      const blockerId = ctx.caller.userId
      if (blockedId === blockerId) throw new YourselfError()
      const known = await ownerOf(ctx.db, { kind: 'user', id: blockedId }, blockerId)
      if (known === null) throw new SubjectNotFoundError()
      await insertBlock(ctx.db, { blockerId, blockedId, createdAt: ctx.clock.now() })
      ctx.emit('moderation/blocked', { blockerId, blockedId })
      return { userId: blockedId }
    })
