import { secp256k1 } from '@noble/curves/secp256k1.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { HexText } from '../typed-data.ts'

/**
 * Signs a sentence the way chains sign sentences for people (ERC-191), for networks that log in with one.
 *
 * @param secret - 32 bytes, secp256k1.
 */
export function signPersonalMessage(message: string, secret: Uint8Array): HexText {
  const text = utf8ToBytes(message)
  const digest = keccak_256(concatBytes(utf8ToBytes(`\x19Ethereum Signed Message:\n${text.length}`), text))
  const signature = secp256k1.sign(digest, secret, { prehash: false, format: 'recovered' })
  // The curve's library puts the recovery bit first, chains put it last and count from 27.
  const [recovery = 0] = signature
  return `0x${bytesToHex(signature.subarray(1))}${(27 + recovery).toString(16)}`
}
