import { matchSchema } from '@pawfect/domain/matching'
import { petIdSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { signedInQuery } from '../../procedures/index.ts'
import { findCards } from '../pets/index.ts'
import type { ApartFrom } from './apart-from.ts'
import { listMatchesOf } from './matching-store.ts'

/** The caller's matches, the latest first; of one animal when `petId` is given. */
export const createListMatches = (apartFrom: ApartFrom) =>
  signedInQuery
    .input(z.strictObject({ petId: petIdSchema.optional() }).optional())
    .output(matchSchema.array())
    .query(async ({ ctx, input }) => {
      const { userId } = ctx.caller
      const apart = await apartFrom(ctx.db, userId)
      const matches = (await listMatchesOf(ctx.db, userId))
        .map(match =>
          match.ownerAId === userId
            ? { ...match, mine: match.petAId, theirs: match.petBId, otherOwnerId: match.ownerBId }
            : { ...match, mine: match.petBId, theirs: match.petAId, otherOwnerId: match.ownerAId },
        )
        .filter(match => !apart.has(match.otherOwnerId))
        .filter(match => input?.petId === undefined || match.mine === input.petId)
      const petIds = matches.map(match => match.theirs)
      const cards = await findCards(ctx.db, petIds, { now: ctx.clock.now() })
      const cardOf = new Map(cards.map(card => [card.petId, card]))
      return matches.flatMap(({ matchId, mine, theirs, matchedAt }) => {
        const other = cardOf.get(theirs)
        return other === undefined
          ? []
          : [{ matchId, myPetId: mine, other, matchedAt: matchedAt.toISOString() }]
      })
    })
