import { type ChangePatternInput, changePatternInputSchema } from '@pawfect/domain/matching/patterns'
import { z } from 'zod'
import { command } from '../../../procedures/index.ts'
import { findOwnPet } from '../../pets/index.ts'
import { saveChoice } from './pattern-choices.ts'

/**
 * Lets an owner say how strongly a pattern holds (0: "that is not so"), delete what it was learned from up to now,
 * or take the deletion back. The next ranking knows.
 */
export const changePattern = command
  .input(changePatternInputSchema)
  .output(z.object({ changed: z.literal(true) }))
  .mutation(async ({ ctx, input: { petId, pattern, change } }) => {
    await findOwnPet(ctx.db, petId, ctx.caller.userId)
    const now = ctx.clock.now()
    await saveChoice(ctx.db, { petId, pattern, changes: changesOf(change, now) }, now)
    ctx.emit('matching/pattern-changed', { petId })
    return { changed: true as const }
  })

function changesOf(
  change: ChangePatternInput['change'],
  now: Date,
): { readonly strength?: number; readonly forgottenBefore?: Date | null } {
  if (change.kind === 'strength') return { strength: change.strength }
  return { forgottenBefore: change.kind === 'delete' ? now : null }
}
