import { z } from 'zod'
import { ownerHabitsSchema } from '../../identity/index.ts'
import { playStyleSchema, purposeSchema, sizeSchema, speciesSchema } from '../../pets/index.ts'

/** A slider in hundredths, as search compares it: 0.05 is 5. `from` counts in, `below` does not. */
const hundredths = z.number().int().min(0).max(101)

const atLeastOneEnd = <Range extends { readonly from?: unknown; readonly below?: unknown }>(range: Range) =>
  range.from !== undefined || range.below !== undefined

const sliderSchema = z
  .strictObject({ from: hundredths.optional(), below: hundredths.optional() })
  .refine(atLeastOneEnd, 'needs an end')

const measureSchema = (most: number) =>
  z
    .strictObject({
      from: z.number().min(0).max(most).optional(),
      below: z.number().min(0).max(most).optional(),
    })
    .refine(atLeastOneEnd, 'needs an end')

const breedIdsSchema = z
  .array(
    z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  )
  .min(1)
  .max(60)

/** The own deal-breakers that hold in a search until its text says otherwise or they are set aside for it. */
export const wishFilterSchema = z.enum(['species', 'size', 'distance'])
export type WishFilter = z.infer<typeof wishFilterSchema>

/**
 * What somebody is looking for. Every field that is there is a filter, and all of them hold together; a list
 * within a field means "one of these". Ages are in months, weights in kg, sliders in hundredths.
 */
export const searchQuerySchema = z.strictObject({
  /** Instead of the purpose the screen is set to. */
  purpose: purposeSchema.optional(),
  species: z.array(speciesSchema).min(1).max(2).optional(),
  breedIds: breedIdsSchema.optional(),
  notBreedIds: breedIdsSchema.optional(),
  mixed: z.boolean().optional(),
  sizes: z.array(sizeSchema).min(1).max(5).optional(),
  sex: z.enum(['female', 'male']).optional(),
  neutered: z.boolean().optional(),
  energy: sliderSchema.optional(),
  sociability: sliderSchema.optional(),
  confidence: sliderSchema.optional(),
  gentleness: sliderSchema.optional(),
  ageMonths: measureSchema(600).optional(),
  weightKg: measureSchema(200).optional(),
  playStyles: z.array(playStyleSchema).min(1).max(6).optional(),
  /** Core vaccinations valid on the day of the search. */
  vaccinated: z.literal(true).optional(),
  freeTimes: ownerHabitsSchema
    .partial()
    .refine(times => (times.activeDays?.length ?? 0) + (times.activeHours?.length ?? 0) > 0, 'names no time')
    .optional(),
  /** Part of the animal's name. */
  name: z.string().min(1).max(40).optional(),
  withinKm: z.number().min(1).max(20_000).optional(),
  /** Meets in the park on screen: neither side's distance counts. */
  onScreen: z.literal(true).optional(),
  /** Own deal-breakers set aside for this search alone. */
  ignoredWishes: z.array(wishFilterSchema).max(3).optional(),
})
export type SearchQuery = z.infer<typeof searchQuerySchema>

/** The removable conditions of a search, in the order in which they are counted and shown. */
export const FILTER_IDS = [
  'species',
  'breed',
  'mixed',
  'size',
  'sex',
  'neutered',
  'energy',
  'sociability',
  'confidence',
  'gentleness',
  'age',
  'weight',
  'play',
  'vaccinated',
  'when',
  'name',
  'distance',
] as const
export const filterIdSchema = z.enum(FILTER_IDS)
export type FilterId = z.infer<typeof filterIdSchema>

/**
 * Why an animal that fits the words is still not shown: what its owner looks for, what both sides may not do,
 * or what the asking owner has decided. An animal that breaks several counts once, under the first.
 */
export const LEFT_OUT_RULES = [
  'already-decided',
  'own-purpose',
  'their-purpose',
  'their-species',
  'kind',
  'sex',
  'neuter',
  'age',
  'vaccination',
  'relatedness',
  'their-size',
  'their-distance',
] as const
export const leftOutRuleSchema = z.enum(LEFT_OUT_RULES)
export type LeftOutRule = z.infer<typeof leftOutRuleSchema>
