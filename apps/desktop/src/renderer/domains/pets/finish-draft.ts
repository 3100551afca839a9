import { findBreed, type PetFacts, petFactsSchema } from '@pawfect/domain/pets'
import type { DraftFacts } from './pet-draft.ts'

/** Days in an average month and year, for turning a rough age into a date. */
const DAYS = { months: 365.25 / 12, years: 365.25 } as const

const MS_PER_DAY = 24 * 60 * 60 * 1000

/** Names of the answers a draft still owes, as the form marks them. */
export function missingAnswers(facts: DraftFacts): ReadonlySet<string> {
  const missing = new Set<string>()
  if (facts.name.trim() === '') missing.add('name')
  if (facts.ageCount === null) missing.add('age')
  if (facts.weightKg === null || facts.weightKg < 0.3 || facts.weightKg > 120) missing.add('weight')
  if (facts.purposes.length === 0) missing.add('purposes')
  return missing
}

/**
 * A finished draft as the server takes it.
 *
 * @returns null while answers are missing.
 */
export function finishedFacts(draft: DraftFacts, today = new Date()): PetFacts | null {
  if (missingAnswers(draft).size > 0 || draft.ageCount === null) return null
  const { ageCount, ageUnit, ...rest } = draft
  const born = new Date(today.getTime() - ageCount * DAYS[ageUnit] * MS_PER_DAY)
  const parsed = petFactsSchema.safeParse({ ...rest, birthDate: born.toISOString().slice(0, 10) })
  return parsed.success ? parsed.data : null
}

/** Facts good enough to draw an animal from, even before every answer is there. */
export function drawableFacts(draft: DraftFacts): PetFacts {
  const breed = draft.breedIds[0] === undefined ? undefined : findBreed(draft.breedIds[0])
  const weightKg = draft.weightKg ?? breed?.weightKg ?? (draft.species === 'dog' ? 18 : 4.5)
  const { ageCount, ageUnit, ...rest } = draft
  return {
    ...rest,
    name: draft.name.trim() || '…',
    weightKg,
    birthDate: new Date(Date.now() - 3 * DAYS.years * MS_PER_DAY).toISOString().slice(0, 10),
    purposes: draft.purposes.length === 0 ? ['play'] : draft.purposes,
  }
}
