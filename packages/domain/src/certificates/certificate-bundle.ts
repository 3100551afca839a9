import { z } from 'zod'
import { dataIntegrityProofSchema, signDocument } from './data-integrity-proof.ts'
import { isoSeconds, issuerDidSchema, signedCredentialSchema } from './ownership-credential.ts'

/** First words of every certificate file we write; the number grows when the meaning changes. */
export const BUNDLE_FORMAT = 'pawfect-certificate/1'

/** A whole certificate file is a few kilobytes; nothing larger is looked at. */
export const MAX_BUNDLE_BYTES = 256 * 1024

/** How a certificate file is called when it is handed over. */
export const BUNDLE_FILE_ENDING = '.pawcert.json'

const hash32 = z.string().regex(/^[0-9a-f]{64}$/)
const prefixedHash32 = z.string().regex(/^0x[0-9a-f]{64}$/)
const wholeNumber = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)

/** Where the batch of a certificate was written down for everybody to see. */
export const anchorSchema = z.strictObject({
  batchId: z.string().max(64),
  chainId: wholeNumber,
  contract: z.string().regex(/^0x[0-9a-f]{40}$/),
  transaction: prefixedHash32,
  block: z.strictObject({
    number: wholeNumber,
    /** Null on an embedded chain, which is rebuilt from its journal: numbers and transactions stay, block hashes do not. */
    hash: prefixedHash32.nullable(),
    minedAt: z.iso.datetime(),
  }),
  root: hash32,
  size: wholeNumber,
  merkleProof: z.array(z.strictObject({ side: z.enum(['left', 'right']), hash: hash32 })).max(14),
})
export type Anchor = z.infer<typeof anchorSchema>

/** The keys one breeder has used, as the service knew them. */
export const issuerKeyHistorySchema = z
  .array(
    z.strictObject({
      did: issuerDidSchema,
      registeredAt: z.iso.datetime(),
      /** From here on the key signs nothing any more; null while it is in use. */
      retiredAt: z.iso.datetime().nullable(),
    }),
  )
  .max(64)
export type IssuerKeyHistory = z.infer<typeof issuerKeyHistorySchema>

/** What the service knew about revocation at one moment; it says nothing about later. */
export const revocationSnapshotSchema = z.strictObject({
  asOf: z.iso.datetime(),
  status: z.enum(['active', 'revoked']),
  revokedAt: z.iso.datetime().nullable(),
  reason: z.string().max(200).nullable(),
})
export type RevocationSnapshot = z.infer<typeof revocationSnapshotSchema>

/** Everything about a certificate that the service vouches for, before it signs. */
export const unsignedBundleSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  /** The service that put the file together; its signature is the file's last part. */
  service: issuerDidSchema,
  credential: signedCredentialSchema,
  digest: hash32,
  /** IPFS address of the canonical signed credential. */
  ipfsCid: z.string().regex(/^b[a-z2-7]{58}$/),
  /** Null while the certificate is signed but not anchored yet. */
  anchor: anchorSchema.nullable(),
  issuerKeyHistory: issuerKeyHistorySchema,
  revocationSnapshot: revocationSnapshotSchema,
})
export type UnsignedBundle = z.infer<typeof unsignedBundleSchema>

/**
 * A certificate file (`.pawcert.json`): the breeder's signed credential, and beside it all that a stranger
 * needs to check it when no server of ours exists any more. `proof` is the service's signature over the rest.
 */
export const certificateBundleSchema = unsignedBundleSchema.extend({ proof: dataIntegrityProofSchema })
export type CertificateBundle = z.infer<typeof certificateBundleSchema>

/**
 * Puts the service's signature over everything in the file.
 *
 * @param seal - the service's 32-byte secret key, and when it signs.
 * @throws {z.ZodError} when a part does not fit the format.
 */
export function sealBundle(
  bundle: UnsignedBundle,
  seal: { readonly secretKey: Uint8Array; readonly sealedAt: Date },
): CertificateBundle {
  const signed = signDocument(unsignedBundleSchema.parse(bundle), {
    secretKey: seal.secretKey,
    created: isoSeconds(seal.sealedAt),
  })
  return certificateBundleSchema.parse(signed)
}

/** The bytes of a certificate file, as they are written and handed over. */
export function bundleFileText(bundle: CertificateBundle): string {
  return `${JSON.stringify(bundle, null, 2)}\n`
}
