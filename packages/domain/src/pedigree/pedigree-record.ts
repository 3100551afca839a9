import { z } from 'zod'

/** The sex of an animal in a pedigree; registries often do not say. */
export const pedigreeSexSchema = z.enum(['male', 'female', 'unknown'])
export type PedigreeSex = z.infer<typeof pedigreeSexSchema>

/** ISO 8601, as precise as the source is: `2017`, `2017-05` or `2017-05-03`. */
export const partialDateSchema = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)

const shortText = z.string().max(200)

/** One animal as a studbook writes it, after its columns were understood and before anything is computed. */
export const pedigreeRecordSchema = z.strictObject({
  /** The source's own id or, where it has none, the name; unique within one pedigree. */
  id: z.string().min(1).max(200),
  name: shortText.optional(),
  /** Absent when unknown. May name an animal that has no record of its own. */
  sireId: shortText.optional(),
  damId: shortText.optional(),
  sex: pedigreeSexSchema.optional(),
  bornOn: partialDateSchema.optional(),
  diedOn: partialDateSchema.optional(),
  breed: shortText.optional(),
  colour: shortText.optional(),
  registration: shortText.optional(),
  /** ISO 11784/11785 number as digits. Stays on the owner's machine. */
  chip: shortText.optional(),
  /** Columns the product has no word for, verbatim under their own headings. */
  other: z.record(z.string().max(100), z.string().max(2000)).optional(),
})
export type PedigreeRecord = z.infer<typeof pedigreeRecordSchema>
