import {
  type MeetupAnswer,
  meetupIdSchema,
  meetupSchema,
  meetupStateAt,
  stateAfter,
} from '@pawfect/domain/meetups'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { findOwnPet, findVisiblePet } from '../pets/index.ts'
import { type Looking, readMeetup, sidesOf, viewMeetup } from './meetup-view.ts'
import { MatchNotFoundError, WrongStateError } from './meetups-errors.ts'
import type { MeetupsPorts } from './meetups-ports.ts'
import { endPresence, type FullMeetupRow, saveState } from './meetups-store.ts'
import { requireFitForReal } from './plan-meetup.ts'

/** One procedure for each answer an owner may give: accept, decline, cancel. */
export const createAnswerMeetup = (answer: MeetupAnswer, { apartFrom, learnReply }: MeetupsPorts) =>
  command
    .input(z.strictObject({ meetupId: meetupIdSchema }))
    .output(meetupSchema)
    .mutation(async ({ ctx, input: { meetupId } }) => {
      const now = ctx.clock.now()
      const row = await readMeetup(ctx, meetupId, apartFrom)
      const sides = sidesOf(row, ctx.caller.userId)
      const { proposedByMe, otherUserId } = sides
      const standing = meetupStateAt(row, now)
      const state = stateAfter(answer, { state: standing, byProposer: proposedByMe })
      if (state === null) throw new WrongStateError(standing)
      if (answer === 'accept' && row.kind === 'real') await requireStillFit(ctx, row)
      await saveState(ctx.db, meetupId, { state, now })
      if (state === 'cancelled') {
        for (const userId of [ctx.caller.userId, otherUserId])
          await endPresence(ctx.db, meetupId, { userId, now })
      }
      if (answer !== 'cancel') {
        const pair = { petId: sides.myPetId, otherPetId: sides.otherPetId }
        const said = answer === 'accept' ? 'yes' : 'no'
        const { matchId, createdAt: proposedAt } = row
        await learnReply(ctx.db, { meetupId, matchId, ...pair, said, proposedAt, at: now })
        ctx.emit('meetups/invitation-answered', pair)
      }
      ctx.emit('meetups/meetup-changed', { meetupId, state })
      return viewMeetup(ctx, await readMeetup(ctx, meetupId, apartFrom))
    })

/** Papers may have changed since the proposal. */
async function requireStillFit({ db, caller }: Looking, row: FullMeetupRow): Promise<void> {
  const { myPetId, otherPetId } = sidesOf(row, caller.userId)
  const theirs = await findVisiblePet(db, otherPetId)
  if (theirs === null) throw new MatchNotFoundError()
  requireFitForReal(await findOwnPet(db, myPetId, caller.userId), theirs, row.startsAt)
}
