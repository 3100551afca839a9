import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ChainUnavailableError } from '../../domains/certificates/anchor-chain.ts'
import { describeAnchorChain } from './anchor-chain-compliance.ts'
import { anchorChainOn } from './anchor-chain-on.ts'
import { openEmbeddedLedger } from './open-embedded-ledger.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describeAnchorChain('the embedded chain', async () => anchorChainIn(freshFolder()))

describe('openEmbeddedLedger', () => {
  test('keeps its chain, contract and receipts over a restart', async () => {
    const folder = freshFolder()
    const batch = { root: '11'.repeat(32), size: 5, manifest: '22'.repeat(32) }
    const first = anchorChainIn(folder)
    const receipt = await first.anchorBatch(batch)
    const before = await first.check(AbortSignal.timeout(5000))
    await first[Symbol.asyncDispose]()

    await using again = anchorChainIn(folder)
    expect(await again.check(AbortSignal.timeout(20_000))).toEqual(before)
    expect(await again.readBatch(batch.root)).toEqual({
      anchoredAt: receipt.block.minedAt,
      revokedAt: null,
      size: 5,
    })
    expect(await again.anchorBatch(batch)).toEqual(receipt)
  })

  test('keeps its key for its owner alone', async () => {
    const folder = freshFolder()
    await using chain = anchorChainIn(folder)
    await chain.check(AbortSignal.timeout(20_000))
    if (process.platform !== 'win32') expect(statSync(join(folder, 'chain-key')).mode & 0o777).toBe(0o600)
  })

  test('error: a second process may not write the same chain', async () => {
    const folder = freshFolder()
    await using chain = anchorChainIn(folder)
    await chain.check(AbortSignal.timeout(20_000))
    expect(() => anchorChainIn(folder)).toThrow(/locked/)
  })

  test('error: says so when it was closed', async () => {
    const chain = anchorChainIn(freshFolder())
    await chain[Symbol.asyncDispose]()
    await expect(chain.check(AbortSignal.timeout(5000))).rejects.toThrow(ChainUnavailableError)
  })
})

function anchorChainIn(folder: string) {
  return anchorChainOn(openEmbeddedLedger({ folder }), null)
}

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pawfect-chain-'))
  folders.push(folder)
  return folder
}
