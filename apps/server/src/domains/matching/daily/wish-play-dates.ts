import { dailyWishSchema } from '@pawfect/domain/matching/allocation'
import { command } from '../../../procedures/index.ts'
import { saveWish } from './daily-store.ts'

/** Says how many new play dates a week the caller wants. More counts at once, none too, fewer from tomorrow on. */
export const wishPlayDates = command
  .input(dailyWishSchema)
  .output(dailyWishSchema)
  .mutation(async ({ ctx, input: wish }) => {
    await saveWish(ctx.db, { ownerId: ctx.caller.userId, wish, now: ctx.clock.now() })
    return wish
  })
