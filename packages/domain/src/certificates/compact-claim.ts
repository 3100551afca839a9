import { ed25519 } from '@noble/curves/ed25519.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { canonicalBytes } from './data-integrity-proof.ts'
import { didKeyOf, publicKeyOf } from './did-key.ts'
import { parseStrictJson } from './strict-json.ts'

/** What a claim starts with; also what a reader looks for inside a scanned address. */
export const CLAIM_PREFIX = 'pawfect1.'

/** Signed in front of every claim, so that its signature never passes for one on anything else. */
const CLAIM_DOMAIN = utf8ToBytes('pawfect-claim/1\n')

/** A code with more than this is unreadable on paper; ours have about 600 characters. */
const MAX_CLAIM_LENGTH = 1600

const claimText = z.string().max(120)

/** What fits into a QR code: which paper it belongs to, and the few facts a person compares with the animal. */
export const claimSchema = z.strictObject({
  /** Digest of the signed certificate, hex. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** `deed` or the kind of an attestation. */
  kind: z.string().regex(/^[a-z-]{2,20}$/),
  issuer: claimText.min(1),
  /** ISO day from which the paper counts. */
  from: z.iso.date(),
  /** Up to eight facts by their names in the vocabulary, in the order to be shown. */
  facts: z.array(z.tuple([z.string().regex(/^[a-zA-Z0-9.]{2,60}$/), claimText])).max(8),
})
export type CompactClaim = z.infer<typeof claimSchema>

/**
 * Signs the few facts of a QR code on the issuer's machine.
 *
 * @returns text of some 600 characters, `pawfect1.` first, safe inside an address after `#`.
 */
export function signClaim(claim: CompactClaim, secretKey: Uint8Array): string {
  const payload = canonicalBytes(claimSchema.parse(claim))
  const publicKey = ed25519.getPublicKey(secretKey)
  const signature = ed25519.sign(concatBytes(CLAIM_DOMAIN, publicKey, payload), secretKey)
  return `${CLAIM_PREFIX}${[payload, publicKey, signature].map(encodeBase64Url).join('.')}`
}

/** A scanned text: a claim and who signed it, a claim that does not hold, or no claim at all. */
export type ClaimReading =
  | { readonly kind: 'signed'; readonly claim: CompactClaim; readonly did: string }
  | { readonly kind: 'altered' | 'malformed' | 'not-a-claim' }

/**
 * Reads a scanned text: a claim alone, or an address with the claim after its `#`. One changed character anywhere
 * in the claim makes it `altered` or `malformed`.
 */
export function readClaim(text: string): ClaimReading {
  const at = text.indexOf(CLAIM_PREFIX)
  if (at === -1 || (at > 0 && text[at - 1] !== '#')) return { kind: 'not-a-claim' }
  const token = text.slice(at + CLAIM_PREFIX.length).trim()
  if (token.length > MAX_CLAIM_LENGTH) return { kind: 'malformed' }
  const [payload, publicKey, signature, ...more] = token.split('.').map(decodeBase64Url)
  if (payload == null || publicKey == null || signature == null || more.length > 0)
    return { kind: 'malformed' }
  if (publicKey.length !== 32 || signature.length !== 64) return { kind: 'malformed' }
  const claim = claimIn(payload)
  if (claim === null) return { kind: 'malformed' }
  const did = didKeyOf(publicKey)
  const signed = concatBytes(CLAIM_DOMAIN, publicKey, payload)
  const holds = publicKeyOf(did) !== null && verifies(signature, signed, publicKey)
  return holds ? { kind: 'signed', claim, did } : { kind: 'altered' }
}

function claimIn(payload: Uint8Array): CompactClaim | null {
  const json = parseStrictJson(new TextDecoder().decode(payload))
  if (json.kind !== 'read') return null
  const parsed = claimSchema.safeParse(json.value)
  if (!parsed.success) return null
  // Only the one canonical spelling counts; two codes that look different never say the same.
  const canonical = canonicalBytes(parsed.data)
  return canonical.length === payload.length && canonical.every((byte, i) => byte === payload[i])
    ? parsed.data
    : null
}

function verifies(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    // Thrown for a public key that is no point of the curve: nobody can have signed with it.
    return false
  }
}

function encodeBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

function decodeBase64Url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) return null
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter =>
    letter.charCodeAt(0),
  )
  // The last letter may carry bits that mean nothing; another spelling of the same bytes is refused.
  return encodeBase64Url(bytes) === text ? bytes : null
}
