import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { privateKeyToAccount } from 'viem/accounts'
import { getContractAddress } from 'viem/utils'
import { afterAll, describe, expect, test } from 'vitest'
import { ChainUnavailableError } from '../../domains/certificates/anchor-chain.ts'
import { describeAnchorChain } from './anchor-chain-compliance.ts'
import { deployAnchorData } from './anchor-contract.ts'
import { openEmbeddedChain } from './open-embedded-chain.ts'
import { openExternalChain } from './open-external-chain.ts'
import { startAnvil } from './start-anvil.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describeAnchorChain('the embedded chain', async () => openEmbeddedChain({ folder: freshFolder() }))

describeAnchorChain('an external node', async () => {
  const node = await startAnvil({ chainId: 424_242, mining: 'at-once' })
  const key = privateKeyToAccount(`0x${'5a'.repeat(32)}`)
  await node.ask('anvil_setBalance', [key.address, '0xde0b6b3a7640000'])
  const raw = await key.signTransaction({
    type: 'legacy',
    chainId: 424_242,
    nonce: 0,
    gas: 3_000_000n,
    gasPrice: 1_000_000_000n,
    data: deployAnchorData(key.address),
  })
  await node.ask('eth_sendRawTransaction', [raw])
  const chain = openExternalChain({
    rpcUrl: node.url,
    contract: getContractAddress({ from: key.address, nonce: 0n }),
    key,
    pollMs: 10,
  })
  return {
    ...chain,
    [Symbol.asyncDispose]: async () => {
      await chain[Symbol.asyncDispose]()
      await node[Symbol.asyncDispose]()
    },
  }
})

describe('openEmbeddedChain', () => {
  test('keeps its chain, contract and receipts over a restart', async () => {
    const folder = freshFolder()
    const batch = { root: '11'.repeat(32), size: 5, manifest: '22'.repeat(32) }
    const first = openEmbeddedChain({ folder })
    const receipt = await first.anchorBatch(batch)
    const before = await first.check(AbortSignal.timeout(5000))
    await first[Symbol.asyncDispose]()

    await using again = openEmbeddedChain({ folder })
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
    await using chain = openEmbeddedChain({ folder })
    await chain.check(AbortSignal.timeout(20_000))
    if (process.platform !== 'win32') expect(statSync(join(folder, 'chain-key')).mode & 0o777).toBe(0o600)
  })

  test('error: a second process may not write the same chain', async () => {
    const folder = freshFolder()
    await using chain = openEmbeddedChain({ folder })
    await chain.check(AbortSignal.timeout(20_000))
    expect(() => openEmbeddedChain({ folder })).toThrow(/locked/)
  })

  test('error: says so when it was closed', async () => {
    const chain = openEmbeddedChain({ folder: freshFolder() })
    await chain[Symbol.asyncDispose]()
    await expect(chain.check(AbortSignal.timeout(5000))).rejects.toThrow(ChainUnavailableError)
  })
})

describe('openExternalChain', () => {
  test('error: says the chain is unavailable when nobody answers', async () => {
    const key = privateKeyToAccount(`0x${'5a'.repeat(32)}`)
    await using chain = openExternalChain({
      rpcUrl: 'http://127.0.0.1:1',
      contract: `0x${'00'.repeat(20)}`,
      key,
    })
    await expect(chain.readBatch('11'.repeat(32))).rejects.toThrow(ChainUnavailableError)
  })
})

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pawfect-chain-'))
  folders.push(folder)
  return folder
}
