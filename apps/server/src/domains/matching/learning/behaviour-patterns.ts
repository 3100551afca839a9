import type { TasteEvent } from '@pawfect/domain/matching/learning'
import {
  findPatterns,
  ownerPatternsSchema,
  type SuggestionInsight,
  shareOf,
  yesShareOf,
} from '@pawfect/domain/matching/patterns'
import { type PetId, petIdSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { type Database, signedInQuery } from '../../../procedures/index.ts'
import { findOwnPet } from '../../pets/index.ts'
import type { MatchingPorts } from '../matching-ports.ts'
import { readLogs } from './learning-store.ts'
import { readChoices, rulesUnder } from './pattern-choices.ts'

const timeZoneSchema = z.string().max(60).refine(isTimeZone, 'is no time zone')

/** The patterns in what the owner of one of the caller's own animals did, for their eyes only. */
export const createBehaviourPatterns = ({ index }: MatchingPorts) =>
  signedInQuery
    .input(z.strictObject({ petId: petIdSchema, timeZone: timeZoneSchema.default('UTC') }))
    .output(ownerPatternsSchema)
    .query(async ({ ctx, input: { petId, timeZone } }) => {
      const own = await findOwnPet(ctx.db, petId, ctx.caller.userId)
      const logs = await readLogs(ctx.db, [petId])
      const choices = (await readChoices(ctx.db, [petId]))(petId)
      const log = logs.get(petId) ?? []
      const rules = rulesUnder(choices, index.model)
      return {
        ...findPatterns({ own, log, rules, otherChoices: choices.other, timeZone }),
        insight: await insightOf(ctx.db, petId, log),
      }
    })

async function insightOf(db: Database, petId: PetId, log: readonly TasteEvent[]): Promise<SuggestionInsight> {
  const decisions = log.filter(({ kind }) => kind === 'decision')
  const shown = new Set(
    (await db.exposure.findMany({ where: { petId }, select: { shownPetId: true } })).map(
      row => row.shownPetId,
    ),
  )
  const said = yesShareOf(decisions)
  const matches = await db.match.count({ where: { OR: [{ petAId: petId }, { petBId: petId }] } })
  return {
    shown: shown.size,
    answered: decisions.filter(({ otherPetId }) => shown.has(otherPetId)).length,
    said,
    matched: shareOf(Math.min(matches, said.yes), said.yes),
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
