import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { decodeBase58Btc, encodeBase58Btc } from './base58-btc.ts'
import { didKeyOf, publicKeyOf, verificationMethodOf } from './did-key.ts'

/** A W3C Data Integrity proof by the cryptosuite `eddsa-jcs-2022`, the only one we write or read. */
export const dataIntegrityProofSchema = z.strictObject({
  '@context': z.array(z.string().max(200)).max(8).optional(),
  type: z.literal('DataIntegrityProof'),
  cryptosuite: z.literal('eddsa-jcs-2022'),
  created: z.iso.datetime(),
  verificationMethod: z.string().max(300),
  proofPurpose: z.literal('assertionMethod'),
  proofValue: z.string().max(120),
})
export type DataIntegrityProof = z.infer<typeof dataIntegrityProofSchema>

/** Anything that can be signed: a JSON object, with or without a proof already on it. */
export type SignableDocument = Readonly<Record<string, unknown>>

/**
 * Canonical bytes of a JSON value (RFC 8785): the same value gives the same bytes everywhere.
 *
 * @throws {TypeError} on something JSON cannot say, such as undefined or a lone surrogate.
 */
export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('this value has no canonical JSON')
  return utf8ToBytes(text)
}

/**
 * Signs a document with `eddsa-jcs-2022`.
 *
 * @param document - must not carry a proof yet; its `@context`, when there is one, is bound into the proof.
 * @param signer - `secretKey` 32 bytes Ed25519; `created` an ISO date-time to the second, UTC.
 * @see https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022
 */
export function signDocument<D extends SignableDocument>(
  document: D,
  signer: { readonly secretKey: Uint8Array; readonly created: string },
): D & { readonly proof: DataIntegrityProof } {
  const did = didKeyOf(ed25519.getPublicKey(signer.secretKey))
  const context = document['@context']
  const options = {
    ...(Array.isArray(context) ? { '@context': context as string[] } : {}),
    type: 'DataIntegrityProof' as const,
    cryptosuite: 'eddsa-jcs-2022' as const,
    created: signer.created,
    verificationMethod: verificationMethodOf(did),
    proofPurpose: 'assertionMethod' as const,
  }
  const signature = ed25519.sign(hashToSign(document, options), signer.secretKey)
  return { ...document, proof: { ...options, proofValue: encodeBase58Btc(signature) } }
}

/**
 * Whether the proof on a document was made over exactly this document by the key its
 * `verificationMethod` names. Says nothing about whether that key is the right one.
 */
export function isProofIntact(signed: SignableDocument & { readonly proof: DataIntegrityProof }): boolean {
  const { proof, ...document } = signed
  const { proofValue, ...options } = proof
  const publicKey = publicKeyOf(proof.verificationMethod)
  const signature = decodeBase58Btc(proofValue)
  if (publicKey === null || signature === null || signature.length !== 64) return false
  if (!sameContext(document['@context'], options['@context'])) return false
  return ed25519.verify(signature, hashToSign(document, options), publicKey, { zip215: false })
}

/** Hash of the proof options, then hash of the document: 64 bytes, as the cryptosuite orders them. */
export function hashToSign(document: SignableDocument, proofOptions: SignableDocument): Uint8Array {
  return concatBytes(sha256(canonicalBytes(proofOptions)), sha256(canonicalBytes(document)))
}

function sameContext(document: unknown, proof: readonly string[] | undefined): boolean {
  if (proof === undefined) return true
  return Array.isArray(document) && proof.every((url, i) => document[i] === url)
}
