import { type Anchor, buildMerkleTree, isoSeconds, type MerkleTree } from '@pawfect/domain/certificates'
import type { BatchRow } from './certificates-store.ts'

type Anchored = { readonly digest: string; readonly batch: BatchRow | null }

/**
 * Writes down where certificates are anchored, null for those that wait. Builds the tree of a batch once for all
 * the certificates it is asked about, however many of a thousand they are.
 */
export function anchorMaker(): (row: Anchored) => Anchor | null {
  const trees = new Map<string, { readonly tree: MerkleTree; readonly places: ReadonlyMap<string, number> }>()
  return ({ batch, digest }) => {
    if (batch?.receipt == null) return null
    const known = trees.get(batch.batchId) ?? {
      tree: buildMerkleTree(batch.digests),
      places: new Map(batch.digests.map((leaf, place) => [leaf, place])),
    }
    trees.set(batch.batchId, known)
    const { chainId, contract, transaction, block } = batch.receipt
    return {
      ...{ batchId: batch.batchId, chainId, contract, transaction },
      block: { ...block, minedAt: isoSeconds(block.minedAt) },
      root: batch.root,
      size: batch.digests.length,
      merkleProof: [...(known.tree.proofs[known.places.get(digest) ?? -1] ?? [])],
    }
  }
}
