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

/** Hours in one part of the day. */
const PART_HOURS = 4
const PARTS = [0, 4, 8, 12, 16, 20]

const inputSchema = z.strictObject({
  petId: petIdSchema,
  /** How far the asker's clock is ahead of UTC. */
  utcOffsetMinutes: z
    .int()
    .min(-14 * 60)
    .max(14 * 60),
})

/** Which photo of an own animal works, for whom and when; only sums, and nothing before enough have looked. */
export const photoInsights = signedInQuery
  .input(inputSchema)
  .output(photoInsightsSchema)
  .query(async ({ ctx, input: { petId, utcOffsetMinutes } }): Promise<PhotoInsights> => {
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
      times: PARTS.map(fromHour => {
        const then = rows.filter(row => partOf(row.hourUtc, utcOffsetMinutes) === fromHour)
        return { fromHour, ...standingOf(whole, sumOf(then)) }
      }),
      enoughFrom: ENOUGH_DECISIONS,
    }
  })

/** The hour at which the part of the asker's day begins that holds this hour. */
function partOf(hourUtc: number, utcOffsetMinutes: number): number {
  const hour = (((hourUtc + utcOffsetMinutes / 60) % 24) + 24) % 24
  return Math.floor(hour / PART_HOURS) * PART_HOURS
}
