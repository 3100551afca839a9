import {
  bestPhoto,
  ENOUGH_DECISIONS,
  type PhotoInsights,
  petIdSchema,
  photoInsightsSchema,
  standingOf,
  viewerKindSchema,
} from '@pawfect/domain/pets'
import { z } from 'zod'
import { signedInQuery } from '../../../procedures/index.ts'
import { findOwnPet } from '../pets-store.ts'
import { sumOf } from './order-card-photos.ts'
import { talliesOf } from './photo-tallies-store.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** Which photo of an own animal works, for whom and when; only sums, and nothing before enough have looked. */
export const photoInsights = signedInQuery
  .input(z.strictObject({ petId: petIdSchema }))
  .output(photoInsightsSchema)
  .query(async ({ ctx, input: { petId } }): Promise<PhotoInsights> => {
    const pet = await findOwnPet(ctx.db, petId, ctx.caller.userId)
    const rows = await talliesOf(
      ctx.db,
      pet.photos.map(({ photoId }) => photoId),
    )
    const whole = sumOf(rows)
    const photos = pet.photos.map(({ photoId, path }) => {
      const own = rows.filter(row => row.photoId === photoId)
      const kinds = [...new Set(own.map(row => viewerKindSchema.parse(row.kind)))].sort()
      const all = sumOf(own)
      return {
        photoId,
        path,
        tally: all,
        all: standingOf(all),
        kinds: kinds.map(kind => ({
          kind,
          ...standingOf(all, sumOf(own.filter(row => row.kind === kind))),
        })),
      }
    })
    return {
      photos: photos.map(({ tally: _, ...photo }) => photo),
      best: bestPhoto(photos.map(({ photoId, tally }) => ({ photoId, all: tally }))),
      hours: HOURS.map(hourUtc => ({
        hourUtc,
        ...standingOf(whole, sumOf(rows.filter(row => row.hourUtc === hourUtc))),
      })),
      enoughFrom: ENOUGH_DECISIONS,
    }
  })
