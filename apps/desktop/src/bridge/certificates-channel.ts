import {
  attestationFileSchema,
  attestationSchema,
  claimSchema,
  dataIntegrityProofSchema,
  keyPossessionSchema,
  MAX_PAPER_BYTES,
  MOST_ATTESTATIONS_A_CALL,
  ownershipCredentialSchema,
  presentationSchema,
  sayingSchema,
  showingSchema,
  signedAttestationSchema,
  signedCredentialSchema,
} from '@pawfect/domain/certificates'
import { signedStepSchema, transferDocumentSchema } from '@pawfect/domain/certificates/custody'
import { userIdSchema } from '@pawfect/domain/identity'
import { z } from 'zod'
import { accountScopeSchema } from './account-scope.ts'
import { defineCall } from './bridge-call.ts'

/** One byte more than any paper has: enough to see that a file is too large. */
const MOST_BYTES = MAX_PAPER_BYTES + 1

const keyId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
const bundleId = z.string().regex(/^[A-Za-z0-9_:.-]{1,128}$/)
const jsonObject = z.record(z.string(), z.json())

const publicKeySchema = z.object({
  keyId,
  label: z.string().max(80),
  /** `did:key:z6Mk…` of the Ed25519 public key. */
  did: z.string(),
  /** `did:key:z6Mk…#z6Mk…`, the `verificationMethod` of a proof. */
  verificationMethod: z.string(),
  protection: z.enum(['keychain', 'file']),
  createdAt: z.iso.datetime(),
})

/** A signing key as anyone may see it. The private half never leaves the companion. */
export type PublicSigningKey = z.infer<typeof publicKeySchema>

const storedBundleSchema = z.object({ bundleId, bundle: jsonObject, savedAt: z.iso.datetime() })

/** A certificate bundle kept on this machine so that it can be shown and verified offline. */
export type StoredBundle = z.infer<typeof storedBundleSchema>

const VERDICTS = [
  'valid',
  'altered',
  'wrong-issuer',
  'revoked',
  'corrected',
  'expired',
  'replayed',
  'disputed',
  'foreign',
  'malformed',
  'too-large',
] as const

const periodSchema = z.object({
  kind: z.enum(['gap', 'certified', 'transferred', 'pending']),
  since: z.string(),
  until: z.string().nullable(),
  owners: z.array(z.object({ key: z.string(), role: z.string() })),
  words: z.string(),
  saying: sayingSchema,
})

const checkSchema = z.object({
  code: z.string(),
  outcome: z.enum(['passed', 'failed', 'not-checked']),
  /** `saying` in English. */
  message: z.string(),
  saying: sayingSchema,
})

/** Keys, signatures and certificate files. Private keys stay in the companion. */
export const certificatesChannel = {
  createKey: defineCall({
    input: z.object({ accountId: accountScopeSchema, label: z.string().trim().min(1).max(80) }),
    output: publicKeySchema,
  }),
  listKeys: defineCall({
    input: z.object({ accountId: accountScopeSchema }),
    output: z.object({ keys: z.array(publicKeySchema) }),
  }),
  /** Signs "this account holds this key", for `certificates.registerIssuerKey`. Error: `certificates/key-missing`. */
  provePossession: defineCall({
    input: z.object({ accountId: userIdSchema, keyId }),
    output: z.object({ possession: keyPossessionSchema }),
  }),
  /** Adds an eddsa-jcs-2022 proof. Errors: `certificates/key-missing`, `certificates/issuer-mismatch`, `certificates/key-unreadable`. */
  signCredential: defineCall({
    input: z.object({ accountId: accountScopeSchema, keyId, credential: ownershipCredentialSchema }),
    output: z.object({ credential: signedCredentialSchema }),
  }),
  /** Checks a file with the network off and says what was and was not checked. */
  verifyFile: defineCall({
    input: z.object({
      bytes: z.instanceof(Uint8Array).refine(bytes => bytes.byteLength <= MOST_BYTES, {
        error: `a paper has at most ${MAX_PAPER_BYTES} bytes`,
      }),
    }),
    output: z.object({
      kind: z.enum(['deed', 'attestation', 'presentation', 'custody', 'claim', 'unknown']),
      verdict: z.enum(VERDICTS),
      /** One sentence, in English. */
      summary: z.string(),
      checks: z.array(checkSchema),
      warnings: z.array(z.string()),
      /** Summary and warnings without a language, for screens to word. */
      said: z.object({ summary: sayingSchema, warnings: z.array(sayingSchema) }),
      /** What the file says, by the names of the vocabulary; true only as far as the verdict goes. */
      facts: z.array(z.object({ name: z.string(), value: z.string() })),
      timeline: z.array(periodSchema),
      issuer: z.object({ name: z.string(), did: z.string(), role: z.string() }).nullable(),
      digest: z.string().nullable(),
      /** How old the status in the file is. */
      freshness: z
        .object({
          asOf: z.string(),
          ageDays: z.number().nullable(),
          words: z.string(),
          saying: sayingSchema,
        })
        .nullable(),
      /** A deed's claims as before. Null when there is none, or it cannot be read. */
      claims: jsonObject.nullable(),
    }),
  }),
  /** Signs attestations; errors as of `signCredential`, all or none. */
  signAttestations: defineCall({
    input: z.object({
      accountId: accountScopeSchema,
      keyId,
      attestations: z.array(attestationSchema).min(1).max(MOST_ATTESTATIONS_A_CALL),
    }),
    output: z.object({ attestations: z.array(signedAttestationSchema) }),
  }),
  /** Signs the few facts of a QR code. Errors as of `signCredential`. */
  signClaims: defineCall({
    input: z.object({
      accountId: accountScopeSchema,
      keyId,
      claims: z.array(claimSchema).min(1).max(MOST_ATTESTATIONS_A_CALL),
    }),
    output: z.object({ codes: z.array(z.string()) }),
  }),
  /** Adds this key's signature to a step of a transfer. Errors as of `signCredential`. */
  signTransferStep: defineCall({
    input: z.object({
      accountId: accountScopeSchema,
      keyId,
      document: transferDocumentSchema,
      earlier: z.array(dataIntegrityProofSchema).max(15).default([]),
    }),
    output: z.object({ step: signedStepSchema }),
  }),
  /** Shows chosen facts of a paper to somebody, signed as its holder. Errors as of `signCredential`. */
  presentFacts: defineCall({
    input: z.object({
      accountId: accountScopeSchema,
      keyId,
      file: attestationFileSchema,
      names: z.array(z.string().max(60)).max(64),
      showing: showingSchema,
    }),
    output: z.object({ presentation: presentationSchema }),
  }),
  saveBundle: defineCall({
    input: z.object({ accountId: accountScopeSchema, bundleId, bundle: jsonObject }),
    output: z.object({ savedAt: z.iso.datetime() }),
  }),
  listBundles: defineCall({
    input: z.object({ accountId: accountScopeSchema }),
    output: z.object({ bundles: z.array(storedBundleSchema) }),
  }),
} as const
