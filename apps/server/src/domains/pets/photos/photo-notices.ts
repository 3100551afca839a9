import { petIdSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { signedInQuery } from '../../../procedures/index.ts'
import { photoPath, VISIBLE } from '../pets-store.ts'

const noticesSchema = z.array(
  z.object({
    petId: petIdSchema,
    photoPath: z.string(),
    /** The photo it looks like, while that is still to be seen. */
    likePhotoPath: z.string(),
    likePetName: z.string(),
  }),
)

/** Which of the caller's own photos look like somebody else's. They stay up: people look at both. */
export const photoNotices = signedInQuery.output(noticesSchema).query(async ({ ctx }) => {
  const rows = await ctx.db.photoNotice.findMany({
    where: { photo: { pet: { ownerId: ctx.caller.userId } } },
    include: { photo: { select: { petId: true } } },
    orderBy: { bits: 'asc' },
  })
  const others = await ctx.db.petPhoto.findMany({
    where: { id: { in: rows.map(row => row.likePhotoId) }, pet: VISIBLE },
    select: { id: true, pet: { select: { name: true } } },
  })
  const nameOf = new Map(others.map(other => [other.id, other.pet.name]))
  return rows.flatMap(row => {
    const name = nameOf.get(row.likePhotoId)
    if (name === undefined) return []
    return [
      {
        petId: petIdSchema.parse(row.photo.petId),
        photoPath: photoPath(row.photoId),
        likePhotoPath: photoPath(row.likePhotoId),
        likePetName: name,
      },
    ]
  })
})
