import { z } from 'zod'
import { petCardSchema, petIdSchema, purposeSchema } from '../../pets/index.ts'
import { relaxationSchema } from './relaxations.ts'
import { filterIdSchema, leftOutRuleSchema, searchQuerySchema } from './search-query.ts'

/** A search for one own animal. */
export const searchInputSchema = z.strictObject({
  petId: petIdSchema,
  /** Used where the query names none. */
  purpose: purposeSchema,
  query: searchQuerySchema,
  limit: z.number().int().min(1).max(50).default(20),
})

const count = z.number().int().min(0)

/** What a search found, what left the others out, and what would find more; every count is exact. */
export const foundPetsSchema = z.object({
  total: count,
  /** Animals that fit the words: `total` and everything in `leftOut`. */
  fitting: count,
  /** The nearest first. Kilometres are null where either place is unknown. */
  found: z.array(z.object({ pet: petCardSchema, distanceKm: z.number().min(0).nullable() })).max(50),
  leftOut: z.array(z.object({ rule: leftOutRuleSchema, count: z.number().int().min(1) })),
  relaxations: z.array(relaxationSchema).max(8),
  /** Filters that could not be applied: a distance while the own animal has no place. */
  notApplied: z.array(filterIdSchema),
})
export type FoundPets = z.infer<typeof foundPetsSchema>
