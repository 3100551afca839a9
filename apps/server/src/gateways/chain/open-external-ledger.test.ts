import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { ChainUnavailableError } from '../../domains/certificates/anchor-chain.ts'
import type { AdversarialNode } from './adversarial-node.ts'
import { describeAnchorChain } from './anchor-chain-compliance.ts'
import { anchorChainOn } from './anchor-chain-on.ts'
import { anchorBatchData, deployAnchorData } from './anchor-contract.ts'
import { ChainRefusalError } from './json-rpc.ts'
import type { Ledger } from './ledger.ts'
import { type ExternalLedgerOptions, openExternalLedger } from './open-external-ledger.ts'
import { findAnvil } from './start-anvil.ts'
import {
  CHAIN,
  feeInPool,
  fundedNode,
  GWEI,
  inventedReceipt,
  KEY,
  looksAgain,
  mine,
  PATIENCE,
  poolHolds,
  sendElsewhere,
  setBaseFee,
  spentNonces,
} from './test-node.ts'

/** A call that any contract-free address takes. */
const CALL = { to: `0x${'11'.repeat(20)}`, data: '0xc0ffee' } as const

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describeAnchorChain('a node of the operator', async () => {
  const node = await fundedNode('at-once')
  const chain = anchorChainOn(ledgerOn(node, { confirmations: 1 }), null)
  return {
    ...chain,
    [Symbol.asyncDispose]: async () => {
      await chain[Symbol.asyncDispose]()
      await node[Symbol.asyncDispose]()
    },
  }
})

describe.skipIf(findAnvil() === null)('openExternalLedger', { timeout: 60_000 }, () => {
  test('calls a transaction settled only when enough blocks stand on it', async () => {
    await using node = await fundedNode()
    await using ledger = ledgerOn(node, { confirmations: 3 })
    const sending = watched(ledger.send('wave', CALL))
    await poolHolds(node, 1)
    await mine(node, 2)
    await looksAgain(node, 5)
    expect(sending.state()).toBe('pending')

    await mine(node, 1)
    const { block } = await sending.promise
    expect(block.number).toBe(1)
    expect(block.hash).toMatch(/^0x[0-9a-f]{64}$/)
  })

  test('follows a transaction that a reorganisation took off the chain, and counts anew', async () => {
    await using node = await fundedNode()
    await using ledger = ledgerOn(node, { confirmations: 3 })
    const sending = watched(ledger.send('wave', CALL))
    await poolHolds(node, 1)
    await mine(node, 2)
    await node.ask('anvil_reorg', [2, []])
    await poolHolds(node, 1)
    expect(sending.state()).toBe('pending')

    await mine(node, 3)
    expect((await sending.promise).block.number).toBe(3)
    expect(await spentNonces(node)).toBe(1)
  })

  test('offers a transaction again that the node forgot', async () => {
    await using node = await fundedNode()
    await using ledger = ledgerOn(node)
    const sending = ledger.send('wave', CALL)
    await poolHolds(node, 1)
    await node.ask('anvil_dropAllTransactions', [])
    await poolHolds(node, 1)
    await mine(node, 1)

    expect((await sending).block.number).toBe(1)
  })

  test('sends once when the node takes a transaction and its answer is lost', async () => {
    await using node = await fundedNode()
    await using ledger = ledgerOn(node)
    node.misbehave(async ({ method, honestly }) => {
      if (method !== 'eth_sendRawTransaction') return null
      await honestly().catch(() => null)
      return { raw: 'Bad Gateway', status: 502 }
    })
    const sending = ledger.send('wave', CALL)
    await poolHolds(node, 1)
    await mine(node, 1)

    await sending
    expect(await spentNonces(node)).toBe(1)
  })

  test('goes on after a restart with what was under way, and sends nothing twice', async () => {
    await using node = await fundedNode()
    const folder = freshFolder()
    const first = ledgerOn(node, { folder })
    const abandoned = watched(first.send('wave', CALL))
    await poolHolds(node, 1)
    await first[Symbol.asyncDispose]()
    await expect(abandoned.promise).rejects.toThrow(ChainUnavailableError)
    await node.ask('anvil_dropAllTransactions', [])

    await using second = ledgerOn(node, { folder })
    await poolHolds(node, 1)
    await mine(node, 1)
    const receipt = await second.send('wave', CALL)
    expect(await second.send('wave', CALL)).toEqual(receipt)
    expect(await spentNonces(node)).toBe(1)
  })

  test('waits when fees are above the limit, says so, and sends nothing', async () => {
    await using node = await fundedNode()
    await using ledger = ledgerOn(node, { maxFeeGwei: 20 })
    await setBaseFee(node, 50 * GWEI)

    await expect(ledger.send('wave', CALL)).rejects.toThrow(/fees are above the limit: .* gwei asked, 20/)
    expect(await node.ask('txpool_status', [])).toEqual({ pending: '0x0', queued: '0x0' })

    await setBaseFee(node, 1 * GWEI)
    const sending = ledger.send('wave', CALL)
    await poolHolds(node, 1)
    await mine(node, 1)
    expect((await sending).block.number).toBeGreaterThan(0)
  })

  test('pays more for a transaction nobody takes, never above the limit, and one of them is mined', async () => {
    await using node = await fundedNode()
    await using ledger = ledgerOn(node, { maxFeeGwei: 90, raiseAfterMs: 1 })
    await setBaseFee(node, 5 * GWEI)
    const sending = ledger.send('wave', CALL)
    await poolHolds(node, 1)
    const offered = await feeInPool(node)
    await vi.waitUntil(async () => (await feeInPool(node)) > offered, PATIENCE)
    const asked = node.asked('eth_sendRawTransaction')
    await vi.waitUntil(() => node.asked('eth_sendRawTransaction') > asked + 20, PATIENCE)
    expect(await feeInPool(node)).toBeLessThanOrEqual(90 * GWEI)

    await mine(node, 1)
    await sending
    expect(await spentNonces(node)).toBe(1)
  })

  test('signs anew when somebody else used the key and its number is spent', async () => {
    await using node = await fundedNode()
    await using ledger = ledgerOn(node)
    node.misbehave(async ({ method }) =>
      method === 'eth_sendRawTransaction' ? { result: `0x${'00'.repeat(32)}` } : null,
    )
    const sending = ledger.send('wave', CALL)
    await vi.waitUntil(() => node.asked('eth_sendRawTransaction') > 0, PATIENCE)
    await sendElsewhere(node)
    await mine(node, 1)
    node.misbehave(null)
    await poolHolds(node, 1)
    await mine(node, 1)

    expect((await sending).block.number).toBe(2)
    expect(await spentNonces(node)).toBe(2)
  })

  test('does not believe a receipt that is not borne out by its block', async () => {
    await using node = await fundedNode()
    await using ledger = ledgerOn(node)
    node.misbehave(async ({ method, params }) =>
      method === 'eth_getTransactionReceipt' ? { result: inventedReceipt(String(params[0])) } : null,
    )
    const sending = watched(ledger.send('wave', CALL))
    await looksAgain(node, 5)
    expect(sending.state()).toBe('pending')

    node.misbehave(null)
    await poolHolds(node, 1)
    await mine(node, 1)
    expect((await sending.promise).block.number).toBe(1)
  })

  test('anchors on a node that looks through no whole chain, as public ones do', async () => {
    await using node = await fundedNode('at-once')
    await using chain = anchorChainOn(ledgerOn(node), null)
    node.misbehave(async ({ method }) =>
      method === 'eth_getLogs' ? { raw: 'range too large', status: 400 } : null,
    )

    const receipt = await chain.anchorBatch({ root: '33'.repeat(32), size: 2, manifest: '44'.repeat(32) })
    expect((await chain.readBatch('33'.repeat(32)))?.anchoredAt).toEqual(receipt.block.minedAt)
  })

  test('error: says what the contract said, and sends nothing', async () => {
    await using node = await fundedNode('at-once')
    await using ledger = ledgerOn(node)
    const { created } = await ledger.send('deploy', { to: null, data: deployAnchorData(ledger.sender) })
    const empty = anchorBatchData({ root: '11'.repeat(32), size: 0, manifest: '22'.repeat(32) })

    const refused = await ledger.send('empty', { to: created, data: empty }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ChainRefusalError)
    expect((refused as ChainRefusalError).revertData).toMatch(/^0x[0-9a-f]{8}$/)
    expect(await spentNonces(node)).toBe(1)
  })

  test('error: refuses a node that is suddenly on another chain', async () => {
    await using node = await fundedNode('at-once')
    await using ledger = ledgerOn(node)
    await ledger.send('wave', CALL)
    node.misbehave(async ({ method }) => (method === 'eth_chainId' ? { result: '0x1' } : null))

    await expect(ledger.send('wave again', CALL)).rejects.toThrow(
      `the node is on chain 1, what was signed is for chain ${CHAIN}`,
    )
  })

  test.each([
    ['a page of HTML', { raw: '<html>rate limited</html>', status: 429 }],
    ['nothing', { raw: '' }],
    ['somebody else’s answer', { raw: '{"jsonrpc":"2.0","id":999999,"result":"0x1"}' }],
    ['the right frame around the wrong thing', { result: { surprise: true } }],
    ['a number no chain has', { result: `0x${'f'.repeat(64)}` }],
    ['more than anyone asked for', { raw: `"${'x'.repeat(9 * 1024 * 1024)}"` }],
    ['silence', { silence: true }],
  ] as const)('error: says the chain is unavailable when it hears %s, and recovers', async (_what, deed) => {
    await using node = await fundedNode('at-once')
    await using ledger = ledgerOn(node, { callTimeoutMs: 300 })
    node.misbehave(async () => deed)
    await expect(ledger.status(AbortSignal.timeout(5_000))).rejects.toThrow()
    await expect(ledger.send('wave', CALL)).rejects.toThrow()

    node.misbehave(null)
    expect((await ledger.send('wave', CALL)).block.number).toBe(1)
  })

  test('error: says the chain is unavailable when nobody answers', async () => {
    await using ledger = openExternalLedger({ ...careful(freshFolder()), rpcUrl: 'http://127.0.0.1:1' })
    await expect(ledger.call(CALL)).rejects.toThrow(ChainUnavailableError)
  })
})

function careful(folder: string) {
  return { key: KEY, folder, confirmations: 1, maxFeeGwei: 200, pollMs: 5, confirmedWithinMs: 40_000 }
}

function ledgerOn(node: AdversarialNode, other: Partial<ExternalLedgerOptions> = {}): Ledger {
  return openExternalLedger({ ...careful(freshFolder()), rpcUrl: node.url, ...other })
}

/** A promise that can be asked whether it is settled. */
function watched<Result>(promise: Promise<Result>) {
  let state: 'pending' | 'settled' = 'pending'
  const settle = () => {
    state = 'settled'
  }
  promise.then(settle, settle)
  return { promise, state: () => state }
}

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pawfect-ledger-'))
  folders.push(folder)
  return folder
}
