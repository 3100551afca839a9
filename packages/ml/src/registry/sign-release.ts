import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { didKeyOf, publicKeyOf } from '@pawfect/domain/certificates'
import { ModelSignerUnknownError, ModelTamperedError, ModelUnreadableError } from './model-errors.ts'
import {
  type ModelRelease,
  modelReleaseSchema,
  type SignedRelease,
  signedReleaseSchema,
} from './model-release.ts'

/** The key a publisher signs models with. */
export type ReleaseKey = { readonly did: string; readonly privateKey: KeyObject }

/** DER of an Ed25519 private key up to its 32 bytes (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** @param secret - 32 bytes, Ed25519. */
export function releaseKeyFrom(secret: Uint8Array): ReleaseKey {
  const der = Buffer.concat([PKCS8_PREFIX, secret])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return { did: didKeyOf(spki.subarray(SPKI_PREFIX.length)), privateKey }
}

/** Writes a release down and signs what was written. */
export function signRelease(release: ModelRelease, key: ReleaseKey): SignedRelease {
  const text = JSON.stringify(modelReleaseSchema.parse(release))
  const signature = sign(null, Buffer.from(text), key.privateKey).toString('base64url')
  return { release: text, signer: key.did, signature }
}

/**
 * Reads a signed release after checking who signed it.
 *
 * @param trusted - `did:key`s; left out where the caller shows the signer and lets a person decide.
 * @throws {ModelUnreadableError | ModelTamperedError | ModelSignerUnknownError}
 */
export function openRelease(signed: unknown, trusted?: readonly string[]): ModelRelease & { signer: string } {
  const envelope = signedReleaseSchema.safeParse(signed)
  if (!envelope.success) throw new ModelUnreadableError('no signed release')
  const { release, signer, signature } = envelope.data
  const publicKey = publicKeyOf(signer)
  if (publicKey === null) throw new ModelTamperedError('the signer is no key')
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' })
  if (!verify(null, Buffer.from(release), key, Buffer.from(signature, 'base64url')))
    throw new ModelTamperedError('the signature does not fit')
  if (trusted !== undefined && !trusted.includes(signer)) throw new ModelSignerUnknownError(signer)
  const parsed = modelReleaseSchema.safeParse(readJson(release))
  if (!parsed.success) throw new ModelUnreadableError(parsed.error.issues[0]?.message ?? 'wrong shape')
  return { ...parsed.data, signer }
}

/** @throws {ModelTamperedError} unless the bytes are those the release names. */
export function checkModelFile(
  file: { readonly name: string; readonly sha256: string; readonly bytes: number },
  bytes: Uint8Array,
): void {
  const found = createHash('sha256').update(bytes).digest('hex')
  if (bytes.byteLength !== file.bytes || found !== file.sha256) throw new ModelTamperedError(file.name)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ModelUnreadableError(cause instanceof Error ? cause.message : 'no JSON')
  }
}
