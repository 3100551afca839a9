import { z } from 'zod'
import { pedigreeRecordSchema } from '../pedigree-record.ts'

/** The fields of a record that a fix can set. */
export const EDITABLE_FIELDS = [
  'name',
  'sireId',
  'damId',
  'sex',
  'bornOn',
  'diedOn',
  'breed',
  'colour',
  'registration',
  'chip',
] as const
export type EditableField = (typeof EDITABLE_FIELDS)[number]

const animalId = z.string().min(1).max(200)

/** One change of the records. Edits say what they expect to find, so that none is applied to something else. */
export const recordEditSchema = z.discriminatedUnion('kind', [
  /** Sets a field of one animal; `null` clears it. `was` is the value before, `null` for none. */
  z.strictObject({
    kind: z.literal('set'),
    id: animalId,
    field: z.enum(EDITABLE_FIELDS),
    value: z.string().max(200).nullable(),
    was: z.string().max(200).nullable(),
  }),
  /** Gives an animal, or a parent without a record, another id, also wherever it stands as a parent. */
  z.strictObject({ kind: z.literal('rename'), id: animalId, to: animalId }),
  /** Two ids are one animal: `id` goes, its facts fill gaps of `into`, its offspring become offspring of `into`. */
  z.strictObject({ kind: z.literal('merge'), id: animalId, into: animalId }),
  /** Another reading of the whole record with this id. */
  z.strictObject({ kind: z.literal('replace'), record: pedigreeRecordSchema }),
  /** A record that was not there. */
  z.strictObject({ kind: z.literal('add'), record: pedigreeRecordSchema }),
])
export type RecordEdit = z.infer<typeof recordEditSchema>

/** What a fix does, for its words on a screen. */
export const FIX_KINDS = [
  /** Facts `animal`, `parent`, `field` (`sireId` or `damId`): the parent becomes unknown. */
  'cut-link',
  /** Facts `sire`, `dam`, `count`: sire and dam change places in `count` records. */
  'swap-parents',
  /** Facts `animal`, `sex`. */
  'set-sex',
  /** Facts `animal`, `field`, `value`. */
  'set-date',
  /** Facts `animal`, `field`, `value` (what goes). */
  'clear-date',
  /** Facts `animal`, `born`, `died`: the two dates change places. */
  'swap-dates',
  /** Facts `animal` (goes), `into` (stays). */
  'merge-animals',
  /** Facts `animal`, `to`: the later row becomes an animal of its own, named `to`. */
  'separate-animals',
  /** Facts `animal`, `to`. */
  'rename-animal',
  /** Facts `parent` (as written), `to`, `count`: references go to the animal that has a record. */
  'link-parent',
  /** Facts `animal`, `line`: where rows disagree the row of that line is right. */
  'take-row',
  /** Facts `count`: each named parent without a record gets one. */
  'add-records',
] as const
export type FixKind = (typeof FIX_KINDS)[number]

/** What a message needs to be put into words: ids, dates, numbers. Never sentences. */
export const findingFactsSchema = z.record(z.string(), z.union([z.string(), z.number()]))
export type FindingFacts = z.infer<typeof findingFactsSchema>

/** A change that would settle a finding. The person accepts it, or not. */
export const proposedFixSchema = z.strictObject({
  /** Unique within its finding. */
  id: z.string(),
  kind: z.enum(FIX_KINDS),
  facts: findingFactsSchema,
  edits: z.array(recordEditSchema),
})
export type ProposedFix = z.infer<typeof proposedFixSchema>

/** What can be wrong. The comment names the facts beside `animals`. */
export const FINDING_KINDS = [
  // About the file.
  /** `count`: letters the encoding does not have. */
  'undecodable-text',
  /** `line`, `text`: a quotation mark that never closes; taken as a letter. */
  'stray-quote',
  /** `count`: rows with more cells than headings; kept under `column N`. */
  'extra-cells',
  /** `count`: lines without any cell. */
  'blank-rows',
  /** `count`, `text` (the first): lines that begin with `#` or `//`. */
  'comment-lines',
  /** `column`, `sample`, `count`: day or month first? Answered by `ColumnMapping.dateOrder`; the year counts until then. */
  'ambiguous-dates',
  /** `column`, `text`: a date nobody can read; kept under its heading. */
  'unreadable-date',
  /** `column`, `code`, `count`. */
  'unknown-sex-code',
  /** `column`, `length`: cut to what a record holds. */
  'value-too-long',
  /** `line`: a row without an id or name; its animal is called `row N`. */
  'missing-id',
  /** `id`: an animal is called like a word for "missing", for example `0`. As a parent the word means unknown. */
  'id-is-missing-word',
  /** The same row again, `count` times. */
  'repeated-row',
  /** Two rows of one animal that fill each other's gaps; merged. */
  'merged-rows',
  /** Two rows with one id and conflicting facts: `id`, `fields`. The first counts, but no parent they disagree on. */
  'conflicting-rows',
  /** `parent` (a name), `count`: several animals have this name. Treated as unknown until decided. */
  'ambiguous-parent-name',
  // About the animals.
  /** An animal is its own ancestor: `loop`. The link of the first fix does not count until decided. */
  'cycle',
  /** `field`: an animal stands as its own parent. The link does not count. */
  'self-parent',
  /** `parent`: one animal as sire and as dam of the same offspring. */
  'sire-is-dam',
  /** `recorded` and how often it stands as sire (`asSire`) and as dam (`asDam`). Its sex counts as unknown. */
  'sex-conflict',
  /** `sire`, `dam`, `count`: a female as sire with a male as dam. */
  'swapped-parents',
  /** `count`, `of`: nearly all parents stand in the other's column. */
  'swapped-columns',
  /** `parent`, `field`, `born`, `parentBorn`. The link stays, the dates do not count until decided. */
  'born-before-parent',
  /** `parent`, `field`, `ageDays` (the least possible), `born`, `parentBorn`. */
  'parent-too-young',
  /** `parent`, `field`, `ageYears`, `born`, `parentBorn`. */
  'parent-too-old',
  /** `parent`, `field`, `died`, `born`. */
  'parent-died-before',
  /** `born`, `died`. */
  'died-before-born',
  /** `born`: a year nobody can have been born in, or the future. */
  'unlikely-date',
  /** `dam`, `days`, `first`, `second`: two litters closer than a gestation. */
  'litters-too-close',
  /** `dam`, `born`, `size`. */
  'litter-too-large',
  /** `dam`, `born`, `sires`: possible, but worth a look. */
  'litter-of-several-sires',
  /** Two ids that are probably one animal: `reason` (`spelling`, `word-order`, `letters`). */
  'likely-duplicate',
  /** `parent`, `similar`, `count`: a parent without a record, spelled nearly like one that has one. */
  'misspelled-parent',
  /** `count`: parents that are named but have no record; they count as founders. */
  'parents-without-record',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/**
 * Something about a file or a pedigree that a person should know or decide. `error`: figures depend on it, and
 * `safeReading` is applied before anything is computed; `warning`: probably wrong; `note`: was dealt with.
 */
export const pedigreeFindingSchema = z.strictObject({
  /** The same for the same file, whatever else is fixed. */
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  severity: z.enum(['error', 'warning', 'note']),
  /** Ids of the animals it is about, the first being the one to show; long lists are cut to 100. */
  animals: z.array(z.string()),
  /** Lines of the file, from 1; empty where no line can be named. Cut to 100. */
  lines: z.array(z.int().min(1)),
  facts: findingFactsSchema,
  /** Best first. Accepting one settles the finding. */
  proposedFixes: z.array(proposedFixSchema),
  /** How figures are computed until the person decided; empty: the records count as they are. */
  safeReading: z.array(recordEditSchema),
})
export type PedigreeFinding = z.infer<typeof pedigreeFindingSchema>
