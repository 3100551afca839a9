import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnchorChain } from '../../domains/certificates/anchor-chain.ts'

/** What every chain must do, embedded or not. */
export function describeAnchorChain(name: string, open: () => Promise<AnchorChain>): void {
  describe(`${name} keeps the promises of an anchor chain`, () => {
    let chain: AnchorChain
    beforeAll(async () => {
      chain = await open()
    }, 40_000)
    afterAll(() => chain[Symbol.asyncDispose]())

    test('a batch is on the chain when its receipt comes back', async () => {
      const batch = anyBatch(1000)
      const receipt = await chain.anchorBatch(batch)
      const onChain = await chain.readBatch(batch.root)
      expect(onChain).toEqual({ anchoredAt: receipt.block.minedAt, revokedAt: null, size: 1000 })
      expect(receipt).toEqual({
        chainId: (await chain.check(AbortSignal.timeout(5000))).chainId,
        contract: expect.stringMatching(/^0x[0-9a-f]{40}$/),
        transaction: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        block: { number: expect.any(Number), hash: receipt.block.hash, minedAt: expect.any(Date) },
      })
    })

    test('anchoring the same batch again gives the same receipt and sends nothing', async () => {
      const batch = anyBatch(3)
      const first = await chain.anchorBatch(batch)
      const before = await chain.check(AbortSignal.timeout(5000))
      expect(await chain.anchorBatch(batch)).toEqual(first)
      expect(await chain.check(AbortSignal.timeout(5000))).toEqual(before)
    })

    test('batches asked for at the same time all arrive', async () => {
      const batches = Array.from({ length: 8 }, () => anyBatch(1))
      const receipts = await Promise.all(batches.map(batch => chain.anchorBatch(batch)))
      expect(new Set(receipts.map(receipt => receipt.transaction)).size).toBe(8)
      const found = await Promise.all(batches.map(batch => chain.readBatch(batch.root)))
      expect(found.map(batch => batch?.size)).toEqual(batches.map(() => 1))
    })

    test('a root nobody anchored is unknown', async () => {
      expect(await chain.readBatch(anyHash())).toBeNull()
    })

    test('a revocation is on the chain when its receipt comes back, once', async () => {
      const digest = anyHash()
      expect(await chain.readRevocation(digest)).toBeNull()
      const receipt = await chain.revokeCertificate(digest)
      expect(await chain.readRevocation(digest)).toEqual(receipt.block.minedAt)
      expect(await chain.revokeCertificate(digest)).toEqual(receipt)
    })

    test('error: refuses a batch that holds nothing, and goes on with the next', async () => {
      await expect(chain.anchorBatch(anyBatch(0))).rejects.toThrow()
      expect((await chain.anchorBatch(anyBatch(1))).block.number).toBeGreaterThan(0)
    })
  })
}

function anyBatch(size: number) {
  return { root: anyHash(), size, manifest: anyHash() }
}

function anyHash(): string {
  return randomBytes(32).toString('hex')
}
