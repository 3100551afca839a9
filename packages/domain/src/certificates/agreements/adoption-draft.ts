import { z } from 'zod'
import {
  agreedAnimalSchema,
  agreedCentsSchema,
  agreedPersonSchema,
  agreementLanguageSchema,
  agreementLineSchema,
  agreementNotesSchema,
  currencySchema,
  settlementSchema,
  stepDaysSchema,
} from './agreement-parts.ts'

/** What shelter and adopter answer before an animal moves. */
export const adoptionDraftSchema = z
  .strictObject({
    kind: z.literal('adoption'),
    language: agreementLanguageSchema,
    animal: agreedAnimalSchema,
    adopter: agreedPersonSchema,
    shelter: agreedPersonSchema,
    arbiter: agreedPersonSchema,
    /** What the shelter knows about health and behaviour, a line each. Silence here is what people sue over. */
    disclosures: z.array(agreementLineSchema).max(30),
    /** Whether somebody came to see the new home. */
    homeCheck: z.enum(['done', 'planned', 'not-asked']),
    neutering: z.enum(['done', 'by-adopter', 'by-shelter', 'not-asked']),
    settlement: settlementSchema,
    currency: currencySchema,
    feeCents: agreedCentsSchema,
    depositCents: agreedCentsSchema,
    /** The part of the fee the shelter keeps when the animal comes back within the trial. */
    keptOnReturnCents: agreedCentsSchema,
    trialDays: stepDaysSchema,
    objectionDays: stepDaysSchema,
    arbitrationDays: stepDaysSchema,
    /** The shelter's part of what is held, should the arbiter stay silent. */
    silentSharePercent: z.number().int().min(0).max(100),
    /** Whether the animal may only ever come back to the shelter, or may be passed on. */
    passingOn: z.enum(['back-to-shelter', 'shelter-agrees-first', 'free']),
    notes: agreementNotesSchema,
  })
  .superRefine(({ keptOnReturnCents, feeCents }, context) => {
    if (keptOnReturnCents > feeCents)
      context.addIssue({ code: 'custom', path: ['keptOnReturnCents'], message: 'kept-more-than-fee' })
  })
export type AdoptionDraft = z.infer<typeof adoptionDraftSchema>
