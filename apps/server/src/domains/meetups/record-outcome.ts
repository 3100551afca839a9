import {
  mayRecordOutcome,
  meetupSchema,
  meetupStateAt,
  recordOutcomeInputSchema,
} from '@pawfect/domain/meetups'
import { command } from '../../procedures/index.ts'
import { readMeetup, sidesOf, viewMeetup } from './meetup-view.ts'
import { TooEarlyForOutcomeError, WrongStateError } from './meetups-errors.ts'
import type { MeetupsPorts } from './meetups-ports.ts'
import { saveOutcome } from './meetups-store.ts'

/** "Would you meet again?": kept, and learned from at once. A later answer replaces the earlier one. */
export const createRecordOutcome = ({ apartFrom, learn }: MeetupsPorts) =>
  command
    .input(recordOutcomeInputSchema)
    .output(meetupSchema)
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.caller
      const now = ctx.clock.now()
      const row = await readMeetup(ctx, input.meetupId, apartFrom)
      if (row.state !== 'accepted') throw new WrongStateError(meetupStateAt(row, now))
      if (!mayRecordOutcome(row, now)) throw new TooEarlyForOutcomeError()
      const { myPetId: petId, otherPetId } = sidesOf(row, userId)
      const { meetupId, wouldMeetAgain } = input
      await saveOutcome(ctx.db, { ...input, userId, petId, otherPetId, recordedAt: now })
      await learn(ctx.db, { meetupId, matchId: row.matchId, petId, otherPetId, wouldMeetAgain, at: now })
      ctx.emit('meetups/outcome-recorded', { meetupId, petId, otherPetId, wouldMeetAgain })
      return viewMeetup(ctx, await readMeetup(ctx, meetupId, apartFrom))
    })
