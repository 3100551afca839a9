import { type PetId, petSchema, registerPetInputSchema, usualWishes } from '@pawfect/domain/pets'
import { command } from '../../procedures/index.ts'
import { checkBorn } from './check-born.ts'
import { TooManyPetsError } from './pets-errors.ts'
import { findOwnPet, insertPet } from './pets-store.ts'

/** Enough for a shelter; a flood stops here. */
const MAX_PETS_PER_OWNER = 300

/** Registers an animal of the caller's; nobody else sees it before it is published. */
export const registerPet = command
  .input(registerPetInputSchema)
  .output(petSchema)
  .mutation(async ({ ctx, input }) => {
    const { facts, wishes = usualWishes(facts.species), place = null, sources = {} } = input
    const ownerId = ctx.caller.userId
    const now = ctx.clock.now()
    checkBorn(facts.birthDate, now)
    if ((await ctx.db.pet.count({ where: { ownerId } })) >= MAX_PETS_PER_OWNER)
      throw new TooManyPetsError(MAX_PETS_PER_OWNER)
    const petId = ctx.ids.next() as PetId
    await insertPet(ctx.db, { facts, wishes, place, sources }, { petId, ownerId, now })
    ctx.emit('pets/pet-registered', { petId, ownerId })
    return findOwnPet(ctx.db, petId, ownerId)
  })
