import { surfaceSchema } from '@pawfect/domain/matching/learning'
import { petIdSchema, purposeSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { command } from '../../../procedures/index.ts'
import { findOwnPet, findVisiblePets } from '../../pets/index.ts'
import { saveShowing } from './learning-store.ts'

/**
 * Notes which animals an owner's screen has shown, and where in the list: what a later like or pass is weighed
 * against. Animals that are not visible are left out. Kept 180 days, deleted with the account, in its export.
 */
export const noteShown = command
  .input(
    z.strictObject({
      petId: petIdSchema,
      purpose: purposeSchema,
      surface: surfaceSchema,
      shown: petIdSchema.array().min(1).max(50),
      firstPosition: z.number().int().min(0).max(10_000).default(0),
    }),
  )
  .output(z.object({ noted: z.number().int() }))
  .mutation(async ({ ctx, input }) => {
    await findOwnPet(ctx.db, input.petId, ctx.caller.userId)
    const visible = await findVisiblePets(ctx.db, input.shown)
    const shown = input.shown.filter(petId => visible.has(petId))
    await saveShowing(ctx.db, { ...input, shown }, ctx.clock.now())
    return { noted: shown.length }
  })
