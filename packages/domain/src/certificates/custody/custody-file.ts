import { z } from 'zod'
import { petIdSchema } from '../../pets/index.ts'
import { signedAttestationSchema } from '../attestations/attestation.ts'
import { openedFactSchema } from '../attestations/salted-fact.ts'
import { dataIntegrityProofSchema, signDocument } from '../data-integrity-proof.ts'
import { isoSeconds, issuerDidSchema, signedCredentialSchema } from '../ownership-credential.ts'
import { witnessedStepSchema } from './transfer-step.ts'

/** First words of an ownership history. */
export const CUSTODY_FORMAT = 'pawfect-custody/1'

/** What a stretch of history begins with: somebody certified an owner. */
export const custodyStartSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('deed'), credential: signedCredentialSchema }),
  z.strictObject({
    kind: z.literal('co-ownership'),
    credential: signedAttestationSchema,
    /** Keys and roles of the owners it names, opened. */
    owners: z.array(openedFactSchema).max(24),
  }),
])
export type CustodyStart = z.infer<typeof custodyStartSchema>

/** One stretch without a break: a certificate, and every transfer since, tried or done, in order. */
export const custodyStretchSchema = z.strictObject({
  start: custodyStartSchema,
  transfers: z.array(z.array(witnessedStepSchema).min(1).max(8)).max(64),
})
export type CustodyStretch = z.infer<typeof custodyStretchSchema>

/** Everything the service vouches for about who has owned an animal, before it signs. */
export const unsignedCustodySchema = z.strictObject({
  format: z.literal(CUSTODY_FORMAT),
  service: issuerDidSchema,
  petId: petIdSchema,
  stretches: z.array(custodyStretchSchema).min(1).max(32),
  /** The service knew of nothing else at this moment; it says nothing about later. */
  asOf: z.iso.datetime(),
})
export type UnsignedCustody = z.infer<typeof unsignedCustodySchema>

/** An ownership history as a file. `proof` is the service's signature over the whole of it. */
export const custodyFileSchema = unsignedCustodySchema.extend({ proof: dataIntegrityProofSchema })
export type CustodyFile = z.infer<typeof custodyFileSchema>

/**
 * Puts the service's signature over a history.
 *
 * @param seal - the service's 32-byte secret key, and when it signs.
 */
export function sealCustody(
  custody: UnsignedCustody,
  seal: { readonly secretKey: Uint8Array; readonly sealedAt: Date },
): CustodyFile {
  const signed = signDocument(unsignedCustodySchema.parse(custody), {
    secretKey: seal.secretKey,
    created: isoSeconds(seal.sealedAt),
  })
  return custodyFileSchema.parse(signed)
}
