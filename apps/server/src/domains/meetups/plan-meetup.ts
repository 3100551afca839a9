import { isTimeZone, type UserId } from '@pawfect/domain/identity'
import { dayNumberOf, isVaccinatedOn } from '@pawfect/domain/matching'
import { judgeStart, meetupIdSchema, meetupSchema, planMeetupInputSchema } from '@pawfect/domain/meetups'
import type { Pet } from '@pawfect/domain/pets'
import { command, type Database } from '../../procedures/index.ts'
import { findOwnPet, findVisiblePet } from '../pets/index.ts'
import { readMeetup, viewMeetup } from './meetup-view.ts'
import {
  MatchNotFoundError,
  OnScreenOnlyError,
  StartNotPossibleError,
  TimeZoneUnknownError,
  VaccinationNeededError,
} from './meetups-errors.ts'
import type { MatchedPair, MeetupsPorts } from './meetups-ports.ts'
import { insertMeetup } from './meetups-store.ts'

/** Proposes a meeting to a match, now or at a time, in the park on screen or in the flesh. */
export const createPlanMeetup = ({ findMatch, apartFrom }: MeetupsPorts) =>
  command
    .input(planMeetupInputSchema)
    .output(meetupSchema)
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.caller
      const now = ctx.clock.now()
      if (!isTimeZone(input.timeZone)) throw new TimeZoneUnknownError()
      const startsAt = input.startsAt === null ? now : new Date(input.startsAt)
      const verdict = judgeStart(startsAt, now)
      if (verdict !== 'fine') throw new StartNotPossibleError(verdict)
      const match = await findMatch(ctx.db, input.matchId)
      if (match === null) throw new MatchNotFoundError()
      const { mine, theirs } = await petsOfMatch(ctx.db, match, userId)
      if ((await apartFrom(ctx.db, userId)).has(theirs.ownerId)) throw new MatchNotFoundError()
      if (input.kind === 'real') requireFitForReal(mine, theirs, startsAt)

      const meetupId = meetupIdSchema.parse(ctx.ids.next())
      const { matchId, kind, durationMinutes, timeZone, note } = input
      const sides = {
        proposerId: userId,
        proposerPetId: mine.petId,
        inviteeId: theirs.ownerId,
        inviteePetId: theirs.petId,
      }
      const times = { startsAt, durationMinutes, timeZone }
      await insertMeetup(
        ctx.db,
        { meetupId, matchId, kind, state: 'proposed', note, ...sides, ...times },
        now,
      )
      ctx.emit('meetups/meetup-changed', { meetupId, state: 'proposed' })
      return viewMeetup(ctx, await readMeetup(ctx, meetupId, apartFrom))
    })

async function petsOfMatch(
  db: Database,
  match: MatchedPair,
  userId: UserId,
): Promise<{ readonly mine: Pet; readonly theirs: Pet }> {
  if (match.ownerAId !== userId && match.ownerBId !== userId) throw new MatchNotFoundError()
  const [myPetId, theirPetId] =
    match.ownerAId === userId ? [match.petAId, match.petBId] : [match.petBId, match.petAId]
  const theirs = await findVisiblePet(db, theirPetId)
  if (theirs === null) throw new MatchNotFoundError()
  return { mine: await findOwnPet(db, myPetId, userId), theirs }
}

/**
 * Checks what a meeting in the flesh needs on its day.
 *
 * @throws {OnScreenOnlyError} if one side only meets on screen.
 * @throws {VaccinationNeededError} if one side's vaccination will not be valid.
 */
export function requireFitForReal(mine: Pet, theirs: Pet, startsAt: Date): void {
  if (mine.wishes.virtualOnly || theirs.wishes.virtualOnly) throw new OnScreenOnlyError()
  const onDay = dayNumberOf(startsAt.toISOString())
  const missing = {
    mine: !isVaccinatedOn(mine.vaccinatedUntil, onDay),
    theirs: !isVaccinatedOn(theirs.vaccinatedUntil, onDay),
  }
  if (missing.mine || missing.theirs) throw new VaccinationNeededError(missing)
}
