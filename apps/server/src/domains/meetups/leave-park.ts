import { meetupIdSchema } from '@pawfect/domain/meetups'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { readMeetup } from './meetup-view.ts'
import type { MeetupsPorts } from './meetups-ports.ts'
import { endPresence } from './meetups-store.ts'

/**
 * Takes the caller out of a park; leaving one they are not in is fine. With `peerId` only that peer leaves, so
 * that a late goodbye of a closed window does not take out the one opened since.
 */
export const createLeavePark = ({ apartFrom }: MeetupsPorts) =>
  command
    .input(z.strictObject({ meetupId: meetupIdSchema, peerId: z.string().max(128).optional() }))
    .output(z.object({ left: z.literal(true) }))
    .mutation(async ({ ctx, input: { meetupId, peerId } }) => {
      const { state } = await readMeetup(ctx, meetupId, apartFrom)
      const visitor = { userId: ctx.caller.userId, ...(peerId === undefined ? {} : { peerId }) }
      await endPresence(ctx.db, meetupId, { ...visitor, now: ctx.clock.now() })
      ctx.emit('meetups/meetup-changed', { meetupId, state })
      return { left: true as const }
    })
