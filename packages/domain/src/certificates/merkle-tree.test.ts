import { fc, test as prop } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import vectors from '../../vectors/certificate-merkle.json' with { type: 'json' }
import { BatchSizeError, buildMerkleTree, MAX_BATCH_SIZE, rootFromProof } from './merkle-tree.ts'
import { testDigest } from './test-certificate.ts'

const anyDigest = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map(bytes => Buffer.from(bytes).toString('hex'))
const anyBatch = fc.array(anyDigest, { minLength: 1, maxLength: 40 })

describe('buildMerkleTree', () => {
  prop.prop([anyBatch])('every certificate of a batch proves that it is in it', digests => {
    const tree = buildMerkleTree(digests)
    expect(digests.map((digest, i) => rootFromProof(digest, tree.proofs[i] ?? []))).toEqual(
      digests.map(() => tree.root),
    )
  })

  prop.prop([anyBatch, anyDigest])('a certificate outside the batch proves nothing', (digests, stranger) => {
    fc.pre(!digests.includes(stranger))
    const tree = buildMerkleTree(digests)
    expect(tree.proofs.some(proof => rootFromProof(stranger, proof) === tree.root)).toBe(false)
  })

  prop.prop([fc.uniqueArray(anyDigest, { minLength: 2, maxLength: 20 })])(
    'another order is another batch',
    digests => {
      expect(buildMerkleTree(digests.toReversed()).root).not.toBe(buildMerkleTree(digests).root)
    },
  )

  test('an inner node never passes for a certificate', () => {
    const tree = buildMerkleTree([testDigest(1), testDigest(2), testDigest(3), testDigest(4)])
    const inner = tree.proofs[0]?.[1]
    expect(inner).toBeDefined()
    expect(rootFromProof(inner?.hash ?? '', [])).not.toBe(inner?.hash)
  })

  test('agrees with the vectors that the contract reads too', () => {
    for (const batch of vectors.batches) {
      const tree = buildMerkleTree(batch.digests)
      expect({ root: tree.root, proofs: tree.proofs }).toEqual({ root: batch.root, proofs: batch.proofs })
    }
  })

  test('error: refuses an empty batch and one that is too large', () => {
    expect(() => buildMerkleTree([])).toThrow(BatchSizeError)
    expect(() => buildMerkleTree(new Array(MAX_BATCH_SIZE + 1).fill(testDigest(1)))).toThrow(BatchSizeError)
  })
})
