import { z } from 'zod'
import { petIdSchema } from '../../pets/index.ts'
import { openedFactSchema } from '../attestations/salted-fact.ts'
import { issuerDidSchema } from '../ownership-credential.ts'
import { signedStepSchema, transferOfferSchema, witnessedStepSchema } from './transfer-step.ts'

/** `certificates.offerTransfer` and `gatherTransferStep`: a signed step, and the owners' keys when the paper before hides them. */
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

/**
 * A step that waits until everybody it needs has signed: shown to those it needs, and to nobody else. `mine` are the
 * caller's keys among the missing ones.
 */
export const waitingStepSchema = z.object({
  digest: z.string(),
  offerDigest: z.string(),
  petId: petIdSchema,
  animalName: z.string().nullable(),
  offer: transferOfferSchema,
  step: signedStepSchema,
  missing: z.array(issuerDidSchema),
  mine: z.array(issuerDidSchema),
  expiresAt: z.iso.datetime(),
})
export type WaitingStep = z.infer<typeof waitingStepSchema>

/** `certificates.listMyTransfers`. */
export const myTransfersSchema = z.object({
  transfers: z.array(transferSummarySchema),
  waiting: z.array(waitingStepSchema),
})

/** `certificates.gatherTransferStep`: `taken` as soon as nobody's signature is missing. */
export const gatheredStepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting'), waiting: waitingStepSchema }),
  z.object({ kind: z.literal('taken'), transfer: transferSummarySchema }),
])
export type GatheredStep = z.infer<typeof gatheredStepSchema>

/** `certificates.refuseTransferStep`. */
export const refuseTransferStepInputSchema = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) })
