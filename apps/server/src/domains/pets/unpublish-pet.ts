import { petIdSchema, petSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { findOwnPet, markPublished } from './pets-store.ts'

/** Takes an animal of the caller's out of sight; its photos stay for the next time. */
export const unpublishPet = command
  .input(z.strictObject({ petId: petIdSchema }))
  .output(petSchema)
  .mutation(async ({ ctx, input: { petId } }) => {
    const ownerId = ctx.caller.userId
    await findOwnPet(ctx.db, petId, ownerId)
    await markPublished(ctx.db, petId, false)
    ctx.emit('pets/pet-unpublished', { petId, ownerId })
    return findOwnPet(ctx.db, petId, ownerId)
  })
