import { meetupIdSchema } from '@pawfect/domain/meetups'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { readMeetup } from './meetup-view.ts'
import type { MeetupsPorts } from './meetups-ports.ts'
import { endPresence } from './meetups-store.ts'

/** Takes the caller out of a park; leaving one they are not in is fine. */
export const createLeavePark = ({ apartFrom }: MeetupsPorts) =>
  command
    .input(z.strictObject({ meetupId: meetupIdSchema }))
    .output(z.object({ left: z.literal(true) }))
    .mutation(async ({ ctx, input: { meetupId } }) => {
      const { state } = await readMeetup(ctx, meetupId, apartFrom)
      await endPresence(ctx.db, meetupId, { userId: ctx.caller.userId, now: ctx.clock.now() })
      ctx.emit('meetups/meetup-changed', { meetupId, state })
      return { left: true as const }
    })
