import { z } from 'zod'
import { anchorSchema, issuerKeyHistorySchema, revocationSnapshotSchema } from '../certificate-bundle.ts'
import { dataIntegrityProofSchema, signDocument } from '../data-integrity-proof.ts'
import { isoSeconds, issuerDidSchema } from '../ownership-credential.ts'
import { signedAttestationSchema } from './attestation.ts'
import { type OpenedFact, openedFactSchema } from './salted-fact.ts'

/** First words of an attestation's file, of a showing, and of what the service says about either. */
export const ATTESTATION_FORMAT = 'pawfect-attestation/1'
export const PRESENTATION_FORMAT = 'pawfect-presentation/1'
export const STATUS_FORMAT = 'pawfect-status/1'

const hash32 = z.string().regex(/^[0-9a-f]{64}$/)

/** What the service vouches for about one digest, before it signs. It never sees a fact. */
export const unsignedStatusSchema = z.strictObject({
  format: z.literal(STATUS_FORMAT),
  service: issuerDidSchema,
  digest: hash32,
  /** IPFS address of the canonical signed attestation. */
  ipfsCid: z.string().regex(/^b[a-z2-7]{58}$/),
  anchor: anchorSchema.nullable(),
  issuerKeyHistory: issuerKeyHistorySchema,
  revocationSnapshot: revocationSnapshotSchema,
  /** The newer attestation that puts this one right, as far as was known at `revocationSnapshot.asOf`. */
  correctedBy: z
    .strictObject({
      id: z.string().max(64),
      digest: hash32,
      at: z.iso.datetime(),
      reason: z.string().max(200),
    })
    .nullable(),
})
export type UnsignedStatus = z.infer<typeof unsignedStatusSchema>

/** A sealed status: anchor, key history, and a dated answer to "was it revoked or corrected". */
export const attestationStatusSchema = unsignedStatusSchema.extend({ proof: dataIntegrityProofSchema })
export type AttestationStatus = z.infer<typeof attestationStatusSchema>

const openedFacts = z.array(openedFactSchema).max(64)

/**
 * The file an attestation's holder keeps: the signed digests, the service's sealed status, and every opened fact.
 * Whoever has it knows everything in it; to show less, make a presentation.
 */
export const attestationFileSchema = z.strictObject({
  format: z.literal(ATTESTATION_FORMAT),
  credential: signedAttestationSchema,
  status: attestationStatusSchema,
  facts: openedFacts.min(1),
})
export type AttestationFile = z.infer<typeof attestationFileSchema>

/** For whom, in answer to what, and when something is shown. */
export const showingSchema = z.strictObject({
  /** Whom it is for, in their own words: a show, a landlord, a breeder. */
  audience: z.string().min(1).max(120),
  /** What they asked with; makes yesterday's showing worthless today. */
  nonce: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  shownAt: z.iso.datetime(),
})
export type Showing = z.infer<typeof showingSchema>

/** Some facts of an attestation, bound to one audience, one question and one moment by the holder's signature. */
export const presentationSchema = z.strictObject({
  format: z.literal(PRESENTATION_FORMAT),
  credential: signedAttestationSchema,
  status: attestationStatusSchema,
  facts: openedFacts,
  showing: showingSchema,
  proof: dataIntegrityProofSchema,
})
export type Presentation = z.infer<typeof presentationSchema>

/**
 * Puts the service's signature over what it knows about an attestation.
 *
 * @param seal - the service's 32-byte secret key, and when it signs.
 */
export function sealStatus(
  status: UnsignedStatus,
  seal: { readonly secretKey: Uint8Array; readonly sealedAt: Date },
): AttestationStatus {
  const signed = signDocument(unsignedStatusSchema.parse(status), {
    secretKey: seal.secretKey,
    created: isoSeconds(seal.sealedAt),
  })
  return attestationStatusSchema.parse(signed)
}

/**
 * Shows chosen facts to somebody, signed by the holder.
 *
 * @param choice - `names` of the facts to open; unknown names are left out, and nothing else goes along.
 * @param holder - the 32-byte key the attestation names as its holder.
 */
export function presentFacts(
  file: Omit<AttestationFile, 'facts'> & { readonly facts: readonly OpenedFact[] },
  choice: { readonly names: readonly string[]; readonly showing: Showing },
  holder: { readonly secretKey: Uint8Array },
): Presentation {
  const unsigned = {
    format: PRESENTATION_FORMAT,
    credential: file.credential,
    status: file.status,
    facts: file.facts.filter(fact => choice.names.includes(fact.name)),
    showing: showingSchema.parse(choice.showing),
  }
  return presentationSchema.parse(
    signDocument(unsigned, { secretKey: holder.secretKey, created: choice.showing.shownAt }),
  )
}
