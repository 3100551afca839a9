import { ed25519 } from '@noble/curves/ed25519.js'
import { z } from 'zod'
import { dataIntegrityProofSchema, isProofIntact, signDocument } from './data-integrity-proof.ts'
import { controllerOf, didKeyOf } from './did-key.ts'
import { type IssuerDid, isoSeconds, issuerDidSchema } from './ownership-credential.ts'

/** A breeder's signing key. `secretKey` (32 bytes, Ed25519) never leaves the breeder's machine. */
export type IssuerKey = { readonly did: IssuerDid; readonly secretKey: Uint8Array }

/** Makes a fresh signing key from the system's random source. */
export function createIssuerKey(): IssuerKey {
  return issuerKeyFrom(ed25519.utils.randomSecretKey())
}

/**
 * The key whose secret half is already known, for example unwrapped from the keychain.
 *
 * @param secretKey - 32 bytes.
 */
export function issuerKeyFrom(secretKey: Uint8Array): IssuerKey {
  return { did: issuerDidSchema.parse(didKeyOf(ed25519.getPublicKey(secretKey))), secretKey }
}

/** A signed sentence "this account uses this key": proves that whoever registers a key also holds it. */
export const keyPossessionSchema = z.strictObject({
  type: z.literal('IssuerKeyPossession'),
  did: issuerDidSchema,
  /** The account that registers the key; a proof made for one account is worthless for another. */
  accountId: z.string().max(64),
  proof: dataIntegrityProofSchema,
})
export type KeyPossession = z.infer<typeof keyPossessionSchema>

/** Signs that `accountId` holds `key`, for `certificates.registerIssuerKey`. */
export function provePossession(key: IssuerKey, claim: { accountId: string; signedAt: Date }): KeyPossession {
  return signDocument(
    { type: 'IssuerKeyPossession' as const, did: key.did, accountId: claim.accountId },
    { secretKey: key.secretKey, created: isoSeconds(claim.signedAt) },
  )
}

/** Whether the proof was made by the very key it registers. */
export function isPossessionProven(possession: KeyPossession): boolean {
  return controllerOf(possession.proof.verificationMethod) === possession.did && isProofIntact(possession)
}
