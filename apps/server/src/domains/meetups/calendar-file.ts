import { meetupIdSchema } from '@pawfect/domain/meetups'
import { z } from 'zod'
import { signedInQuery } from '../../procedures/index.ts'
import { findOwnPet } from '../pets/index.ts'
import { readMeetup, viewMeetup } from './meetup-view.ts'
import type { MeetupsPorts } from './meetups-ports.ts'
import { calendarFilename, writeCalendar } from './write-calendar.ts'

/** A meet-up as a file every calendar opens. */
export const createCalendarFile = ({ apartFrom }: MeetupsPorts) =>
  signedInQuery
    .input(z.strictObject({ meetupId: meetupIdSchema }))
    .output(z.object({ filename: z.string(), ics: z.string() }))
    .query(async ({ ctx, input }) => {
      const meetup = await viewMeetup(ctx, await readMeetup(ctx, input.meetupId, apartFrom))
      const mine = await findOwnPet(ctx.db, meetup.myPetId, ctx.caller.userId)
      const names = { myPet: mine.name, otherPet: meetup.other.name }
      return { filename: calendarFilename(meetup), ics: writeCalendar(meetup, names, ctx.clock.now()) }
    })
