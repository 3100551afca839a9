import { x25519 } from '@noble/curves/ed25519.js'
import { decodeBase58Btc, encodeBase58Btc } from '../base58-btc.ts'

/** Multicodec prefix of an X25519 public key. */
const X25519_PUBLIC_PREFIX = [0xec, 0x01] as const

/**
 * Names the public half of a key that records are wrapped for.
 *
 * @param secret - 32 bytes, X25519. Stays with the caller.
 * @returns `did:key:z6LS…`
 */
export function readerNameOf(secret: Uint8Array): string {
  return `did:key:${encodeBase58Btc(Uint8Array.from([...X25519_PUBLIC_PREFIX, ...x25519.getPublicKey(secret)]))}`
}

/** The public key in a reader's name, 32 bytes; null when the name is none. */
export function readerKeyOf(name: string): Uint8Array | null {
  if (!name.startsWith('did:key:') || name.length > 80) return null
  const bytes = decodeBase58Btc(name.slice('did:key:'.length))
  if (bytes === null || bytes.length !== 34) return null
  if (bytes[0] !== X25519_PUBLIC_PREFIX[0] || bytes[1] !== X25519_PUBLIC_PREFIX[1]) return null
  return bytes.slice(2)
}
