import { z } from 'zod'
import { petIdSchema } from '../../pets/index.ts'
import { openedFactSchema } from '../attestations/salted-fact.ts'
import { signedStepSchema, witnessedStepSchema } from './transfer-step.ts'

/** `certificates.offerTransfer`: the signed offer, and the owners' keys when the paper before hides them. */
export const offerTransferInputSchema = z.strictObject({
  step: signedStepSchema,
  owners: z.array(openedFactSchema).max(24).default([]),
})

/** `certificates.acceptTransfer`, `disputeTransfer`, `withdrawTransfer` and `settleTransfer`. */
export const transferStepInputSchema = z.strictObject({ step: signedStepSchema })

/** A transfer the caller gives or takes, with every step signed so far. */
export const transferSummarySchema = z.object({
  transferId: z.string(),
  petId: petIdSchema,
  /** Only when the animal has a page here that the caller may see, or had one of theirs. */
  animalName: z.string().nullable(),
  side: z.enum(['giver', 'taker', 'both']),
  state: z.enum(['offered', 'lapsed', 'withdrawn', 'accepted', 'disputed', 'undone', 'final']),
  acceptedAt: z.iso.datetime().nullable(),
  finalAt: z.iso.datetime().nullable(),
  offerDigest: z.string(),
  steps: z.array(witnessedStepSchema),
})
export type TransferSummary = z.infer<typeof transferSummarySchema>
