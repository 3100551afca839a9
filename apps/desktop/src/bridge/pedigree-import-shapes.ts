import {
  mappingProposalSchema,
  pedigreeFindingSchema,
  pedigreeRecordSchema,
  proposedFixSchema,
} from '@pawfect/domain/pedigree'
import { z } from 'zod'

/** An import under way or done, on this machine. */
export const importIdSchema = z.string().regex(/^[0-9a-f-]{36}$/)

/** How the findings of an import stand. */
export const findingCountsSchema = z.object({
  total: z.number().int().min(0),
  open: z.number().int().min(0),
  /** Open findings of severity `error`: applied now, what they put in doubt would not count. */
  openErrors: z.number().int().min(0),
  byKind: z.record(z.string(), z.number().int().min(0)),
})

/** How the findings of an import stand. */
export type FindingCounts = z.infer<typeof findingCountsSchema>

/** A file as it was understood so far: the mapping screen. */
export const importReadingSchema = z.object({
  importId: importIdSchema,
  fileName: z.string(),
  format: z.enum(['table', 'gedcom', 'json']),
  encoding: z.string(),
  /** Tables only. Where `missing` is not empty nothing could be read yet: `preview` is empty, `animals` 0. */
  proposal: mappingProposalSchema.nullable(),
  animals: z.number().int().min(0),
  /** The first animals as they would arrive. */
  preview: z.array(pedigreeRecordSchema).max(50),
  counts: findingCountsSchema,
})

/** A file as it was understood so far. */
export type ImportReading = z.infer<typeof importReadingSchema>

/** Something wrong or doubtful in the file, what could be done about it, and what was decided. */
export const importFindingSchema = pedigreeFindingSchema
  .omit({ safeReading: true, proposedFixes: true })
  .extend({
    /** Names of `animals`, in their order; the id where there is no other. */
    names: z.array(z.string()),
    /** Best first. */
    proposedFixes: z.array(proposedFixSchema.omit({ edits: true })),
    /** `accepted`: the fix is in; `rejected`: the file's word stays, and what would be impossible does not count. */
    decision: z.enum(['open', 'accepted', 'rejected']),
    acceptedFixId: z.string().nullable(),
  })

/** Something wrong or doubtful in the file, what could be done about it, and what was decided. */
export type ImportFinding = z.infer<typeof importFindingSchema>

/** An import in the list of imports. */
export const importSummarySchema = z.object({
  importId: importIdSchema,
  fileName: z.string(),
  byteLength: z.number().int().min(0),
  /** `receiving`: bytes are missing; `undone` ones can be applied again. */
  state: z.enum(['receiving', 'reading', 'applied', 'undone']),
  startedAt: z.iso.datetime(),
  studbookId: z.string().nullable(),
  /** For `undoChange`; null before it is applied. */
  changeId: z.number().int().nullable(),
  animalsAdded: z.number().int().min(0),
})

/** An import in the list of imports. */
export type ImportSummary = z.infer<typeof importSummarySchema>

/** Where a long piece of work stands; `total` is 0 as long as it is unknown. */
export const workProgressSchema = z.object({
  step: z.enum(['waiting', 'reading', 'checking', 'writing', 'indexing', 'computing', 'ranking']),
  done: z.number().min(0),
  total: z.number().min(0),
})

/** Where a long piece of work stands. */
export type WorkProgress = z.infer<typeof workProgressSchema>
