import {
  createCipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto'
import { GROUP_SIZE, type JoinedGroup, sumMasked, toFixedPoint } from '@pawfect/domain/pets/learning'

/** A key pair for one round: X25519, base64url. */
export type MaskKeys = { readonly publicKey: string; readonly privateKey: string }

/** A fresh pair; it is of no use after its round. */
export function createMaskKeys(): MaskKeys {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  const { x } = publicKey.export({ format: 'jwk' })
  const { d } = privateKey.export({ format: 'jwk' })
  if (x === undefined || d === undefined) throw new TypeError('an X25519 key without its bytes')
  return { publicKey: x, privateKey: d }
}

/** The group is not one in which an update would be hidden. */
export class UnsafeGroupError extends Error {
  override readonly name = 'UnsafeGroupError'
  readonly code = 'models/unsafe-group'
}

/**
 * Covers an update with masks that cancel in the sum of the whole group: one for each other member, from a secret
 * only the two can compute, added by one and taken off by the other.
 *
 * @throws {UnsafeGroupError} unless the group is whole, its keys differ, and this owner's own key is in its seat.
 * @see Bonawitz et al. (2017), "Practical Secure Aggregation", section 4, without recovery of those who drop out
 */
export function maskUpdate(
  values: readonly number[],
  { group, keys }: { readonly group: JoinedGroup; readonly keys: MaskKeys },
): Uint32Array<ArrayBuffer> {
  const { members, seat, roundId } = group
  const seats = new Set(members.map(member => member.seat))
  const distinct = new Set(members.map(member => member.publicKey))
  const own = members.find(member => member.seat === seat)
  if (seats.size !== GROUP_SIZE || distinct.size !== GROUP_SIZE || members.length !== GROUP_SIZE)
    throw new UnsafeGroupError('the group is not whole')
  if (own?.publicKey !== keys.publicKey) throw new UnsafeGroupError('the seat is not our own')
  const masks = members
    .filter(member => member.seat !== seat)
    .map(member => {
      const mask = maskWith(member.publicKey, { keys, roundId, length: values.length })
      return member.seat > seat ? mask : mask.map(number => -number)
    })
  return sumMasked([toFixedPoint(values), ...masks])
}

/** Numbers only the two owners of the keys can compute. */
function maskWith(
  otherKey: string,
  { keys, roundId, length }: { keys: MaskKeys; roundId: string; length: number },
): Uint32Array<ArrayBuffer> {
  const secret = secretWith(otherKey, keys)
  const key = Buffer.from(hkdfSync('sha256', secret, roundId, 'pawfect learning mask/1', 32))
  // Each key pair serves one round, so the counter may start at nothing.
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length * 4))
  return Uint32Array.from({ length }, (_, at) => stream.readUInt32LE(at * 4))
}

/** @throws {UnsafeGroupError} for a key that is none, or that gives everybody the same secret. */
function secretWith(otherKey: string, keys: MaskKeys): Buffer {
  const own = { kty: 'OKP', crv: 'X25519', x: keys.publicKey, d: keys.privateKey }
  const privateKey = createPrivateKey({ key: own, format: 'jwk' })
  try {
    const other = { kty: 'OKP', crv: 'X25519', x: otherKey }
    return diffieHellman({ privateKey, publicKey: createPublicKey({ key: other, format: 'jwk' }) })
  } catch (cause) {
    throw new UnsafeGroupError('a key of the group hides nothing', { cause })
  }
}
