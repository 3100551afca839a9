import { z } from 'zod'
import { agreementNotesSchema } from './agreement-parts.ts'
import {
  agreementDraftSchema,
  agreementIdSchema,
  agreementRoleSchema,
  chainAddressSchema,
  milestoneSchema,
} from './agreement-view.ts'

/** 65 bytes: r, s, v. */
const signatureSchema = z.string().regex(/^0x[0-9a-f]{128}(1b|1c)$/) as unknown as z.ZodType<`0x${string}`>

/** "This account signs with this key", with the proof. */
export const registerAgreementKeyInputSchema = z.object({
  address: chainAddressSchema,
  signature: signatureSchema,
})

export const proposeAgreementInputSchema = z.object({
  draft: agreementDraftSchema,
  myRole: agreementRoleSchema.exclude(['arbiter']),
  /** Who decides disputes: the office of this service, or somebody who joins with a code. */
  arbiter: z.enum(['office', 'invited']).default('office'),
})

export const joinAgreementInputSchema = z.object({ code: z.string().trim().min(8).max(40) })

export const agreementInputSchema = z.object({ agreementId: agreementIdSchema })

export const changeAgreementInputSchema = agreementInputSchema.extend({
  /** The version the change was made from: somebody else's change in between is never overwritten. */
  version: z.number().int().min(1),
  draft: agreementDraftSchema,
})

export const signAgreementInputSchema = agreementInputSchema.extend({
  version: z.number().int().min(1),
  signature: signatureSchema,
})

/** What makes one signed deed good once. */
const once = { nonce: z.string().regex(/^\d{1,78}$/), deadline: z.string().regex(/^\d{1,20}$/) }
const words = agreementNotesSchema

const DEEDS = {
  report: {
    deed: z.literal('report'),
    milestone: milestoneSchema,
    /** Living young (litter) or animals handed over (pick); 0 otherwise. */
    count: z.number().int().min(0).max(255),
    words,
  },
  return: { deed: z.literal('take-return-mating') },
  accept: { deed: z.literal('accept') },
  dispute: { deed: z.literal('dispute'), words: words.min(1) },
  decide: { deed: z.literal('decide'), words: words.min(1) },
  back: { deed: z.literal('announce-return'), words },
} as const

/** What somebody does in a running agreement. */
export const unsignedDeedSchema = z.discriminatedUnion('deed', [
  z.object(DEEDS.report),
  z.object(DEEDS.return),
  z.object(DEEDS.accept),
  z.object(DEEDS.dispute),
  z.object(DEEDS.decide),
  z.object(DEEDS.back),
])
export type UnsignedDeed = z.infer<typeof unsignedDeedSchema>

/** The same, as it is signed. */
export const signedDeedSchema = z.discriminatedUnion('deed', [
  z.object({ ...DEEDS.report, ...once }),
  z.object({ ...DEEDS.return, ...once }),
  z.object({ ...DEEDS.accept, ...once }),
  z.object({ ...DEEDS.dispute, ...once }),
  z.object({ ...DEEDS.decide, ...once }),
  z.object({ ...DEEDS.back, ...once }),
])
export type SignedDeed = z.infer<typeof signedDeedSchema>

/** The office's word in a dispute; the server signs it. */
export const decideForOfficeInputSchema = agreementInputSchema.extend({ words: words.min(1) })

export const actInputSchema = agreementInputSchema.extend({
  deed: signedDeedSchema,
  signature: signatureSchema,
})
