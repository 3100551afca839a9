import { decisionInputSchema, type Match, matchIdSchema, matchSchema } from '@pawfect/domain/matching'
import type { Purpose } from '@pawfect/domain/pets'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { findCard, PetNotFoundError } from '../pets/index.ts'
import type { ApartFrom } from './apart-from.ts'
import { checkDecision, readPair, requireAllowedPair } from './decide.ts'
import { learnFromDecision } from './learning/learn-from-answer.ts'
import { PublishFirstError } from './matching-errors.ts'
import { findDecision, insertMatch, saveDecision } from './matching-store.ts'

/** Says yes to an animal. When its owner has said yes as well, the two have matched, and `match` is there. */
export const createLike = (apartFrom: ApartFrom) =>
  command
    .input(decisionInputSchema)
    .output(z.object({ match: matchSchema.nullable() }))
    .mutation(async ({ ctx, input }): Promise<{ match: Match | null }> => {
      const { petId, targetPetId, purpose, seenIn } = input
      const now = ctx.clock.now()
      const checked = await checkDecision(ctx.db, input, { userId: ctx.caller.userId, apartFrom })
      if (!checked.own.published) throw new PublishFirstError()
      const pair = await readPair(ctx.db, checked)
      requireAllowedPair(pair, { purpose, now })
      await saveDecision(ctx.db, { petId, targetPetId, purpose, answer: 'like' }, now)
      await learnFromDecision(ctx.db, { ...pair, purpose, said: 'yes', now, seenIn })
      ctx.emit('matching/decision-made', { petId, targetPetId, answer: 'like' })
      const theirs = await findDecision(ctx.db, { petId: targetPetId, targetPetId: petId })
      if (theirs?.answer !== 'like') return { match: null }

      const matchId = matchIdSchema.parse(ctx.ids.next())
      await insertMatch(ctx.db, {
        matchId,
        petAId: petId,
        petBId: targetPetId,
        ownerAId: checked.own.ownerId,
        ownerBId: checked.target.ownerId,
        purpose: purposeOfBoth(purpose, theirs.purpose),
        matchedAt: now,
      })
      ctx.emit('matching/matched', { matchId })
      const other = await findCard(ctx.db, targetPetId, { now })
      if (other === null) throw new PetNotFoundError()
      return { match: { matchId, myPetId: petId, other, matchedAt: now.toISOString() } }
    })

/** Two who want different things of each other have only agreed to meet. */
function purposeOfBoth(mine: Purpose, theirs: Purpose): Purpose {
  return mine === theirs ? mine : 'play'
}
