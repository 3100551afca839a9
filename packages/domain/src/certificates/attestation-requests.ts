import { z } from 'zod'
import { petIdSchema } from '../pets/index.ts'
import { signedAttestationSchema } from './attestations/attestation.ts'
import { attestationStatusSchema } from './attestations/attestation-file.ts'
import { attesterRoleSchema } from './attestations/attester-role.ts'
import { attestationKindSchema } from './attestations/fact-vocabulary.ts'
import { certificateIdSchema } from './certificate-requests.ts'
import { issuerDidSchema } from './ownership-credential.ts'

/** A litter with two papers a pup fits into one call; a thousand go into one transaction on the chain all the same. */
export const MOST_ATTESTATIONS_A_CALL = 50

/** `certificates.issueBatch`. No fact goes along: the service sees digests. */
export const issueBatchInputSchema = z.strictObject({
  attestations: z.array(signedAttestationSchema).min(1).max(MOST_ATTESTATIONS_A_CALL),
})

/** What the service says about attestations, in the order asked. */
export const attestationStatusesSchema = z.object({ statuses: z.array(attestationStatusSchema) })

export const attestationDigestInputSchema = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) })

/** One line of a list of attestations. What they say stands only in their holders' files. */
export const attestationSummarySchema = z.object({
  certificateId: certificateIdSchema,
  petId: petIdSchema,
  kind: attestationKindSchema,
  attesterRole: attesterRoleSchema,
  issuerName: z.string(),
  issuerDid: issuerDidSchema,
  issuedByMe: z.boolean(),
  issuedAt: z.iso.datetime(),
  state: z.enum(['signed', 'anchored', 'revoked', 'corrected']),
  digest: z.string(),
})
export type AttestationSummary = z.infer<typeof attestationSummarySchema>
