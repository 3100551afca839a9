import { z } from 'zod'
import { petIdSchema } from '../pets/index.ts'
import { keyPossessionSchema } from './issuer-key.ts'
import { issuerDidSchema, signedCredentialSchema } from './ownership-credential.ts'

/** A certificate's id is the id of its credential. */
export const certificateIdSchema = z
  .string()
  .regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .brand<'CertificateId'>()
export type CertificateId = z.infer<typeof certificateIdSchema>

export const registerIssuerKeyInputSchema = z.strictObject({
  possession: keyPossessionSchema,
  /** What the breeder calls the key, for example the machine it lives on. */
  label: z.string().trim().min(1).max(80),
})

export const issuerKeySchema = z.object({
  did: issuerDidSchema,
  label: z.string(),
  registeredAt: z.iso.datetime(),
  retiredAt: z.iso.datetime().nullable(),
})
export type IssuerKeyEntry = z.infer<typeof issuerKeySchema>

export const anchorCertificateInputSchema = z.strictObject({ credential: signedCredentialSchema })

export const revokeCertificateInputSchema = z.strictObject({
  certificateId: certificateIdSchema,
  /** Shown to whoever checks the certificate; no names, please. */
  reason: z.string().trim().min(1).max(200),
})

/** One line of a list of certificates. `signed`: not anchored yet. */
export const certificateSummarySchema = z.object({
  certificateId: certificateIdSchema,
  petId: petIdSchema,
  animalName: z.string(),
  ownerName: z.string(),
  issuerDid: issuerDidSchema,
  /** Whether the caller signed it; otherwise it is about an animal of theirs. */
  issuedByMe: z.boolean(),
  issuedAt: z.iso.datetime(),
  state: z.enum(['signed', 'anchored', 'revoked']),
  digest: z.string(),
})
export type CertificateSummary = z.infer<typeof certificateSummarySchema>

/** Whom a verifier has to trust to accept this installation's certificates. */
export const certificateServiceSchema = z.object({
  serviceDid: issuerDidSchema,
  anchor: z.object({ chainId: z.number(), contract: z.string() }).nullable(),
  /** The check page, for a QR code; null where only this machine could reach it. */
  verifyUrl: z.url().nullable(),
})
export type CertificateService = z.infer<typeof certificateServiceSchema>
