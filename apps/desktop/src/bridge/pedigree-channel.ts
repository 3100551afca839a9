import { columnMappingSchema } from '@pawfect/domain/pedigree'
import { speciesSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { accountScopeSchema } from './account-scope.ts'
import { defineCall } from './bridge-call.ts'
import {
  figuresUnderClaimsSchema,
  geneticSheetSchema,
  mateFiltersSchema,
  matesFoundSchema,
  sharedStudSchema,
  trialLitterSchema,
} from './pedigree-figures-shapes.ts'
import {
  findingCountsSchema,
  importFindingSchema,
  importIdSchema,
  importReadingSchema,
  importSummarySchema,
  workProgressSchema,
} from './pedigree-import-shapes.ts'
import {
  animalBriefSchema,
  animalChangesSchema,
  animalIdSchema,
  breedingPlaceSchema,
  claimSchema,
  studbookAnimalSchema,
  studbookChangeSchema,
  studbookIdSchema,
  studbookSchema,
} from './pedigree-shapes.ts'
import { ancestryShownSchema } from './pedigree-sharing-shapes.ts'

/** Files larger than this are no studbook: ten million animals take less. */
export const MAX_IMPORT_BYTES = 1024 * 1024 * 1024

/** One piece of a file over the bridge: well inside a frame. */
export const MAX_IMPORT_CHUNK_BYTES = 8 * 1024 * 1024

/** More generations than this no chart can show: 4,094 places. */
export const MAX_CHART_GENERATIONS = 11

const inDrawer = z.object({ accountId: accountScopeSchema })
const inStudbook = inDrawer.extend({ studbookId: studbookIdSchema })
const ofAnimal = inDrawer.extend({ animalId: animalIdSchema })
const ofImport = inDrawer.extend({ importId: importIdSchema })
const bookName = z.string().trim().min(1).max(120)
const changed = z.object({ changeId: z.number().int().min(1), revision: z.number().int().min(0) })

/** How deep a page may lie; a search that needs more wants another word. */
const page = z.object({
  offset: z.number().int().min(0).max(2_000_000),
  limit: z.number().int().min(1).max(500),
})

const importCalls = {
  /** Opens an import; send the bytes in pieces, then `readImport`. A paste is a file named by the screen. */
  startImport: defineCall({
    input: inDrawer.extend({
      fileName: z.string().min(1).max(200),
      byteLength: z.number().int().min(1).max(MAX_IMPORT_BYTES),
    }),
    output: z.object({ importId: importIdSchema }),
  }),
  /** The next piece; on disk when this answers. Error: `pedigree/import-out-of-order`. */
  sendImportBytes: defineCall({
    input: ofImport.extend({
      offset: z.number().int().min(0),
      bytes: z.instanceof(Uint8Array).refine(bytes => bytes.byteLength <= MAX_IMPORT_CHUNK_BYTES, {
        error: `a piece has at most ${MAX_IMPORT_CHUNK_BYTES} bytes`,
      }),
    }),
    output: z.object({ received: z.number().int() }),
  }),
  /** Reads the file and proposes a mapping. Errors: `pedigree/import-incomplete`, `pedigree/unreadable`. */
  readImport: defineCall({ input: ofImport, output: importReadingSchema, progress: workProgressSchema }),
  /** Reads again with a mapping, whole or in part; decisions on findings that are still there stay. */
  setImportMapping: defineCall({
    input: ofImport.extend({ mapping: columnMappingSchema }),
    output: importReadingSchema,
    progress: workProgressSchema,
  }),
  /** One page of what was found, errors first. */
  importFindings: defineCall({
    input: ofImport.extend({
      page,
      kind: z.string().max(60).optional(),
      /** Only those that wait for a decision. */
      onlyOpen: z.boolean().optional(),
    }),
    output: z.object({ counts: findingCountsSchema, findings: z.array(importFindingSchema) }),
    progress: workProgressSchema,
  }),
  /** Accepts a fix, or with `fixId: null` keeps the file's word. Findings that hang on others may go or come. */
  decideFinding: defineCall({
    input: ofImport.extend({ findingId: z.string().max(200), fixId: z.string().max(200).nullable() }),
    output: z.object({ counts: findingCountsSchema }),
    progress: workProgressSchema,
  }),
  /** Accepts the first proposed fix of every open finding of the kind. */
  acceptAllFixes: defineCall({
    input: ofImport.extend({ kind: z.string().max(60) }),
    output: z.object({ counts: findingCountsSchema, accepted: z.number().int() }),
    progress: workProgressSchema,
  }),
  /** Takes a decision back. */
  undoDecision: defineCall({
    input: ofImport.extend({ findingId: z.string().max(200) }),
    output: z.object({ counts: findingCountsSchema }),
    progress: workProgressSchema,
  }),
  /**
   * Writes the animals, all or none, into a studbook or a new one. In a studbook that knows an animal already,
   * empty facts are filled and other words are kept as claims beside the ones there. What open errors put in doubt
   * does not count; the file's word on it is kept as a claim. Error: `pedigree/missing-column`.
   */
  applyImport: defineCall({
    input: ofImport.extend({
      into: z.union([inStudbook.pick({ studbookId: true }), z.object({ newName: bookName })]),
    }),
    output: changed.extend({
      studbookId: studbookIdSchema,
      animalsAdded: z.number().int(),
      animalsFilled: z.number().int(),
      claimsAdded: z.number().int(),
      /** Animals of the file without a known parent. */
      founders: z.number().int(),
    }),
    progress: workProgressSchema,
  }),
  listImports: defineCall({ input: inDrawer, output: z.object({ imports: z.array(importSummarySchema) }) }),
  /** Throws an import away that was not applied, its file included. */
  forgetImport: defineCall({ input: ofImport, output: z.object({ forgotten: z.boolean() }) }),
} as const

const studbookCalls = {
  listStudbooks: defineCall({ input: inDrawer, output: z.object({ studbooks: z.array(studbookSchema) }) }),
  createStudbook: defineCall({ input: inDrawer.extend({ name: bookName }), output: studbookSchema }),
  renameStudbook: defineCall({ input: inStudbook.extend({ name: bookName }), output: changed }),
  /** Says whether these are dogs or cats, and whose breeding rules count. Not a change to undo. */
  describeStudbook: defineCall({
    input: inStudbook.extend({
      species: speciesSchema.nullable().optional(),
      place: breedingPlaceSchema.nullable().optional(),
    }),
    output: studbookSchema,
  }),
  /** Hides it; `undoChange` brings it back for 30 days. */
  deleteStudbook: defineCall({ input: inStudbook, output: changed }),
  /** Everything, ready to be saved. JSON carries claims and tests too; CSV and GEDCOM what those can say. */
  exportStudbook: defineCall({
    input: inStudbook.extend({ format: z.enum(['csv', 'gedcom', 'json']) }),
    output: z.object({ exportId: z.string(), fileName: z.string(), byteLength: z.number().int() }),
    progress: workProgressSchema,
  }),
  /** One piece of an export, at most `MAX_IMPORT_CHUNK_BYTES`; asked for from offset 0 on. Error: `pedigree/export-gone`. */
  readExport: defineCall({
    input: inDrawer.extend({ exportId: z.string().max(60), offset: z.number().int().min(0) }),
    output: z.object({ bytes: z.instanceof(Uint8Array) }),
  }),
  /** Newest first. */
  listChanges: defineCall({
    input: inStudbook.extend({ page }),
    output: z.object({ changes: z.array(studbookChangeSchema) }),
  }),
  /** Takes one step back: an import, an edit, a deletion. Error: `pedigree/later-changes-depend`. */
  undoChange: defineCall({
    input: inStudbook.extend({ changeId: z.number().int().min(1) }),
    output: changed,
    progress: workProgressSchema,
  }),
  /** Moves what `nobody` kept to the account that just signed up. */
  adoptStudbooks: defineCall({ input: inDrawer, output: z.object({ adopted: z.number().int().min(0) }) }),
} as const

const animalCalls = {
  /** Beginnings of words of names, ids, registrations and chips; without text all, by name. */
  searchAnimals: defineCall({
    input: inStudbook.extend({
      text: z.string().max(200),
      sex: z.enum(['male', 'female']).optional(),
      page,
    }),
    output: z.object({
      animals: z.array(animalBriefSchema),
      /** Counted up to 1,000. */
      found: z.number().int().min(0),
      foundIsExact: z.boolean(),
    }),
  }),
  /** Error: `pedigree/animal-missing`, as of every call that names an animal. */
  getAnimal: defineCall({ input: ofAnimal, output: studbookAnimalSchema }),
  /** Errors: `pedigree/cycle`, `pedigree/wrong-sex-parent`. */
  editAnimal: defineCall({ input: ofAnimal.extend({ changes: animalChangesSchema }), output: changed }),
  /** Error: `pedigree/duplicate-animal`. `recordId` is made up when left out. */
  addAnimal: defineCall({
    input: inStudbook.extend({
      recordId: z.string().trim().min(1).max(200).optional(),
      facts: animalChangesSchema,
    }),
    output: changed.extend({ animalId: animalIdSchema }),
  }),
  addLitter: defineCall({
    input: inStudbook.extend({
      sireId: animalIdSchema,
      damId: animalIdSchema,
      young: z
        .array(animalChangesSchema.omit({ sireId: true, damId: true }))
        .min(1)
        .max(30),
    }),
    output: changed.extend({ animalIds: z.array(animalIdSchema) }),
  }),
  /** The animal and all its known ancestors of so many generations, each once; parents hang together by id. */
  ancestors: defineCall({
    input: ofAnimal.extend({ generations: z.number().int().min(1).max(MAX_CHART_GENERATIONS) }),
    output: z.object({ animals: z.array(animalBriefSchema) }),
  }),
  /** What sharing it would show of an animal and its ancestors; nothing is sent by asking. */
  ancestryToShare: defineCall({
    input: ofAnimal.extend({ species: speciesSchema }),
    output: ancestryShownSchema,
  }),
  /** Oldest first. */
  offspring: defineCall({
    input: ofAnimal.extend({ page }),
    output: z.object({ animals: z.array(animalBriefSchema), total: z.number().int().min(0) }),
  }),
} as const

const claimCalls = {
  listClaims: defineCall({ input: ofAnimal, output: z.object({ claims: z.array(claimSchema) }) }),
  /** Puts one more word beside the ones there; figures stay until it is chosen. Errors: as of `editAnimal`. */
  addClaim: defineCall({
    input: claimSchema
      .omit({ claimId: true, at: true, chosen: true })
      .extend({ accountId: accountScopeSchema }),
    output: claimSchema,
  }),
  chooseClaim: defineCall({
    input: inDrawer.extend({ claimId: z.number().int().min(1) }),
    output: changed,
  }),
  figuresUnderClaims: defineCall({
    input: ofAnimal.extend({ fact: z.enum(['sire', 'dam']) }),
    output: figuresUnderClaimsSchema,
    progress: workProgressSchema,
  }),
} as const

const figureCalls = {
  geneticSheet: defineCall({ input: ofAnimal, output: geneticSheetSchema, progress: workProgressSchema }),
  /** For either sex. Every mate of the studbook and every shared stud, by exact litter coefficient. */
  findMates: defineCall({
    input: ofAnimal.extend({
      filters: mateFiltersSchema,
      sharedStuds: z.array(sharedStudSchema).max(500),
      page,
    }),
    output: matesFoundSchema,
    progress: workProgressSchema,
  }),
  trialLitter: defineCall({
    input: inDrawer.extend({ sireId: animalIdSchema, damId: animalIdSchema }),
    output: trialLitterSchema,
    progress: workProgressSchema,
  }),
  /** Litter coefficients of all pairs; `inbreeding[dam][sire]` in the order asked. */
  mateMatrix: defineCall({
    input: inStudbook.extend({
      sireIds: z.array(animalIdSchema).min(1).max(200),
      damIds: z.array(animalIdSchema).min(1).max(200),
    }),
    output: z.object({ inbreeding: z.array(z.array(z.number().min(0).max(1))) }),
    progress: workProgressSchema,
  }),
} as const

/** The breeder's studbooks, on their own machine. Nothing here leaves it. */
export const pedigreeChannel = {
  ...importCalls,
  ...studbookCalls,
  ...animalCalls,
  ...claimCalls,
  ...figureCalls,
} as const
