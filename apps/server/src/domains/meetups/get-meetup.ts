import { meetupIdSchema, meetupSchema } from '@pawfect/domain/meetups'
import { z } from 'zod'
import { signedInQuery } from '../../procedures/index.ts'
import { readMeetup, viewMeetup } from './meetup-view.ts'
import type { MeetupsPorts } from './meetups-ports.ts'

/** One of the caller's meet-ups. */
export const createGetMeetup = ({ apartFrom }: MeetupsPorts) =>
  signedInQuery
    .input(z.strictObject({ meetupId: meetupIdSchema }))
    .output(meetupSchema)
    .query(async ({ ctx, input }) => viewMeetup(ctx, await readMeetup(ctx, input.meetupId, apartFrom)))
