import { meetupSchema } from '@pawfect/domain/meetups'
import { signedInQuery } from '../../procedures/index.ts'
import { sidesOf, viewMeetups } from './meetup-view.ts'
import type { MeetupsPorts } from './meetups-ports.ts'
import { listMeetupsOf } from './meetups-store.ts'

/** The caller's meet-ups, the latest start first. Desktops poll it: it reads three indexes and no more. */
export const createListMeetups = ({ apartFrom }: MeetupsPorts) =>
  signedInQuery.output(meetupSchema.array()).query(async ({ ctx }) => {
    const { userId } = ctx.caller
    const apart = await apartFrom(ctx.db, userId)
    const rows = await listMeetupsOf(ctx.db, { userId, now: ctx.clock.now() })
    return viewMeetups(
      ctx,
      rows.filter(row => !apart.has(sidesOf(row, userId).otherUserId)),
    )
  })
