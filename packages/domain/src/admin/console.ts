import { z } from 'zod'
import { userIdSchema } from '../identity/index.ts'
import { meetupIdSchema, meetupKindSchema, meetupStateSchema } from '../meetups/index.ts'
import {
  reportCategorySchema,
  reportDecisionSchema,
  reportIdSchema,
  reportSubjectSchema,
} from '../moderation/index.ts'
import { petIdSchema, speciesSchema } from '../pets/index.ts'

/** A page of a long list: 1 to 200 rows, from `offset` on. */
export const pageInputSchema = z.strictObject({
  search: z.string().trim().max(80).default(''),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(50),
})
export type PageInput = z.infer<typeof pageInputSchema>

/** Somebody with an account, as an admin sees them: no address, no password. */
export const personRowSchema = z.object({
  userId: userIdSchema,
  displayName: z.string(),
  role: z.enum(['owner', 'admin']),
  petCount: z.number().int(),
  suspended: z.boolean(),
  joinedAt: z.iso.datetime(),
})
export type PersonRow = z.infer<typeof personRowSchema>

/** An animal, as an admin sees it. */
export const petRowSchema = z.object({
  petId: petIdSchema,
  name: z.string(),
  species: speciesSchema,
  ownerId: userIdSchema,
  ownerName: z.string(),
  published: z.boolean(),
  hidden: z.boolean(),
  photoCount: z.number().int(),
  createdAt: z.iso.datetime(),
})
export type PetRow = z.infer<typeof petRowSchema>

/** What an admin decided about a report, and whether it was taken back. */
export const decisionRowSchema = z.object({
  decisionId: z.string(),
  decision: reportDecisionSchema,
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: z.iso.datetime(),
  reversal: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
})
export type DecisionRow = z.infer<typeof decisionRowSchema>

/** A report with all that was decided about it, the latest last. */
export const reportCaseSchema = z.object({
  reportId: reportIdSchema,
  state: z.enum(['open', 'decided']),
  subject: reportSubjectSchema,
  /** Name of the animal or person reported; empty when it is gone. */
  subjectLabel: z.string(),
  ownerId: userIdSchema.nullable(),
  /** Paths of the animal's photos, the reported one first; empty for people and meetings. */
  photoPaths: z.array(z.string()),
  category: reportCategorySchema,
  details: z.string(),
  reporterName: z.string(),
  createdAt: z.iso.datetime(),
  /** How many other reports name the same subject. */
  otherReports: z.number().int(),
  decisions: z.array(decisionRowSchema),
})
export type ReportCase = z.infer<typeof reportCaseSchema>

const reason = z.string().trim().min(3).max(500)

/** A decision always says why. */
export const decideReportInputSchema = z.strictObject({
  reportId: reportIdSchema,
  decision: reportDecisionSchema,
  reason,
})
export type DecideReportInput = z.infer<typeof decideReportInputSchema>

/** Takes back the latest decision of a report that still stands. */
export const reverseDecisionInputSchema = z.strictObject({ reportId: reportIdSchema, reason })
export type ReverseDecisionInput = z.infer<typeof reverseDecisionInputSchema>

/** A meet-up that goes on now or begins within the hour. */
export const meetupNowSchema = z.object({
  meetupId: meetupIdSchema,
  kind: meetupKindSchema,
  state: meetupStateSchema,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  petNames: z.array(z.string()),
  inPark: z.number().int(),
})
export type MeetupNow = z.infer<typeof meetupNowSchema>

/** How an engine (chain, IPFS, relay, database …) is doing; `ms` is how long it took to say so. */
export const engineRowSchema = z.object({
  name: z.string(),
  state: z.enum(['up', 'starting', 'degraded', 'down', 'off']),
  detail: z.string(),
  ms: z.number().int(),
})
export type EngineRow = z.infer<typeof engineRowSchema>

/** One line of the append-only audit log. */
export const auditRowSchema = z.object({
  sequence: z.number().int(),
  at: z.iso.datetime(),
  actorId: z.string(),
  action: z.string(),
  subject: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  hash: z.string(),
})
export type AuditRow = z.infer<typeof auditRowSchema>

/** Whether the audit log is whole; `brokenAt` is the first entry that does not fit. */
export const auditVerdictSchema = z.object({
  whole: z.boolean(),
  entries: z.number().int(),
  headHash: z.string(),
  brokenAt: z.number().int().nullable(),
  problem: z.enum(['missing-entry', 'changed-entry', 'broken-link']).nullable(),
})
export type AuditVerdict = z.infer<typeof auditVerdictSchema>
