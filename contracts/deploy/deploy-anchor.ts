/**
 * `npm run deploy -w contracts -- --rpc URL --key-file FILE`: puts a CertificateAnchor on a chain of your own
 * choice and writes `deployments/<chain id>.json`. The key (32 bytes, hex) pays, and becomes admin and issuer.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createPublicClient, createWalletClient, defineChain, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { certificateAnchorAbi, certificateAnchorBytecode } from '../abi/index.ts'

const { values } = parseArgs({ options: { rpc: { type: 'string' }, 'key-file': { type: 'string' } } })
if (values.rpc === undefined || values['key-file'] === undefined) {
  console.error('usage: npm run deploy -w contracts -- --rpc URL --key-file FILE')
  process.exit(2)
}

const secret = (await readFile(values['key-file'], 'utf8')).trim().replace(/^0x/, '')
const account = privateKeyToAccount(`0x${secret}`)
const transport = http(values.rpc)
const chainId = await createPublicClient({ transport }).getChainId()
const chain = defineChain({
  id: chainId,
  name: `chain ${chainId}`,
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  rpcUrls: { default: { http: [values.rpc] } },
})
const reader = createPublicClient({ chain, transport })
const transaction = await createWalletClient({ chain, transport, account }).deployContract({
  abi: certificateAnchorAbi,
  bytecode: certificateAnchorBytecode,
  args: [account.address],
})
const receipt = await reader.waitForTransactionReceipt({ hash: transaction })
if (receipt.status !== 'success' || !receipt.contractAddress)
  throw new Error(`deployment ${transaction} failed`)

const deployment = {
  contract: receipt.contractAddress.toLowerCase(),
  chainId,
  transaction,
  blockNumber: Number(receipt.blockNumber),
  admin: account.address,
}
const folder = new URL('../deployments/', import.meta.url)
await mkdir(folder, { recursive: true })
await writeFile(new URL(`${chainId}.json`, folder), `${JSON.stringify(deployment, null, 2)}\n`)
console.log(JSON.stringify(deployment))
