import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { petIdSchema, speciesSchema } from '../pets/index.ts'
import {
  canonicalBytes,
  dataIntegrityProofSchema,
  type SignableDocument,
  signDocument,
} from './data-integrity-proof.ts'
import { publicKeyOf } from './did-key.ts'

/** The W3C context of Verifiable Credentials 2.0. */
export const CREDENTIALS_CONTEXT = 'https://www.w3.org/ns/credentials/v2'
/** Our own vocabulary; a name, never fetched. */
export const PAWFECT_CONTEXT = 'https://pawfectmatch.example/ns/certificates/v1'

/** An Ed25519 did:key, the only kind of issuer there is here. */
export const issuerDidSchema = z
  .string()
  .max(80)
  .refine(did => !did.includes('#') && publicKeyOf(did) !== null, { error: 'this is not an Ed25519 did:key' })
  .brand<'IssuerDid'>()
export type IssuerDid = z.infer<typeof issuerDidSchema>

const credentialIdSchema = z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
/** Kept exactly as signed: nothing is trimmed here, a space too many is refused instead. */
const nameSchema = z
  .string()
  .min(1)
  .max(80)
  .regex(/^\S(.*\S)?$/su)

/** The facts about an animal that an ownership certificate states. */
export const certifiedAnimalSchema = z.strictObject({
  petId: petIdSchema,
  name: nameSchema,
  species: speciesSchema,
  sex: z.enum(['female', 'male']),
  breedIds: z.array(z.string().regex(/^[a-z0-9-]{1,60}$/)).max(4),
  birthDate: z.iso.date(),
  /** ISO 11784/5 chip: only a salted commitment (SHA-256, hex) is ever written down, never the number. */
  chipCommitment: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})
export type CertifiedAnimal = z.infer<typeof certifiedAnimalSchema>

/** A Verifiable Credential 2.0 by which a breeder says who an animal belongs to. Strict: nothing unknown. */
export const ownershipCredentialSchema = z.strictObject({
  '@context': z.tuple([z.literal(CREDENTIALS_CONTEXT), z.literal(PAWFECT_CONTEXT)]),
  id: credentialIdSchema,
  type: z.tuple([z.literal('VerifiableCredential'), z.literal('PetOwnershipCredential')]),
  issuer: z.strictObject({ id: issuerDidSchema, name: nameSchema }),
  /** ISO date-time, UTC, whole seconds. */
  validFrom: z.iso.datetime(),
  credentialSubject: z.strictObject({
    animal: certifiedAnimalSchema,
    /** As the breeder wrote it; the holder decides what to show. */
    owner: z.strictObject({ name: nameSchema }),
  }),
})
export type OwnershipCredential = z.infer<typeof ownershipCredentialSchema>

export const signedCredentialSchema = ownershipCredentialSchema.extend({ proof: dataIntegrityProofSchema })
export type SignedCredential = z.infer<typeof signedCredentialSchema>

/** What a breeder decides when writing a certificate. */
export type OwnershipStatement = {
  readonly credentialId: string
  readonly issuer: { readonly did: string; readonly name: string }
  readonly animal: Readonly<Omit<CertifiedAnimal, 'petId'>> & { readonly petId: string }
  readonly ownerName: string
  readonly validFrom: Date
}

/**
 * Puts a statement of ownership into W3C form, unsigned.
 *
 * @param statement - `credentialId` is `urn:uuid:…`, fresh for each certificate; `validFrom` is kept to the second.
 * @throws {z.ZodError} when a fact is missing or too long.
 */
export function writeOwnershipCredential(statement: OwnershipStatement): OwnershipCredential {
  return ownershipCredentialSchema.parse({
    '@context': [CREDENTIALS_CONTEXT, PAWFECT_CONTEXT],
    id: statement.credentialId,
    type: ['VerifiableCredential', 'PetOwnershipCredential'],
    issuer: { id: statement.issuer.did, name: statement.issuer.name },
    validFrom: isoSeconds(statement.validFrom),
    credentialSubject: { animal: statement.animal, owner: { name: statement.ownerName } },
  })
}

/**
 * Signs a certificate on its issuer's machine.
 *
 * @param signer - the issuer's 32-byte secret key, and when the signature is made.
 */
export function signOwnershipCredential(
  credential: OwnershipCredential,
  signer: { readonly secretKey: Uint8Array; readonly signedAt: Date },
): SignedCredential {
  return signDocument(credential, { secretKey: signer.secretKey, created: isoSeconds(signer.signedAt) })
}

/** SHA-256 of the canonical signed credential, hex: the Merkle leaf, and the content of its IPFS address. */
export function credentialDigest(credential: SignableDocument): string {
  return bytesToHex(sha256(canonicalBytes(credential)))
}

/** ISO date-time in UTC without fractions, as the W3C examples write it. */
export function isoSeconds(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`
}
