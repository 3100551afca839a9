import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import vectors from '../../vectors/eddsa-jcs-2022.json' with { type: 'json' }
import { decodeBase58Btc, encodeBase58Btc } from './base58-btc.ts'
import {
  canonicalBytes,
  dataIntegrityProofSchema,
  hashToSign,
  isProofIntact,
  signDocument,
} from './data-integrity-proof.ts'
import { didKeyOf, publicKeyOf } from './did-key.ts'

const secretKey = (decodeBase58Btc(vectors.secretKeyMultibase) ?? new Uint8Array()).slice(2)

describe('the W3C vectors for eddsa-jcs-2022, byte for byte', () => {
  test('the key pair reads as a did:key and back', () => {
    const did = didKeyOf(ed25519.getPublicKey(secretKey))
    expect(did).toBe(`did:key:${vectors.publicKeyMultibase}`)
    expect(publicKeyOf(vectors.verificationMethod)).toEqual(ed25519.getPublicKey(secretKey))
  })

  test('the document and the proof options canonicalise to the same bytes and hashes', () => {
    const options = JSON.parse(vectors.canonicalProofOptions)
    expect(canonicalBytes(vectors.document)).toEqual(utf8ToBytes(vectors.canonicalDocument))
    expect(canonicalBytes(options)).toEqual(utf8ToBytes(vectors.canonicalProofOptions))
    expect(bytesToHex(sha256(canonicalBytes(vectors.document)))).toBe(vectors.documentHashHex)
    expect(bytesToHex(sha256(canonicalBytes(options)))).toBe(vectors.proofOptionsHashHex)
    expect(bytesToHex(hashToSign(vectors.document, options))).toBe(vectors.combinedHashHex)
  })

  test('signing gives the published proof, and the published proof verifies', () => {
    const signed = signDocument(vectors.document, { secretKey, created: vectors.created })
    expect(signed.proof.proofValue).toBe(vectors.proofValue)
    expect(bytesToHex(decodeBase58Btc(signed.proof.proofValue) ?? new Uint8Array())).toBe(
      vectors.signatureHex,
    )
    expect(signed.proof.verificationMethod).toBe(vectors.verificationMethod)
    expect(isProofIntact(signed)).toBe(true)
    expect(dataIntegrityProofSchema.parse(signed.proof)).toEqual(signed.proof)
  })

  test('a changed word, a changed proof option or a swapped context no longer verifies', () => {
    const signed = signDocument(vectors.document, { secretKey, created: vectors.created })
    expect(isProofIntact({ ...signed, name: 'Alumni credential' })).toBe(false)
    expect(isProofIntact({ ...signed, proof: { ...signed.proof, created: '2023-02-24T23:36:39Z' } })).toBe(
      false,
    )
    expect(isProofIntact({ ...signed, '@context': [...vectors.document['@context']].reverse() })).toBe(false)
  })
})

describe('base58btc', () => {
  test('keeps leading zeros and refuses what is not base58btc', () => {
    const bytes = Uint8Array.of(0, 0, 1, 255)
    expect(decodeBase58Btc(encodeBase58Btc(bytes))).toEqual(bytes)
    expect(encodeBase58Btc(utf8ToBytes('Hello World!'))).toBe('z2NEpo7TZRRrLZSi2U')
    expect([
      decodeBase58Btc('2NEpo'),
      decodeBase58Btc('z0OIl'),
      decodeBase58Btc(`z${'2'.repeat(300)}`),
    ]).toEqual([null, null, null])
  })
})
