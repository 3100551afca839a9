import { createHash } from 'node:crypto'
import { MAX_PHOTO_BYTES, type PublishPetInput, petSchema, publishPetInputSchema } from '@pawfect/domain/pets'
import { slowCommand } from '../../procedures/index.ts'
import { PetHiddenError, PhotoTooLargeError, PhotoUnreadableError } from './pets-errors.ts'
import { findOwnPet, isHidden, markPublished } from './pets-store.ts'
import type { PhotoFiles } from './photo-files.ts'
import { replacePhotos } from './photos-store.ts'
import { NotJpegError, stripJpeg } from './strip-jpeg.ts'

/**
 * Shows an animal to others, with the photos the owner chose. Files come first, rows second: a crash
 * in between leaves files nobody names, which the next start sweeps away.
 */
export const createPublishPet = (files: PhotoFiles) =>
  slowCommand
    .input(publishPetInputSchema)
    .output(petSchema)
    .mutation(async ({ ctx, input }) => {
      const { petId } = input
      const ownerId = ctx.caller.userId
      await findOwnPet(ctx.db, petId, ownerId)
      if (await isHidden(ctx.db, petId)) throw new PetHiddenError()
      const photos = input.photos.map(readPhoto).map(photo => ({ ...photo, id: ctx.ids.next() }))
      for (const photo of photos) await files.save(photo.id, photo.jpeg)
      const { pet, gone } = await ctx.inTransaction(async db => {
        await findOwnPet(db, petId, ownerId)
        const rows = photos.map(({ jpeg: _jpeg, ...row }) => row)
        const gone =
          rows.length === 0 ? [] : await replacePhotos(db, petId, { photos: rows, now: ctx.clock.now() })
        await markPublished(db, petId, true)
        return { pet: await findOwnPet(db, petId, ownerId), gone }
      })
      for (const photoId of gone) await files.remove(photoId)
      ctx.emit('pets/pet-published', { petId, ownerId })
      return pet
    })

function readPhoto({ jpegBase64, alt }: PublishPetInput['photos'][number], index: number) {
  const sent = Buffer.from(jpegBase64, 'base64')
  if (sent.length > MAX_PHOTO_BYTES) throw new PhotoTooLargeError(index + 1, MAX_PHOTO_BYTES)
  try {
    const jpeg = stripJpeg(sent)
    const digest = createHash('sha256').update(jpeg).digest('hex')
    return { jpeg, alt, digest, byteCount: jpeg.length }
  } catch (cause) {
    if (cause instanceof NotJpegError) throw new PhotoUnreadableError(index + 1, { cause })
    throw cause
  }
}
