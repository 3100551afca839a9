import { z } from 'zod'
import { adoptionDraftSchema } from './adoption-draft.ts'
import { breedingDraftSchema } from './breeding-draft.ts'

/** 22 URL-safe characters. */
export const agreementIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .brand<'AgreementId'>()
export type AgreementId = z.infer<typeof agreementIdSchema>

/** Everybody an agreement may name; which of them sign depends on its kind and on co-owners. */
export const agreementRoleSchema = z.enum([
  'dam-owner',
  'dam-co-owner',
  'sire-owner',
  'sire-co-owner',
  'adopter',
  'shelter',
  'arbiter',
])
export type AgreementRole = z.infer<typeof agreementRoleSchema>

/** The answers of either kind of agreement. */
export const agreementDraftSchema = z.discriminatedUnion('kind', [breedingDraftSchema, adoptionDraftSchema])
export type AgreementDraft = z.infer<typeof agreementDraftSchema>

/** Before the last signature an agreement is `open`; then it runs; at the end it is `ended`, or was `withdrawn`. */
export const agreementStateSchema = z.enum(['open', 'running', 'ended', 'withdrawn'])
export type AgreementState = z.infer<typeof agreementStateSchema>

/** What is to happen next in a stud agreement. */
export const milestoneSchema = z.enum(['mating', 'pregnancy', 'litter', 'pick'])
export type Milestone = z.infer<typeof milestoneSchema>

/** 20 bytes, lower-case hex with `0x`. */
export const chainAddressSchema = z.string().regex(/^0x[0-9a-f]{40}$/) as unknown as z.ZodType<`0x${string}`>

/** Somebody's part in an agreement. */
export const agreementPartySchema = z.object({
  role: agreementRoleSchema,
  /** As the agreement names them. */
  name: z.string(),
  /** The account that joined for this part, by its display name; null while nobody did. */
  account: z.string().nullable(),
  mine: z.boolean(),
  signs: z.boolean(),
  address: chainAddressSchema.nullable(),
  signedAt: z.iso.datetime().nullable(),
})
export type AgreementParty = z.infer<typeof agreementPartySchema>

/** Where a running agreement stands. */
export const agreementStepSchema = z.object({
  phase: z.enum(['waiting', 'claimed', 'disputed', 'ended']),
  /** Null for an adoption, and at the end. */
  next: milestoneSchema.nullable(),
  /** Whose word stands unless the other objects; null when nobody claimed anything. */
  claimedBy: agreementRoleSchema.nullable(),
  /** Until when the present step is open. */
  until: z.iso.datetime(),
  returnMatingsLeft: z.number().int().min(0),
})
export type AgreementStep = z.infer<typeof agreementStepSchema>

/** What can be done in a running agreement. */
export const agreementDeedSchema = z.enum([
  'report',
  'take-return-mating',
  'accept',
  'dispute',
  'decide',
  'announce-return',
])
export type AgreementDeed = z.infer<typeof agreementDeedSchema>

/** Something that happened, newest last. */
export const agreementEventSchema = z.object({
  at: z.iso.datetime(),
  kind: z.enum([
    'proposed',
    'joined',
    'changed',
    'signed',
    'begun',
    'withdrawn',
    'settled',
    ...agreementDeedSchema.options,
  ]),
  by: agreementRoleSchema.nullable(),
  milestone: milestoneSchema.nullable(),
  count: z.number().int().nullable(),
  /** What was said with it: evidence, objection, reason. */
  words: z.string().nullable(),
  /** False while it waits to be written down for good. */
  written: z.boolean(),
})
export type AgreementEvent = z.infer<typeof agreementEventSchema>

/** Where signatures for one kind of agreement count. */
export const contractPlaceSchema = z.object({
  chainId: z.number().int().min(1),
  verifyingContract: chainAddressSchema,
})

/** What ties this version's signatures to it; whole numbers as text. */
export const signingTermsSchema = z.object({
  place: contractPlaceSchema,
  token: chainAddressSchema,
  nonce: z.string().regex(/^\d{1,78}$/),
  deadline: z.string().regex(/^\d{1,20}$/),
})
export type SigningTerms = z.infer<typeof signingTermsSchema>

/** An agreement as one of its people sees it. */
export const agreementViewSchema = z.object({
  agreementId: agreementIdSchema,
  state: agreementStateSchema,
  /** Grows with every change of the answers; a signature is for one version alone. */
  version: z.number().int().min(1),
  writtenOn: z.iso.date(),
  draft: agreementDraftSchema,
  text: z.string(),
  parties: z.array(agreementPartySchema),
  /** Codes that let others join, for whoever proposed it; each is good once. */
  invitations: z.array(z.object({ role: agreementRoleSchema, code: z.string() })),
  /** Null until everybody who signs has joined with a key, and while the record cannot be reached. */
  signing: signingTermsSchema.nullable(),
  /** The identifier of its terms once it runs. */
  termsHash: z.string().nullable(),
  step: agreementStepSchema.nullable(),
  /** What the reader may do now. */
  mayDo: z.array(z.enum(['change', 'sign', 'withdraw', ...agreementDeedSchema.options])),
  timeline: z.array(agreementEventSchema),
})
export type AgreementView = z.infer<typeof agreementViewSchema>

/** A line in the list of agreements. */
export const agreementSummarySchema = agreementViewSchema
  .pick({ agreementId: true, state: true, step: true, mayDo: true })
  .extend({
    kind: z.enum(['breeding', 'adoption']),
    animals: z.string(),
    people: z.string(),
    updatedAt: z.iso.datetime(),
  })
export type AgreementSummary = z.infer<typeof agreementSummarySchema>
