import {
  keyPossessionSchema,
  ownershipCredentialSchema,
  signedCredentialSchema,
} from '@pawfect/domain/certificates'
import { userIdSchema } from '@pawfect/domain/identity'
import { z } from 'zod'
import { accountScopeSchema } from './account-scope.ts'
import { defineCall } from './bridge-call.ts'

/** A certificate bundle is a few kilobytes; a megabyte is somebody else's file. */
export const MAX_CERTIFICATE_BYTES = 1024 * 1024

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

const checkSchema = z.object({
  code: z.string(),
  outcome: z.enum(['passed', 'failed', 'not-checked']),
  message: z.string(),
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
      bytes: z.instanceof(Uint8Array).refine(bytes => bytes.byteLength <= MAX_CERTIFICATE_BYTES, {
        error: `a certificate has at most ${MAX_CERTIFICATE_BYTES} bytes`,
      }),
    }),
    output: z.object({
      verdict: z.enum(['valid', 'altered', 'wrong-issuer', 'revoked', 'foreign', 'malformed', 'too-large']),
      /** One sentence for people. */
      summary: z.string(),
      checks: z.array(checkSchema),
      warnings: z.array(z.string()),
      /** What the file says of itself; true only as far as the verdict goes. Null when it cannot be read. */
      claims: jsonObject.nullable(),
    }),
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
