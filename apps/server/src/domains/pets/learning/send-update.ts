import { GROUP_SIZE, maskedUpdateSchema } from '@pawfect/domain/pets/learning'
import { z } from 'zod'
import { command } from '../../../procedures/index.ts'
import { GroupNotWholeError, NoSeatError, UpdateRefusedError } from './learning-errors.ts'
import { expectOpen } from './learning-state.ts'
import { groupOf, keepUpdate } from './learning-store.ts'

/**
 * Takes a masked update. The same one again is taken for an answer that was lost.
 *
 * @throws {LearningStoppedError | RoundClosedError | NoSeatError | GroupNotWholeError | UpdateRefusedError}
 */
export const sendUpdate = command
  .input(maskedUpdateSchema)
  .output(z.object({ isTaken: z.literal(true) }))
  .mutation(async ({ ctx: { db, clock, caller }, input: { roundId, masked } }) => {
    const round = await expectOpen(db, roundId, clock.now())
    const group = groupOf(round, caller.userId)
    if (group === null) throw new NoSeatError()
    if (group.members.length < GROUP_SIZE) throw new GroupNotWholeError()
    const bytes = Uint8Array.from(Buffer.from(masked, 'base64'))
    if (bytes.byteLength !== round.classes * 4) throw new UpdateRefusedError('another length')
    const before = round.members.find(({ userId }) => userId === caller.userId)?.masked ?? null
    if (before === null) {
      await keepUpdate(db, { roundId, userId: caller.userId }, { masked: bytes, sentAt: clock.now() })
    } else if (!Buffer.from(before).equals(bytes)) throw new UpdateRefusedError('another one was sent before')
    return { isTaken: true as const }
  })
