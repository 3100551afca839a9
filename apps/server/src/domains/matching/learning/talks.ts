import { matchIdSchema } from '@pawfect/domain/matching'
import { z } from 'zod'
import { command, signedInQuery } from '../../../procedures/index.ts'
import { listPetsOf } from '../../pets/index.ts'
import type { ApartFrom } from '../apart-from.ts'
import { findPair } from '../learn-from-meeting.ts'
import { MatchUnknownError, TalksOffError } from '../matching-errors.ts'
import { findMatch } from '../matching-store.ts'
import { learnFromTalk } from './learn-from-answer.ts'
import { countTalks, forgetTalks, saveTelling, tellsOfTalks } from './talks-store.ts'

/** Whether the caller's desktop may tell that a talk went both ways, and how many it told of. */
export const talks = signedInQuery
  .output(z.object({ on: z.boolean(), noted: z.number().int() }))
  .query(async ({ ctx }) => {
    const { userId } = ctx.caller
    const petIds = (await listPetsOf(ctx.db, userId)).map(({ petId }) => petId)
    return { on: await tellsOfTalks(ctx.db, userId), noted: await countTalks(ctx.db, petIds) }
  })

/** Lets the caller's desktop tell of talks, or stops it; stopping forgets all that were noted, at once. */
export const tellOfTalks = command
  .input(z.strictObject({ on: z.boolean() }))
  .output(z.object({ on: z.boolean() }))
  .mutation(async ({ ctx, input: { on } }) => {
    const { userId } = ctx.caller
    await saveTelling(ctx.db, userId, { on, now: ctx.clock.now() })
    if (!on) {
      const petIds = (await listPetsOf(ctx.db, userId)).map(({ petId }) => petId)
      for (const petId of await forgetTalks(ctx.db, petIds)) ctx.emit('matching/talks-changed', { petId })
    }
    return { on }
  })

/**
 * Notes that the caller and the other owner of a match talked: that both wrote some lines, and nothing of what they
 * wrote. It moves the caller's own taste and nothing else, for nobody else can vouch for it; once for each match.
 *
 * @throws {TalksOffError} while the caller has not said that this may be told.
 * @throws {MatchUnknownError} for a match of others, or with somebody blocked.
 */
export const createNoteTalk = (apartFrom: ApartFrom) =>
  command
    .input(z.strictObject({ matchId: matchIdSchema }))
    .output(z.object({ noted: z.literal(true) }))
    .mutation(async ({ ctx, input: { matchId } }) => {
      const { userId } = ctx.caller
      if (!(await tellsOfTalks(ctx.db, userId))) throw new TalksOffError()
      const match = await findMatch(ctx.db, matchId)
      if (match === null || ![match.ownerAId, match.ownerBId].includes(userId)) throw new MatchUnknownError()
      const [petId, otherPetId, otherOwnerId] =
        match.ownerAId === userId
          ? [match.petAId, match.petBId, match.ownerBId]
          : [match.petBId, match.petAId, match.ownerAId]
      if ((await apartFrom(ctx.db, userId)).has(otherOwnerId)) throw new MatchUnknownError()
      const pair = await findPair(ctx.db, { petId, otherPetId })
      if (pair === null) throw new MatchUnknownError()
      await learnFromTalk(ctx.db, { ...pair, purpose: match.purpose, now: ctx.clock.now() }, matchId)
      ctx.emit('matching/talks-changed', { petId })
      return { noted: true as const }
    })
