import { ed25519 } from '@noble/curves/ed25519.js'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { userIdSchema } from '../identity/index.ts'
import { petIdSchema } from '../pets/index.ts'
import { decodeBase64Url, encodeBase64Url } from './base64-url.ts'
import { meetupIdSchema } from './meetup.ts'

/** Longest encoded capability, in characters; anything longer is refused before it is decoded. */
export const CAPABILITY_MAX_LENGTH = 2048

/** Signed with the text, so that no other thing this key ever signs can pass for a capability. */
const SIGNING_CONTEXT = 'pawfect/capability/1\n'

/** What the server vouches for: this peer may enter this meet-up, for this owner and animal, for a while. */
export const capabilitySchema = z.strictObject({
  v: z.literal(1),
  meetupId: meetupIdSchema,
  /** libp2p peer id; a capability copied by another peer is worth nothing. */
  peerId: z.string().min(8).max(128),
  userId: userIdSchema,
  petId: petIdSchema,
  displayName: z.string().trim().min(1).max(60),
  notBefore: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** 16 random bytes, base64url: two capabilities of one second still differ. */
  nonce: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
})
export type Capability = z.infer<typeof capabilitySchema>

/** What the issuer fills in; version and nonce are added on issue unless given. */
export type CapabilityFields = Omit<Capability, 'v' | 'nonce'> & { readonly nonce?: string }

/** The admitted visitor, or why not. `malformed` covers everything that is not a capability at all. */
export type CapabilityVerdict =
  | { readonly kind: 'valid'; readonly capability: Capability }
  | { readonly kind: CapabilityFault }

export type CapabilityFault =
  | 'malformed'
  | 'wrong-signature'
  | 'expired'
  | 'not-yet-valid'
  | 'other-meetup'
  | 'other-peer'

/** What the verifier knows by itself, never taken from the text it checks. */
export interface CapabilityExpectation {
  /** Ed25519 public key, base64url. */
  readonly issuerKey: string
  readonly now: Date
  readonly meetupId: string
  /** The peer that presents it, as authenticated by the transport. */
  readonly peerId: string
  /** How far the two clocks may differ, in milliseconds; widens both ends. Default 0. */
  readonly leewayMs?: number
}

/**
 * Signs a capability for one visitor of one meet-up.
 *
 * @param secretKey - the 32-byte Ed25519 seed of the server.
 * @returns `<payload>.<signature>`, both base64url; at most `CAPABILITY_MAX_LENGTH` characters.
 * @throws {z.ZodError} if a field is out of its bounds.
 */
export function issueCapability(fields: CapabilityFields, secretKey: Uint8Array): string {
  const nonce = fields.nonce ?? encodeBase64Url(crypto.getRandomValues(new Uint8Array(16)))
  const capability = capabilitySchema.parse({ ...fields, v: 1, nonce })
  const payload = new TextEncoder().encode(canonicalize(capability))
  const signature = ed25519.sign(signedBytes(payload), secretKey)
  return `${encodeBase64Url(payload)}.${encodeBase64Url(signature)}`
}

/**
 * The public half of an issuer's seed, as `ParkTicket.issuerKey` carries it (base64url).
 *
 * @param secretKey - 32 bytes.
 */
export function issuerKeyOf(secretKey: Uint8Array): string {
  return encodeBase64Url(ed25519.getPublicKey(secretKey))
}

/**
 * Checks a presented capability. Never throws: what peers send is hostile until proven otherwise.
 * The signature is checked before anything inside is believed.
 */
export function verifyCapability(encoded: string, expected: CapabilityExpectation): CapabilityVerdict {
  const parts = splitEncoded(encoded)
  const issuerKey = decodeBase64Url(expected.issuerKey)
  if (parts === undefined || issuerKey?.length !== 32) return { kind: 'malformed' }
  if (!isSignedBy(parts, issuerKey)) return { kind: 'wrong-signature' }
  const capability = parsePayload(parts.payload)
  if (capability === undefined) return { kind: 'malformed' }
  const fault = faultOf(capability, expected)
  return fault === undefined ? { kind: 'valid', capability } : { kind: fault }
}

interface EncodedParts {
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}

function splitEncoded(encoded: string): EncodedParts | undefined {
  if (typeof encoded !== 'string' || encoded.length > CAPABILITY_MAX_LENGTH) return undefined
  const [payloadText, signatureText, ...rest] = encoded.split('.')
  if (payloadText === undefined || signatureText === undefined || rest.length > 0) return undefined
  const payload = decodeBase64Url(payloadText)
  const signature = decodeBase64Url(signatureText)
  if (payload === undefined || signature?.length !== 64) return undefined
  return { payload, signature }
}

function isSignedBy({ payload, signature }: EncodedParts, issuerKey: Uint8Array): boolean {
  try {
    // RFC 8032 strictly: the lenient rule accepts a second spelling of one signature.
    return ed25519.verify(signature, signedBytes(payload), issuerKey, { zip215: false })
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}

function signedBytes(payload: Uint8Array): Uint8Array {
  const context = new TextEncoder().encode(SIGNING_CONTEXT)
  const bytes = new Uint8Array(context.length + payload.length)
  bytes.set(context)
  bytes.set(payload, context.length)
  return bytes
}

function parsePayload(payload: Uint8Array): Capability | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(payload)
    return capabilitySchema.safeParse(JSON.parse(text)).data
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

function faultOf(capability: Capability, expected: CapabilityExpectation): CapabilityFault | undefined {
  const nowMs = expected.now.getTime()
  const leewayMs = expected.leewayMs ?? 0
  if (nowMs >= Date.parse(capability.expiresAt) + leewayMs) return 'expired'
  if (nowMs < Date.parse(capability.notBefore) - leewayMs) return 'not-yet-valid'
  if (capability.meetupId !== expected.meetupId) return 'other-meetup'
  if (capability.peerId !== expected.peerId) return 'other-peer'
  return undefined
}
