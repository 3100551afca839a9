import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { HexText } from '../typed-data.ts'

/** What makes one set of signatures good once. */
export type SignedOnce = {
  /** In which money is held; any address where none is. */
  readonly token: HexText
  readonly nonce: bigint
  /** Unix seconds; after it the agreement can no longer begin. */
  readonly deadline: bigint
}

/** SHA-256 of the readable agreement, UTF-8: what stands on the chain in its place. */
export function agreementTextHash(text: string): HexText {
  return `0x${bytesToHex(sha256(utf8ToBytes(text)))}`
}
