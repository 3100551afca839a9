import { behaviourPatternsSchema, findPatterns } from '@pawfect/domain/matching/patterns'
import { petIdSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { signedInQuery } from '../../../procedures/index.ts'
import { findOwnPet } from '../../pets/index.ts'
import type { MatchingPorts } from '../matching-ports.ts'
import { readLogs } from './learning-store.ts'
import { readChoices, rulesUnder } from './pattern-choices.ts'

const timeZoneSchema = z.string().max(60).refine(isTimeZone, 'is no time zone')

/** The patterns in what the owner of one of the caller's own animals did, for their eyes only. */
export const createBehaviourPatterns = ({ index }: MatchingPorts) =>
  signedInQuery
    .input(z.strictObject({ petId: petIdSchema, timeZone: timeZoneSchema.default('UTC') }))
    .output(behaviourPatternsSchema)
    .query(async ({ ctx, input: { petId, timeZone } }) => {
      const own = await findOwnPet(ctx.db, petId, ctx.caller.userId)
      const logs = await readLogs(ctx.db, [petId])
      const choices = (await readChoices(ctx.db, [petId]))(petId)
      return findPatterns({
        own,
        log: logs.get(petId) ?? [],
        rules: rulesUnder(choices, index.bias),
        otherChoices: choices.other,
        timeZone,
      })
    })

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
