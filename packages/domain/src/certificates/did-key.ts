import { decodeBase58Btc, encodeBase58Btc } from './base58-btc.ts'

/** Multicodec prefix of an Ed25519 public key. */
const ED25519_PUBLIC_PREFIX = [0xed, 0x01] as const

/**
 * Names a public key so that the name alone is enough to check a signature: no server is asked.
 *
 * @param publicKey - 32 bytes, Ed25519.
 * @returns `did:key:z6Mk…`
 * @see https://w3c-ccg.github.io/did-key-spec/
 */
export function didKeyOf(publicKey: Uint8Array): string {
  return `did:key:${encodeBase58Btc(Uint8Array.from([...ED25519_PUBLIC_PREFIX, ...publicKey]))}`
}

/** The verification method of a did:key: the DID with its own key as the fragment. */
export function verificationMethodOf(did: string): string {
  return `${did}#${did.slice('did:key:'.length)}`
}

/** The DID part of a verification method: everything before the `#`. */
export function controllerOf(verificationMethod: string): string {
  return verificationMethod.split('#', 1)[0] ?? ''
}

/**
 * Reads the public key out of a did:key or its verification method.
 *
 * @returns 32 bytes, or null when it is not an Ed25519 did:key, or its fragment names another key.
 */
export function publicKeyOf(didOrMethod: string): Uint8Array | null {
  const did = controllerOf(didOrMethod)
  if (didOrMethod !== did && didOrMethod !== verificationMethodOf(did)) return null
  if (!did.startsWith('did:key:')) return null
  const bytes = decodeBase58Btc(did.slice('did:key:'.length))
  if (bytes === null || bytes.length !== 34) return null
  if (bytes[0] !== ED25519_PUBLIC_PREFIX[0] || bytes[1] !== ED25519_PUBLIC_PREFIX[1]) return null
  return bytes.slice(2)
}
