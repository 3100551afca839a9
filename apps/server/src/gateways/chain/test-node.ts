import type { Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { vi } from 'vitest'
import { type AdversarialNode, startAdversarialNode } from './adversarial-node.ts'

/** Number of the chain. */
export const CHAIN = 424_242
/** The key the ledger sends with. */
export const KEY = privateKeyToAccount(`0x${'5a'.repeat(32)}`)
/** Wei in one gwei. */
export const GWEI = 1_000_000_000
/** A chain on a busy machine. */
export const PATIENCE = { timeout: 30_000, interval: 10 }
/** A node of a chain of its own, on which the key of the tests has one coin. */
export async function fundedNode(mining: 'by-hand' | 'at-once' = 'by-hand'): Promise<AdversarialNode> {
  const node = await startAdversarialNode(CHAIN, mining)
  await node.ask('anvil_setBalance', [KEY.address, '0xde0b6b3a7640000'])
  return node
}

/** Waits until so many transactions wait to be mined. */
export async function poolHolds(node: AdversarialNode, count: number): Promise<void> {
  const pending = `0x${count.toString(16)}`
  await vi.waitUntil(
    async () => ((await node.ask('txpool_status', [])) as { pending: string }).pending === pending,
    PATIENCE,
  )
}

/** The ledger has asked for receipts so many times more: it had every chance to be fooled. */
export async function looksAgain(node: AdversarialNode, times: number): Promise<void> {
  const before = node.asked('eth_getTransactionReceipt')
  await vi.waitUntil(() => node.asked('eth_getTransactionReceipt') >= before + times, PATIENCE)
}

/** Mines so many blocks. */
export async function mine(node: AdversarialNode, blocks: number): Promise<void> {
  for (let block = 0; block < blocks; block += 1) await node.ask('evm_mine', [])
}

/** How many transactions of the key are on the chain. */
export async function spentNonces(node: AdversarialNode): Promise<number> {
  return Number(await node.ask('eth_getTransactionCount', [KEY.address, 'latest']))
}

/** Sets what the chain asks for, in wei, from the next block on. */
export async function setBaseFee(node: AdversarialNode, wei: number): Promise<void> {
  await node.ask('anvil_setNextBlockBaseFeePerGas', [`0x${wei.toString(16)}`])
  await mine(node, 1)
}

/** What the first waiting transaction offers at most, in wei; 0 when none waits. */
export async function feeInPool(node: AdversarialNode): Promise<number> {
  const pool = (await node.ask('txpool_content', [])) as {
    pending: Record<string, Record<string, { maxFeePerGas: string }>>
  }
  const [first] = Object.values(Object.values(pool.pending)[0] ?? {})
  return Number(first?.maxFeePerGas ?? 0)
}

/** Spends the first number of the key with a transaction the ledger knows nothing of. */
export async function sendElsewhere(node: AdversarialNode): Promise<void> {
  const raw = await KEY.signTransaction({
    type: 'eip1559',
    chainId: CHAIN,
    nonce: 0,
    gas: 100_000n,
    maxFeePerGas: BigInt(100 * GWEI),
    maxPriorityFeePerGas: BigInt(GWEI),
    to: `0x${'22'.repeat(20)}` as Hex,
  })
  await node.ask('eth_sendRawTransaction', [raw])
}

/** A receipt whose block is not on the chain. */
export function inventedReceipt(hash: string): object {
  const some = `0x${'77'.repeat(32)}`
  return {
    status: '0x1',
    blockNumber: '0x0',
    blockHash: some,
    transactionHash: hash,
    contractAddress: null,
    logs: [],
  }
}
