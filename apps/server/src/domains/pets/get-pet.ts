import type { UserId } from '@pawfect/domain/identity'
import { petIdSchema, seenPetSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { type Database, signedInQuery } from '../../procedures/index.ts'
import { PetNotFoundError } from './pets-errors.ts'
import { findCards, findOwnPet } from './pets-store.ts'

/** Tells whether two owners blocked each other; answered by moderation. */
export type AreApart = (db: Database, one: UserId, other: UserId) => Promise<boolean>

/** One animal: the whole of an own one, the card of anyone else's published one. */
export const createGetPet = (areApart: AreApart) =>
  signedInQuery
    .input(z.strictObject({ petId: petIdSchema }))
    .output(seenPetSchema)
    .query(async ({ ctx, input: { petId } }) => {
      const viewer = ctx.caller.userId
      const owned = await ctx.db.pet.findFirst({
        where: { id: petId, ownerId: viewer },
        select: { id: true },
      })
      if (owned !== null) return { mine: true as const, pet: await findOwnPet(ctx.db, petId, viewer) }
      const [card] = await findCards(ctx.db, [petId], { now: ctx.clock.now() })
      if (card === undefined || (await areApart(ctx.db, viewer, card.ownerId))) throw new PetNotFoundError()
      return { mine: false as const, pet: card }
    })
