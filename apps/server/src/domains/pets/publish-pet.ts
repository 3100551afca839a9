import { createHash } from 'node:crypto'
import {
  MAX_PHOTO_BYTES,
  type PetId,
  type PublishPetInput,
  petSchema,
  publishPetInputSchema,
} from '@pawfect/domain/pets'
import { type Caller, type RequestContext, slowCommand } from '../../procedures/index.ts'
import { PetHiddenError, PhotoTooLargeError, PhotoUnreadableError } from './pets-errors.ts'
import { findOwnPet, isHidden, markPublished } from './pets-store.ts'
import type { PhotoFiles } from './photo-files.ts'
import type { Looks, PhotoLookout } from './photos/photo-lookout.ts'
import { noteLikeness, replacePhotos } from './photos-store.ts'
import { NotJpegError, stripJpeg } from './strip-jpeg.ts'

/**
 * Shows an animal to others, with the photos the owner chose. Files come first, rows second: a crash
 * in between leaves files nobody names, which the next start sweeps away. Photos that look like somebody
 * else's are published all the same: their owner and the admins are told.
 */
export const createPublishPet = (files: PhotoFiles, lookout: PhotoLookout) =>
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
      const looks = await Promise.all(photos.map(({ jpeg }) => lookout.looksOf(jpeg)))
      const { pet, ids, gone } = await ctx.inTransaction(async db => {
        await findOwnPet(db, petId, ownerId)
        const rows = photos.map(({ jpeg: _jpeg, ...row }, index) => ({
          ...row,
          fingerprint: looks[index]?.plain ?? null,
        }))
        const none = { ids: [], gone: [] }
        const now = ctx.clock.now()
        const replaced = rows.length === 0 ? none : await replacePhotos(db, petId, { photos: rows, now })
        await markPublished(db, petId, true)
        return { pet: await findOwnPet(db, petId, ownerId), ...replaced }
      })
      for (const photoId of gone) {
        await files.remove(photoId)
        await lookout.remove(photoId)
      }
      for (const [index, photoId] of ids.entries()) {
        await compare(ctx, lookout, { photoId, petId, looks: looks[index] ?? null })
      }
      ctx.emit('pets/pet-published', { petId, ownerId })
      return pet
    })

type Publishing = RequestContext & { readonly caller: Caller }

/** Remembers what a photo looks like, and says so where somebody else published the same. */
async function compare(
  ctx: Publishing,
  lookout: PhotoLookout,
  { photoId, petId, looks }: { photoId: string; petId: PetId; looks: Looks | null },
): Promise<void> {
  if (looks === null) return
  await lookout.put(ctx.db, photoId, looks)
  const [likest] = await lookout.others(ctx.db, looks, ctx.caller.userId)
  if (likest === undefined) return
  const likeness = { photoId, likePhotoId: likest.photoId, bits: likest.bits }
  const isNews = await ctx.inTransaction(db => noteLikeness(db, likeness, ctx.clock.now()))
  if (isNews) ctx.emit('pets/photo-looks-copied', { ...likeness, petId, likePetId: likest.petId })
}

function readPhoto({ jpegBase64, alt, editing }: PublishPetInput['photos'][number], index: number) {
  const sent = Buffer.from(jpegBase64, 'base64')
  if (sent.length > MAX_PHOTO_BYTES) throw new PhotoTooLargeError(index + 1, MAX_PHOTO_BYTES)
  try {
    const jpeg = stripJpeg(sent)
    const digest = createHash('sha256').update(jpeg).digest('hex')
    return { jpeg, alt, digest, byteCount: jpeg.length, editing: editing ?? null }
  } catch (cause) {
    if (cause instanceof NotJpegError) throw new PhotoUnreadableError(index + 1, { cause })
    throw cause
  }
}
