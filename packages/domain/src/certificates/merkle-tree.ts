import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { DomainError } from '../domain-error.ts'

/** Leaves and inner nodes are hashed under different first bytes, so that one never passes for the other. */
const LEAF_PREFIX = Uint8Array.of(0x00)
const NODE_PREFIX = Uint8Array.of(0x01)

/** Most certificates one batch may hold: a proof is then at most 14 steps. */
export const MAX_BATCH_SIZE = 10_000

/** One step up the tree: the sibling's hash and the side it stands on. */
export type MerkleStep = { readonly side: 'left' | 'right'; readonly hash: string }

/** A tree over a batch. Hashes are lower-case hex without a prefix, 64 characters. */
export type MerkleTree = { readonly root: string; readonly proofs: readonly (readonly MerkleStep[])[] }

/** A batch must hold between 1 and `MAX_BATCH_SIZE` certificates. */
export class BatchSizeError extends DomainError {
  override readonly name = 'BatchSizeError'
  readonly code = 'certificates/batch-size'
  override readonly facts: { readonly size: number; readonly most: number }
  constructor(size: number) {
    super(`a batch holds 1 to ${MAX_BATCH_SIZE} certificates, not ${size}`)
    this.facts = { size, most: MAX_BATCH_SIZE }
  }
}

/**
 * Builds the tree of a batch (keccak-256, positional, an odd node moves up unchanged).
 *
 * @param digests - one 32-byte credential digest each, hex; their order is kept.
 * @returns the root and one proof per digest, in the same order.
 * @throws {BatchSizeError} when there is none or too many.
 */
export function buildMerkleTree(digests: readonly string[]): MerkleTree {
  if (digests.length === 0 || digests.length > MAX_BATCH_SIZE) throw new BatchSizeError(digests.length)
  const proofs: MerkleStep[][] = digests.map(() => [])
  let level = digests.map((digest, i) => ({ hash: leafHash(digest), below: [i] }))
  while (level.length > 1) {
    const above: typeof level = []
    for (let i = 0; i < level.length; i += 2) {
      const left = level[i]
      const right = level[i + 1]
      if (left === undefined) continue
      if (right === undefined) {
        above.push(left)
        continue
      }
      for (const leaf of left.below) proofs[leaf]?.push({ side: 'right', hash: right.hash })
      for (const leaf of right.below) proofs[leaf]?.push({ side: 'left', hash: left.hash })
      above.push({ hash: nodeHash(left.hash, right.hash), below: [...left.below, ...right.below] })
    }
    level = above
  }
  return { root: level[0]?.hash ?? '', proofs }
}

/** The root a digest and its proof lead to; it is in the batch exactly when this is the batch's root. */
export function rootFromProof(digest: string, proof: readonly MerkleStep[]): string {
  return proof.reduce(
    (hash, step) => (step.side === 'left' ? nodeHash(step.hash, hash) : nodeHash(hash, step.hash)),
    leafHash(digest),
  )
}

function leafHash(digest: string): string {
  return bytesToHex(keccak_256(concatBytes(LEAF_PREFIX, hexToBytes(digest))))
}

function nodeHash(left: string, right: string): string {
  return bytesToHex(keccak_256(concatBytes(NODE_PREFIX, hexToBytes(left), hexToBytes(right))))
}
