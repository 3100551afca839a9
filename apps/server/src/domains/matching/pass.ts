import { decisionInputSchema } from '@pawfect/domain/matching'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import type { ApartFrom } from './apart-from.ts'
import { checkDecision, readPair } from './decide.ts'
import { learnFromDecision } from './learning/learn-from-answer.ts'
import { saveDecision } from './matching-store.ts'

/** Says no to an animal: it is not suggested again until this is undone. Its owner never learns of it. */
export const createPass = (apartFrom: ApartFrom) =>
  command
    .input(decisionInputSchema)
    .output(z.object({ passed: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      const { petId, targetPetId, purpose, seenIn } = input
      const checked = await checkDecision(ctx.db, input, { userId: ctx.caller.userId, apartFrom })
      const now = ctx.clock.now()
      await saveDecision(ctx.db, { petId, targetPetId, purpose, answer: 'pass' }, now)
      const pair = await readPair(ctx.db, checked)
      await learnFromDecision(ctx.db, { ...pair, purpose, said: 'no', now, seenIn })
      ctx.emit('matching/decision-made', { petId, targetPetId, answer: 'pass' })
      return { passed: true as const }
    })
