import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { petIdSchema } from '../../pets/index.ts'
import { ownerRoleSchema } from '../attestations/fact-vocabulary.ts'
import {
  canonicalBytes,
  type DataIntegrityProof,
  dataIntegrityProofSchema,
  isProofIntact,
  signDocument,
} from '../data-integrity-proof.ts'
import { controllerOf } from '../did-key.ts'
import { isoSeconds, issuerDidSchema } from '../ownership-credential.ts'

const hash32 = z.string().regex(/^[0-9a-f]{64}$/)
const moment = z.iso.datetime()

/** Longest time for a second thought; beyond it nobody could ever be sure of an owner. */
export const MAX_DISPUTE_DAYS = 90

/**
 * "We hand this animal over": signed by every owner whose signature a transfer needs. Names stay out of it; keys
 * are pseudonyms, and one may use a fresh one for each animal.
 */
export const transferOfferSchema = z.strictObject({
  type: z.literal('PetTransferOffer'),
  id: z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  petId: petIdSchema,
  /** Digest of what makes the givers owners: a certificate, or the acceptance of the transfer before. */
  follows: hash32,
  from: z.array(issuerDidSchema).min(1).max(8),
  to: z
    .array(z.strictObject({ key: issuerDidSchema, role: ownerRoleSchema }))
    .min(1)
    .max(8),
  /** Either side may object for this many days after acceptance; then it is final. */
  disputeDays: z.number().int().min(0).max(MAX_DISPUTE_DAYS),
  offeredAt: moment,
  /** Not accepted by then, the offer has lapsed. */
  expiresAt: moment,
})
export type TransferOffer = z.infer<typeof transferOfferSchema>

const answer = { offer: hash32, at: moment }

/** Everything either side can sign. `offer` is the digest of the offer it answers. */
export const transferDocumentSchema = z.discriminatedUnion('type', [
  transferOfferSchema,
  z.strictObject({ type: z.literal('PetTransferAcceptance'), ...answer }),
  z.strictObject({ type: z.literal('PetTransferWithdrawal'), ...answer }),
  z.strictObject({
    type: z.literal('PetTransferDispute'),
    ...answer,
    /** Shown to whoever checks the history; no names, please. */
    reason: z.string().trim().min(1).max(200),
  }),
  z.strictObject({
    type: z.literal('PetTransferSettlement'),
    ...answer,
    outcome: z.enum(['stands', 'undone']),
  }),
])
export type TransferDocument = z.infer<typeof transferDocumentSchema>

/** A document and everybody's signature on it; one signature each, whatever the order. */
export const signedStepSchema = z.strictObject({
  document: transferDocumentSchema,
  proofs: z.array(dataIntegrityProofSchema).min(1).max(16),
})
export type SignedStep = z.infer<typeof signedStepSchema>

/** A step and when the service saw it: a signer's own clock decides nothing. */
export const witnessedStepSchema = signedStepSchema.extend({ receivedAt: moment })
export type WitnessedStep = z.infer<typeof witnessedStepSchema>

/** SHA-256 of a document in canonical JSON, hex: how the next step names it. */
export function documentDigest(document: TransferDocument): string {
  return bytesToHex(sha256(canonicalBytes(document)))
}

/**
 * Adds one signature to a document, on the signer's machine.
 *
 * @param earlier - signatures of others on the same document.
 */
export function signStep(
  document: TransferDocument,
  signer: { readonly secretKey: Uint8Array; readonly signedAt: Date },
  earlier: readonly DataIntegrityProof[] = [],
): SignedStep {
  const { proof } = signDocument(document, {
    secretKey: signer.secretKey,
    created: isoSeconds(signer.signedAt),
  })
  return signedStepSchema.parse({ document, proofs: [...earlier, proof] })
}

/** The keys whose signatures on a step hold. A signature that does not hold counts for nobody. */
export function signersOf({ document, proofs }: SignedStep): ReadonlySet<string> {
  return new Set(
    proofs
      .filter(proof => isProofIntact({ ...document, proof }))
      .map(proof => controllerOf(proof.verificationMethod)),
  )
}
