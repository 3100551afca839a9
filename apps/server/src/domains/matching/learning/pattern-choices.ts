import { TERMS, type Term } from '@pawfect/domain/matching'
import type { LearningRules, MatchingModel, PatternChoice } from '@pawfect/domain/matching/learning'
import { type OtherChoice, type PatternKey, patternKeySchema } from '@pawfect/domain/matching/patterns'
import type { PetId } from '@pawfect/domain/pets'
import type { Database } from '../../../procedures/index.ts'

/** What an owner made of the patterns of one animal: those that rank, and those that only tell. */
export type Choices = {
  readonly ranking: readonly PatternChoice[]
  readonly other: readonly OtherChoice[]
}

const NO_CHOICES: Choices = { ranking: [], other: [] }

/** Reads the choices of some animals' owners; of everybody when `petIds` is left out. */
export async function readChoices(
  db: Database,
  petIds?: readonly PetId[],
): Promise<(petId: PetId) => Choices> {
  const where = petIds === undefined ? {} : { petId: { in: [...petIds] } }
  const rows = await db.patternChoice.findMany({ where, orderBy: { pattern: 'asc' } })
  const byPet = Map.groupBy(rows, row => row.petId)
  return petId => {
    const own = byPet.get(petId)
    return own === undefined ? NO_CHOICES : choicesOf(own)
  }
}

type Row = Awaited<ReturnType<Database['patternChoice']['findMany']>>[number]

function choicesOf(rows: readonly Row[]): Choices {
  const all = rows.map(row => ({
    pattern: patternKeySchema.parse(row.pattern),
    strength: row.strength,
    forgottenUpToMs: row.forgottenBefore?.getTime() ?? null,
  }))
  return {
    ranking: all.flatMap(choice => (isTerm(choice.pattern) ? [{ ...choice, pattern: choice.pattern }] : [])),
    other: all.flatMap(choice => (isTerm(choice.pattern) ? [] : [{ ...choice, pattern: choice.pattern }])),
  }
}

function isTerm(pattern: PatternKey): pattern is Term {
  return TERMS.some(term => term === pattern)
}

/** Writes what an owner made of a pattern; what is not named stays as it was. */
export async function saveChoice(
  db: Database,
  choice: {
    readonly petId: PetId
    readonly pattern: PatternKey
    readonly changes: { readonly strength?: number; readonly forgottenBefore?: Date | null }
  },
  now: Date,
): Promise<void> {
  const { petId, pattern, changes } = choice
  await db.patternChoice.upsert({
    where: { petId_pattern: { petId, pattern } },
    create: { petId, pattern, strength: 1, ...changes, changedAt: now },
    update: { ...changes, changedAt: now },
  })
}

/** How an animal's log is read under these choices and this model. */
export function rulesUnder(choices: Choices, model: MatchingModel): LearningRules {
  return { model, choices: choices.ranking }
}
