import { petIdSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { slowCommand } from '../../procedures/index.ts'
import { findOwnPet } from './pets-store.ts'
import type { PhotoFiles } from './photo-files.ts'
import { photoIdsOf } from './photos-store.ts'

/** Deletes an animal of the caller's with its photos, for good. */
export const createDeletePet = (files: PhotoFiles) =>
  slowCommand
    .input(z.strictObject({ petId: petIdSchema }))
    .output(z.object({ petId: petIdSchema }))
    .mutation(async ({ ctx, input: { petId } }) => {
      const ownerId = ctx.caller.userId
      const photos = await ctx.inTransaction(async db => {
        await findOwnPet(db, petId, ownerId)
        const photos = await photoIdsOf(db, petId)
        await db.pet.delete({ where: { id: petId } })
        return photos
      })
      for (const photoId of photos) await files.remove(photoId)
      ctx.emit('pets/pet-deleted', { petId, ownerId })
      return { petId }
    })
