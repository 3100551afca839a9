import { z } from 'zod'
import { petCardSchema, petIdSchema, speciesSchema } from '../../pets/index.ts'
import { testReportSchema } from '../genetics/index.ts'
import { partialDateSchema, pedigreeSexSchema } from '../pedigree-record.ts'

/** Most animals one shared ancestry may have: more than 8 full generations of loops, well under a megabyte. */
export const MOST_SHARED_ANCESTORS = 4000

/**
 * An ISO 11784 chip number: 15 digits, however they are spaced. It identifies an animal in registers its owner may not
 * want a stranger to search, so it never leaves the owner's machine.
 */
const CHIP_NUMBER = /(?<!\d)\d(?:[ .-]?\d){14}(?!\d)/

/** True for a text in which somebody could read a chip number. */
export function namesChip(text: string): boolean {
  return CHIP_NUMBER.test(text)
}

const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .refine(value => !/[\u0000-\u001f\u007f]/.test(value), 'has control characters')
    .refine(value => !namesChip(value), 'holds a chip number')

/** One ancestor as it is shared: no chip number, no columns of the source's own. */
export const sharedRecordSchema = z.strictObject({
  id: text(120).min(1),
  name: text(120).optional(),
  sireId: text(120).min(1).optional(),
  damId: text(120).min(1).optional(),
  sex: pedigreeSexSchema.optional(),
  bornOn: partialDateSchema.optional(),
  diedOn: partialDateSchema.optional(),
  breed: text(80).optional(),
  colour: text(80).optional(),
  registration: text(60).optional(),
})
export type SharedRecord = z.infer<typeof sharedRecordSchema>

const fewTexts = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z-]{0,19}$/), z.string().max(24))
  .refine(record => Object.keys(record).length <= 20, 'has too many entries')

/** What is known of the coat: genotypes by locus symbol, looks by trait. */
export const sharedCoatSchema = z.strictObject({ genotype: fewTexts, phenotype: fewTexts })

/** Terms on which a male may be asked for. */
export const studOfferSchema = z.strictObject({
  available: z.boolean(),
  /** In the smallest unit of `currency`; null: on request. */
  feeCents: z.number().int().min(0).max(100_000_000).nullable(),
  currency: z.enum(['EUR', 'GBP', 'CHF', 'USD']),
})
export type StudOffer = z.infer<typeof studOfferSchema>

const sharedParts = {
  /** Id of the animal itself among the records. */
  rootId: text(120).min(1),
  /** The animal and its ancestors. */
  records: z.array(sharedRecordSchema).min(1).max(MOST_SHARED_ANCESTORS),
  /** Null for a female, and for a male that is not offered. */
  stud: studOfferSchema.nullable(),
  tests: z.array(testReportSchema).max(80),
  coat: sharedCoatSchema,
}

/** An owner shows where an animal comes from; replaces what was shared of it before. */
export const sharePedigreeInputSchema = z.strictObject({ petId: petIdSchema, ...sharedParts })
export type SharePedigreeInput = z.infer<typeof sharePedigreeInputSchema>

/** An ancestry as anyone signed in may see it while the animal is published. */
export const sharedPedigreeSchema = z.object({
  petId: petIdSchema,
  species: speciesSchema,
  ...sharedParts,
  /** SHA-256 of the records, hex: unchanged records need not be read again. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  sharedAt: z.iso.datetime(),
})
export type SharedPedigree = z.infer<typeof sharedPedigreeSchema>

/** Most ancestors one page of studs carries; a page ends before it would carry more. */
export const MOST_RECORDS_PER_PAGE = 8000

/** Which studs to list. */
export const listStudsInputSchema = z.strictObject({
  species: speciesSchema,
  /** Any of these breeds; empty: any. */
  breedIds: z.array(z.string().max(60)).max(10).default([]),
  /** Only together with `nearPetId`, whose place it is measured from. */
  maxDistanceKm: z.number().min(1).max(20_000).optional(),
  /** An animal of the caller's, usually the dam. */
  nearPetId: petIdSchema.optional(),
  /** `next` of the page before. */
  after: petIdSchema.optional(),
  limit: z.number().int().min(1).max(50).default(20),
})

/** One available male, with all a breeder's desktop needs to rank him. */
export const studSchema = z.object({
  pet: petCardSchema,
  pedigree: sharedPedigreeSchema,
  /** Between the two coarse places; null when either is unknown. */
  distanceKm: z.number().min(0).nullable(),
})
export type Stud = z.infer<typeof studSchema>

/** Some studs, and where to go on; `next` is null on the last page. */
export const studPageSchema = z.object({ studs: z.array(studSchema), next: petIdSchema.nullable() })
export type StudPage = z.infer<typeof studPageSchema>
