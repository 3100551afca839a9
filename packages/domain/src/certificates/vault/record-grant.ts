import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import {
  canonicalBytes,
  dataIntegrityProofSchema,
  isProofIntact,
  signDocument,
} from '../data-integrity-proof.ts'
import { controllerOf } from '../did-key.ts'
import { isoSeconds, issuerDidSchema } from '../ownership-credential.ts'
import { readerKeyOf, readerNameOf } from './reading-key.ts'
import type { RecordHeader } from './sealed-record.ts'
import { RecordClosedError } from './vault-errors.ts'

const FORMAT = 'pawfect-grant/1'
const KEY_BYTES = 32
const NONCE_BYTES = 24
const PUBLIC_BYTES = 32
/** Ephemeral public key, nonce, the key and its tag. */
const WRAPPED_BYTES = PUBLIC_BYTES + NONCE_BYTES + KEY_BYTES + 16

const termsSchema = z.strictObject({
  format: z.literal(FORMAT),
  recordId: z.uuid(),
  version: z.number().int().min(1),
  owner: issuerDidSchema,
  /** `did:key:z6LS…`, the X25519 key of whoever may read. */
  reader: z.string().refine(name => readerKeyOf(name) !== null),
  validFrom: z.iso.datetime(),
  /** After this the reader's own software refuses, and the server hands it out no more. */
  validUntil: z.iso.datetime(),
})
type GrantTerms = z.infer<typeof termsSchema>

/** One record key, wrapped for one reader, for a time; signed by the owner so that nobody else can grant. */
export const recordGrantSchema = termsSchema.extend({
  wrapped: z
    .string()
    .regex(/^[0-9a-f]+$/)
    .length(WRAPPED_BYTES * 2),
  proof: dataIntegrityProofSchema,
})
export type RecordGrant = z.infer<typeof recordGrantSchema>

/** What an owner grants: which version of which record, to whom, from when until when. */
export type GrantRequest = {
  readonly record: Pick<RecordHeader, 'recordId' | 'version'>
  readonly recordKey: Uint8Array
  /** `did:key:z6LS…` */
  readonly reader: string
  readonly validFrom: Date
  readonly validUntil: Date
}

/**
 * Wraps a record key for one reader (X25519 with a fresh key, HKDF-SHA-256, XChaCha20-Poly1305, bound to the terms).
 *
 * @param owner - the owner's 32-byte Ed25519 secret and their did:key.
 */
export function grantRecord(
  request: GrantRequest,
  owner: { readonly did: string; readonly secretKey: Uint8Array },
): RecordGrant {
  const terms = termsSchema.parse({
    format: FORMAT,
    ...request.record,
    owner: owner.did,
    reader: request.reader,
    validFrom: isoSeconds(request.validFrom),
    validUntil: isoSeconds(request.validUntil),
  })
  const document = { ...terms, wrapped: bytesToHex(wrap(terms, request.recordKey)) }
  const signed = signDocument(document, { secretKey: owner.secretKey, created: terms.validFrom })
  return recordGrantSchema.parse(signed)
}

/**
 * Unwraps the record key of a grant.
 *
 * @param readingSecret - 32 bytes, X25519; never leaves the reader's machine.
 * @param expected - the owner the reader knows the record from, and the moment of reading.
 * @throws {RecordClosedError} when the grant is forged, over, or for somebody else.
 */
export function openGrant(
  grant: RecordGrant,
  readingSecret: Uint8Array,
  expected: { readonly owner: string; readonly now: Date },
): Uint8Array {
  const { wrapped, proof: _proof, ...terms } = grant
  if (!isGrantOf(grant, expected.owner)) throw new RecordClosedError('grant-forged')
  if (terms.reader !== readerNameOf(readingSecret)) throw new RecordClosedError('not-for-this-reader')
  if (expected.now.getTime() < Date.parse(terms.validFrom)) throw new RecordClosedError('not-yet')
  if (expected.now.getTime() > Date.parse(terms.validUntil)) throw new RecordClosedError('grant-expired')
  return unwrap(terms, hexToBytes(wrapped), readingSecret)
}

/** Whether a grant is, unchanged, one that this owner (`did:key:z6Mk…`) signed. */
export function isGrantOf(grant: RecordGrant, owner: string): boolean {
  const isTheirs = grant.owner === owner && controllerOf(grant.proof.verificationMethod) === owner
  return isTheirs && isProofIntact(grant)
}

function wrap(terms: GrantTerms, recordKey: Uint8Array): Uint8Array {
  const readerKey = readerKeyOf(terms.reader)
  if (readerKey === null) throw new RecordClosedError('not-for-this-reader')
  const ephemeral = x25519.utils.randomSecretKey()
  const ephemeralPublic = x25519.getPublicKey(ephemeral)
  const nonce = randomBytes(NONCE_BYTES)
  const key = wrappingKey(x25519.getSharedSecret(ephemeral, readerKey), ephemeralPublic, readerKey)
  const ciphertext = xchacha20poly1305(key, nonce, canonicalBytes(terms)).encrypt(recordKey)
  return concatBytes(ephemeralPublic, nonce, ciphertext)
}

function unwrap(terms: GrantTerms, wrapped: Uint8Array, readingSecret: Uint8Array): Uint8Array {
  const ephemeralPublic = wrapped.subarray(0, PUBLIC_BYTES)
  const nonce = wrapped.subarray(PUBLIC_BYTES, PUBLIC_BYTES + NONCE_BYTES)
  const readerKey = x25519.getPublicKey(readingSecret)
  try {
    const key = wrappingKey(
      x25519.getSharedSecret(readingSecret, ephemeralPublic),
      ephemeralPublic,
      readerKey,
    )
    return xchacha20poly1305(key, nonce, canonicalBytes(terms)).decrypt(
      wrapped.subarray(PUBLIC_BYTES + NONCE_BYTES),
    )
  } catch {
    // Changed on the way, or wrapped for another key under this name.
    throw new RecordClosedError('wrong-key')
  }
}

function wrappingKey(
  sharedSecret: Uint8Array,
  ephemeralPublic: Uint8Array,
  readerKey: Uint8Array,
): Uint8Array {
  const context = concatBytes(utf8ToBytes(FORMAT), ephemeralPublic, readerKey)
  return hkdf(sha256, sharedSecret, undefined, context, KEY_BYTES)
}
