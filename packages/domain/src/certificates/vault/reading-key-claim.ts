import { z } from 'zod'
import { dataIntegrityProofSchema, isProofIntact, signDocument } from '../data-integrity-proof.ts'
import { controllerOf } from '../did-key.ts'
import { isoSeconds, issuerDidSchema } from '../ownership-credential.ts'
import { readerKeyOf } from './reading-key.ts'

/** The name of a key that records are wrapped for, `did:key:z6LS…`. */
export const readerNameSchema = z
  .string()
  .max(80)
  .refine(name => readerKeyOf(name) !== null, { error: 'this is no reader code' })

/** A signed sentence "this account reads with this key": by the account's own Ed25519 key, good for one account. */
export const readingKeyClaimSchema = z.strictObject({
  type: z.literal('ReadingKey'),
  /** The account's `did:key:z6Mk…`, which also signs what it grants. */
  did: issuerDidSchema,
  reader: readerNameSchema,
  accountId: z.string().max(64),
  proof: dataIntegrityProofSchema,
})
export type ReadingKeyClaim = z.infer<typeof readingKeyClaimSchema>

/** Signs that an account reads with `reader`, for `vault.registerReadingKey`. */
export function claimReadingKey(
  key: { readonly did: string; readonly secretKey: Uint8Array },
  claim: { readonly reader: string; readonly accountId: string; readonly signedAt: Date },
): ReadingKeyClaim {
  const { reader, accountId, signedAt } = claim
  const unsigned = { type: 'ReadingKey' as const, did: key.did, reader, accountId }
  return readingKeyClaimSchema.parse(
    signDocument(unsigned, { secretKey: key.secretKey, created: isoSeconds(signedAt) }),
  )
}

/** Whether the claim was signed by the very key it names. */
export function isReadingKeyProven(claim: ReadingKeyClaim): boolean {
  return controllerOf(claim.proof.verificationMethod) === claim.did && isProofIntact(claim)
}
