import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, randomBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { canonicalBytes } from '../data-integrity-proof.ts'
import { RecordClosedError } from './vault-errors.ts'

/** First words of every sealed record; the number grows when the meaning changes. */
const FORMAT = 'pawfect-record/1'

/** Scans and X-rays fit; a film does not. */
export const MAX_RECORD_BYTES = 10 * 1024 * 1024

/** The header, the nonce, the length, the tag and a twelfth for the padding. */
export const MAX_SEALED_BYTES = MAX_RECORD_BYTES + Math.ceil(MAX_RECORD_BYTES / 8) + 4096

const MAX_HEADER_BYTES = 1024
const KEY_BYTES = 32
const NONCE_BYTES = 24
const LINE_END = 0x0a

/** What anyone may see of a record: which one it is, and which version of it. */
export const recordHeaderSchema = z.strictObject({
  format: z.literal(FORMAT),
  recordId: z.uuid(),
  /** Grows with every change of key or contents. */
  version: z.number().int().min(1).max(1_000_000),
})
export type RecordHeader = z.infer<typeof recordHeaderSchema>

/** A record on its owner's machine, and how it leaves it. */
export type SealedRecord = {
  /** Header line, nonce and ciphertext: what is stored anywhere and anchored by its hash. */
  readonly sealed: Uint8Array
  /** 32 bytes, for this version alone. Destroy every copy and the record is gone. */
  readonly recordKey: Uint8Array
}

/**
 * Encrypts a health record on its owner's machine under a fresh key (XChaCha20-Poly1305). Its length is padded
 * (Padmé), so that the size tells next to nothing about what it is.
 *
 * @param contents - at most `MAX_RECORD_BYTES`.
 * @throws {RecordClosedError} `too-large`
 * @see Nikitin et al. (2019), "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", for Padmé
 */
export function sealRecord(record: Omit<RecordHeader, 'format'>, contents: Uint8Array): SealedRecord {
  if (contents.byteLength > MAX_RECORD_BYTES) throw new RecordClosedError('too-large')
  const header = canonicalBytes(recordHeaderSchema.parse({ format: FORMAT, ...record }))
  const recordKey = randomBytes(KEY_BYTES)
  const nonce = randomBytes(NONCE_BYTES)
  const ciphertext = xchacha20poly1305(recordKey, nonce, header).encrypt(padded(contents))
  return { sealed: concatBytes(header, Uint8Array.of(LINE_END), nonce, ciphertext), recordKey }
}

/**
 * Opens a record.
 *
 * @throws {RecordClosedError} when it is none, was changed anywhere, or this is not its key.
 */
export function openRecord(sealed: Uint8Array, recordKey: Uint8Array): Uint8Array {
  const { header, rest } = splitRecord(sealed)
  if (recordKey.length !== KEY_BYTES || rest.length < NONCE_BYTES) throw new RecordClosedError('wrong-key')
  try {
    const cipher = xchacha20poly1305(recordKey, rest.subarray(0, NONCE_BYTES), header)
    return unpadded(cipher.decrypt(rest.subarray(NONCE_BYTES)))
  } catch {
    // Of a wrong key and a changed byte the cipher says the same, on purpose.
    throw new RecordClosedError('wrong-key')
  }
}

/** Which record this is, as far as it says. @throws {RecordClosedError} `not-a-record` */
export function recordHeaderOf(sealed: Uint8Array): RecordHeader {
  return splitRecord(sealed).parsed
}

/** SHA-256 of the sealed bytes, hex: what is anchored. It tells nothing about the contents. */
export function sealedRecordDigest(sealed: Uint8Array): string {
  return bytesToHex(sha256(sealed))
}

function splitRecord(sealed: Uint8Array): { header: Uint8Array; parsed: RecordHeader; rest: Uint8Array } {
  const end = sealed.subarray(0, MAX_HEADER_BYTES).indexOf(LINE_END)
  if (end < 0 || sealed.length > MAX_SEALED_BYTES) throw new RecordClosedError('not-a-record')
  const header = sealed.subarray(0, end)
  const parsed = recordHeaderSchema.safeParse(parseJson(header))
  if (!parsed.success) throw new RecordClosedError('not-a-record')
  return { header, parsed: parsed.data, rest: sealed.subarray(end + 1) }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new RecordClosedError('not-a-record')
  }
}

/** Four bytes of length, the contents, and zeros up to the next length Padmé allows. */
function padded(contents: Uint8Array): Uint8Array {
  const filled = new Uint8Array(padmeLength(contents.length + 4))
  new DataView(filled.buffer).setUint32(0, contents.length)
  filled.set(contents, 4)
  return filled
}

function unpadded(filled: Uint8Array): Uint8Array {
  const length = new DataView(filled.buffer, filled.byteOffset).getUint32(0)
  return filled.slice(4, 4 + length)
}

/** The smallest length not below this one that Padmé allows: at most 12 % more, only O(log log n) bits told. */
export function padmeLength(length: number): number {
  if (length < 2) return length
  const exponent = Math.floor(Math.log2(length))
  const keptBits = Math.floor(Math.log2(exponent || 1)) + 1
  const step = 2 ** Math.max(0, exponent - keptBits)
  return Math.ceil(length / step) * step
}
