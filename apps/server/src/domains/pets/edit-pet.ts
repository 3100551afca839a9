import {
  editPetInputSchema,
  type Pet,
  petFactsSchema,
  petSchema,
  petWishesSchema,
} from '@pawfect/domain/pets'
import { command } from '../../procedures/index.ts'
import { checkBorn } from './check-born.ts'
import { findOwnPet, replacePet } from './pets-store.ts'

/** Changes an animal of the caller's; what is not named stays. */
export const editPet = command
  .input(editPetInputSchema)
  .output(petSchema)
  .mutation(async ({ ctx, input }) => {
    const ownerId = ctx.caller.userId
    const now = ctx.clock.now()
    const before = await findOwnPet(ctx.db, input.petId, ownerId)
    const facts = petFactsSchema.parse({ ...before, ...input.facts })
    checkBorn(facts.birthDate, now)
    const wishes = petWishesSchema.parse({ ...before.wishes, ...input.wishes })
    const place = input.place === undefined ? before.place : input.place
    const sources = { ...withoutRetyped(before, input.facts ?? {}), ...input.sources }
    await replacePet(ctx.db, input.petId, { facts, wishes, place, sources, now })
    ctx.emit('pets/pet-edited', { petId: input.petId, ownerId })
    return findOwnPet(ctx.db, input.petId, ownerId)
  })

/** A fact the owner typed over is no longer the photo's or the certificate's. */
function withoutRetyped(before: Pet, typed: object): Pet['sources'] {
  return Object.fromEntries(Object.entries(before.sources).filter(([fact]) => !(fact in typed)))
}
