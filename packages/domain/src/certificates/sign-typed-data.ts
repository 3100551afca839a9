import { secp256k1 } from '@noble/curves/secp256k1.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { DomainError } from '../domain-error.ts'
import type { FieldType, HexText, TypedDocument, TypedField } from './typed-data.ts'

/** Ethereum writes the recovery bit of a signature as 27 or 28. */
const RECOVERY_OFFSET = 27

const DOMAIN_FIELDS: readonly TypedField[] = [
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
]

/** A value does not fit the type of its field. */
export class TypedValueError extends DomainError {
  override readonly name = 'TypedValueError'
  readonly code = 'certificates/typed-value'
  override readonly facts: { readonly field: string; readonly type: string }
  constructor(field: string, type: FieldType) {
    super(`the value of "${field}" is no ${type}`)
    this.facts = { field, type }
  }
}

/**
 * The 32 bytes a person signs (EIP-712): keccak256(0x1901, domain separator, struct hash).
 *
 * @throws {TypedValueError} when a value does not fit its field.
 */
export function typedDataDigest(document: TypedDocument): HexText {
  const prefix = Uint8Array.of(0x19, 0x01)
  return hexOf(keccak_256(concatBytes(prefix, domainSeparator(document), structHash(document))))
}

/**
 * The hash of an action's values alone; also the identifier of an agreement, a claim or a listing on the chain.
 *
 * @throws {TypedValueError} when a value does not fit its field.
 */
export function typedStructHash(document: TypedDocument): HexText {
  return hexOf(structHash(document))
}

/**
 * Signs an action.
 *
 * @param secret - 32 bytes, a secp256k1 key. Stays with the caller.
 * @returns 65 bytes: r, s (low), v.
 * @throws {TypedValueError} when a value does not fit its field.
 */
export function signTypedData(document: TypedDocument, secret: Uint8Array): HexText {
  const digest = bytesOf(typedDataDigest(document))
  const signature = secp256k1.sign(digest, secret, { prehash: false, format: 'recovered' })
  const recovery = signature[0] ?? 0
  return hexOf(concatBytes(signature.subarray(1), Uint8Array.of(recovery + RECOVERY_OFFSET)))
}

/**
 * Who signed an action.
 *
 * @returns their address, lower case; null when this is no signature.
 * @throws {TypedValueError} when a value does not fit its field.
 */
export function signerOfTypedData(document: TypedDocument, signature: HexText): HexText | null {
  if (!/^0x[0-9a-f]{128}(1b|1c)$/i.test(signature)) return null
  const bytes = bytesOf(signature)
  const recovered = concatBytes(Uint8Array.of((bytes[64] ?? 0) - RECOVERY_OFFSET), bytes.subarray(0, 64))
  const digest = bytesOf(typedDataDigest(document))
  try {
    return addressOfPoint(secp256k1.recoverPublicKey(recovered, digest, { prehash: false }))
  } catch {
    // Right in form, but there is no point on the curve for it.
    return null
  }
}

/** The address that belongs to a secp256k1 key, lower case. @param secret - 32 bytes. */
export function chainAddressOf(secret: Uint8Array): HexText {
  return addressOfPoint(secp256k1.getPublicKey(secret, false))
}

function addressOfPoint(publicKey: Uint8Array): HexText {
  const point = secp256k1.Point.fromBytes(publicKey).toBytes(false)
  return hexOf(keccak_256(point.subarray(1)).subarray(-20))
}

function domainSeparator({ domain }: TypedDocument): Uint8Array {
  const type = 'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)'
  const texts = [type, domain.name, domain.version].map(text => keccak_256(utf8ToBytes(text)))
  const values = { chainId: BigInt(domain.chainId), verifyingContract: domain.verifyingContract }
  return keccak_256(concatBytes(...texts, ...DOMAIN_FIELDS.map(field => encodeField(field, values))))
}

function structHash({ types, primaryType, message }: TypedDocument): Uint8Array {
  const fields = types[primaryType] ?? []
  const type = `${primaryType}(${fields.map(({ name, type }) => `${type} ${name}`).join(',')})`
  const typeHash = keccak_256(utf8ToBytes(type))
  return keccak_256(concatBytes(typeHash, ...fields.map(field => encodeField(field, message))))
}

/** One word of 32 bytes. */
function encodeField({ name, type }: TypedField, message: TypedDocument['message']): Uint8Array {
  const value = message[name]
  if (type === 'bool' && typeof value === 'boolean') return wordOf(value ? 1n : 0n)
  if (type === 'bytes32' && isHexOf(value, 32)) return bytesOf(value)
  if (type === 'address' && isHexOf(value, 20)) return wordOf(BigInt(value))
  if (type.startsWith('uint') && isWhole(value) && value >= 0 && BigInt(value) >> bitsOf(type) === 0n)
    return wordOf(BigInt(value))
  throw new TypedValueError(name, type)
}

function isWhole(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || Number.isSafeInteger(value)
}

function isHexOf(value: unknown, byteLength: number): value is HexText {
  return typeof value === 'string' && /^0x[0-9a-f]+$/i.test(value) && value.length === 2 + 2 * byteLength
}

function bitsOf(type: FieldType): bigint {
  return BigInt(type.slice('uint'.length))
}

function wordOf(value: bigint): Uint8Array {
  return hexToBytes(value.toString(16).padStart(64, '0'))
}

function bytesOf(hex: HexText): Uint8Array {
  return hexToBytes(hex.slice(2))
}

function hexOf(bytes: Uint8Array): HexText {
  return `0x${bytesToHex(bytes)}`
}
