import { petIdSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { findOwnPet } from '../pets/index.ts'
import { DECISION, removeEvent } from './learning/learning-store.ts'
import { AlreadyMatchedError, NotDecidedError } from './matching-errors.ts'
import { findMatchOf, removeDecision } from './matching-store.ts'

/** Takes a like or a pass back as if it had never been made, unless it already led to a match. */
export const undo = command
  .input(z.strictObject({ petId: petIdSchema, targetPetId: petIdSchema }))
  .output(z.object({ undone: z.literal(true) }))
  .mutation(async ({ ctx, input: { petId, targetPetId } }) => {
    await findOwnPet(ctx.db, petId, ctx.caller.userId)
    const match = await findMatchOf(ctx.db, petId, targetPetId)
    if (match !== null) throw new AlreadyMatchedError(match.matchId)
    if (!(await removeDecision(ctx.db, { petId, targetPetId }))) throw new NotDecidedError()
    await removeEvent(ctx.db, { petId, otherPetId: targetPetId, topic: DECISION })
    ctx.emit('matching/decision-made', { petId, targetPetId, answer: 'undone' })
    return { undone: true as const }
  })
