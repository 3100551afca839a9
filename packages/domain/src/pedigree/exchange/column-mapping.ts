import { z } from 'zod'
import { pedigreeSexSchema } from '../pedigree-record.ts'

/** What a column of a table can mean; the words of `PedigreeRecord`. */
export const COLUMN_ROLES = [
  'id',
  'name',
  'sire',
  'dam',
  'sex',
  'bornOn',
  'diedOn',
  'breed',
  'colour',
  'registration',
  'chip',
] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** How dates with three numbers are read: 03/04/2017 is 3 April `day-first` and 4 March `month-first`. */
export const dateOrderSchema = z.enum(['day-first', 'month-first'])
export type DateOrder = z.infer<typeof dateOrderSchema>

const columnNumber = z.int().min(0).max(10_000)

/**
 * Which column means what. Columns without a role are kept in `PedigreeRecord.other` under their headings.
 * What is absent is guessed from the file, so a person may correct one thing and leave the rest.
 */
export const columnMappingSchema = z.strictObject({
  /** Column numbers from 0. `null` says that the file has no such column, which stops guessing. */
  columns: z.partialRecord(z.enum(COLUMN_ROLES), columnNumber.nullable()).optional(),
  /** False: the first row is an animal already. */
  hasHeadings: z.boolean().optional(),
  /** One character. */
  delimiter: z.string().length(1).optional(),
  /** A label `TextDecoder` knows, or `macintosh`. */
  encoding: z.string().max(40).optional(),
  /** Sex by code as the file writes it, lower case: `{ '0': 'female', '1': 'male' }`. */
  sexCodes: z.record(z.string().max(200), pedigreeSexSchema).optional(),
  dateOrder: dateOrderSchema.optional(),
  /** Whether the sire and dam columns hold ids or names of animals. */
  parentsBy: z.enum(['id', 'name']).optional(),
})
export type ColumnMapping = z.infer<typeof columnMappingSchema>

/** One column of the file for the mapping screen. */
export const proposedColumnSchema = z.strictObject({
  index: columnNumber,
  /** As the file writes it; `column 3` where it has no headings. */
  heading: z.string(),
  /** Absent: kept under its heading, but not understood. */
  role: z.enum(COLUMN_ROLES).optional(),
  /** 0 to 1: 1 for a heading that says it, lower where only the content does. */
  confidence: z.number().min(0).max(1),
  /** Up to five different values. */
  samples: z.array(z.string()),
})
export type ProposedColumn = z.infer<typeof proposedColumnSchema>

/** Something the file leaves open and a person can answer by setting the named part of the mapping. */
export const mappingQuestionSchema = z.discriminatedUnion('kind', [
  /** 03/04/2017: which number is the day? Until answered such dates are read as their year. Set `dateOrder`. */
  z.strictObject({
    kind: z.literal('date-order'),
    columns: z.array(columnNumber),
    samples: z.array(z.string()),
  }),
  /** Two columns hold parents and nothing says which holds the sires. Set `columns.sire` and `columns.dam`. */
  z.strictObject({ kind: z.literal('sire-or-dam'), columns: z.array(columnNumber) }),
  /** Codes of the sex column that nothing explains. Set `sexCodes`. */
  z.strictObject({ kind: z.literal('sex-codes'), codes: z.array(z.string()) }),
])
export type MappingQuestion = z.infer<typeof mappingQuestionSchema>

/** All a mapping screen shows: the proposal, how sure it is, what is open, and the first rows. */
export const mappingProposalSchema = z.strictObject({
  /** Complete: every guessable part is filled in. Hand it back, changed or not, to `readPedigreeTable`. */
  mapping: columnMappingSchema,
  columns: z.array(proposedColumnSchema),
  questions: z.array(mappingQuestionSchema),
  /** Which needed column (`id` or a name, `sire`, `dam`) is not found; reading would be refused. */
  missing: z.array(z.enum(['id', 'sire', 'dam'])),
  /** The first rows as cells, without the headings. */
  preview: z.array(z.array(z.string())),
  /** Rows of animals, without headings, blank lines and comments. */
  rowCount: z.int().min(0),
})
export type MappingProposal = z.infer<typeof mappingProposalSchema>
