/**
 * `node anchor-batch.bench.ts [--json]`: gas for each certificate when 1,000 share one Merkle root, against one
 * root for each.
 */
import { randomBytes } from 'node:crypto'
import { buildMerkleTree } from '@pawfect/domain/certificates'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { getContractAddress } from 'viem/utils'
import { z } from 'zod'
import { anchorBatchData, deployAnchorData } from '../src/gateways/chain/anchor-contract.ts'
import { startAnvil } from '../src/gateways/chain/start-anvil.ts'

const SIZE = 1000
const chainId = 31_337
const key = privateKeyToAccount(generatePrivateKey())
const contract = getContractAddress({ from: key.address, nonce: 0n })

await using chain = await startAnvil({ chainId, mining: 'by-hand' })
await send(0, { data: deployAnchorData(key.address) })
const single = await gasOf(1, 1)
const shared = await gasOf(2, SIZE)

const line = {
  name: `gas for each of ${SIZE} certificates in one batch`,
  value: shared / SIZE,
  unit: 'gas',
  baseline: 'one batch for each certificate',
  ratio: shared / SIZE / single,
}
console.log(
  process.argv.includes('--json')
    ? JSON.stringify(line)
    : `${line.name}: ${line.value.toFixed(1)} gas (${shared} together), ${single} with ${line.baseline}`,
)

async function gasOf(nonce: number, size: number): Promise<number> {
  const digests = Array.from({ length: size }, () => randomBytes(32).toString('hex'))
  const { root } = buildMerkleTree(digests)
  return send(nonce, { to: contract, data: anchorBatchData({ root, size, manifest: root }) })
}

async function send(nonce: number, call: { to?: `0x${string}`; data: `0x${string}` }): Promise<number> {
  const fees = { gas: 3_000_000n, maxFeePerGas: 0n, maxPriorityFeePerGas: 0n }
  const raw = await key.signTransaction({ type: 'eip1559', chainId, nonce, ...fees, ...call })
  const hash = await chain.ask('eth_sendRawTransaction', [raw])
  await chain.ask('evm_mine', [])
  const receipt = await chain.ask('eth_getTransactionReceipt', [hash])
  const { gasUsed, status } = z.looseObject({ gasUsed: z.string(), status: z.literal('0x1') }).parse(receipt)
  return status === '0x1' ? Number(gasUsed) : 0
}
