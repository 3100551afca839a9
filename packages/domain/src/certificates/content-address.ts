import { hexToBytes } from '@noble/hashes/utils.js'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'
/** CIDv1, codec raw (0x55), multihash SHA-256 (0x12) of 32 bytes (0x20). */
const CID_V1_RAW_SHA256 = [0x01, 0x55, 0x12, 0x20] as const

/**
 * The IPFS address of bytes whose SHA-256 is known: CIDv1, raw, base32. Equal to what a node answers when it
 * is given the bytes as one block, so a certificate's address can be checked without any node.
 *
 * @param sha256Hex - 64 hex characters.
 */
export function contentAddressOf(sha256Hex: string): string {
  let bits = ''
  for (const byte of [...CID_V1_RAW_SHA256, ...hexToBytes(sha256Hex)])
    bits += byte.toString(2).padStart(8, '0')
  const groups = bits.match(/.{1,5}/g) ?? []
  return `b${groups.map(group => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')}`
}
