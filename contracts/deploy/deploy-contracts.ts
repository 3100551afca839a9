/**
 * `npm run deploy -w contracts -- --rpc URL --key-file FILE`: puts the whole set on a chain of your own choice and
 * writes `deployments/<chain id>.json`. The key (32 bytes, hex) pays, and becomes admin and issuer of the anchor;
 * none of the other contracts knows an admin. `PlayMoney` is left out unless `--play-money` is given.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  type Abi,
  type Address,
  createPublicClient,
  createWalletClient,
  defineChain,
  type Hex,
  http,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { CONTRACTS, type ContractName, compiledContract } from './compiled-contract.ts'

const { values } = parseArgs({
  options: { rpc: { type: 'string' }, 'key-file': { type: 'string' }, 'play-money': { type: 'boolean' } },
})
if (values.rpc === undefined || values['key-file'] === undefined) {
  console.error('usage: npm run deploy -w contracts -- --rpc URL --key-file FILE [--play-money]')
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
const writer = createWalletClient({ chain, transport, account })

const contracts: Partial<Record<ContractName, Address>> = {}
let blockNumber = 0
for (const name of CONTRACTS) {
  if (name === 'PlayMoney' && values['play-money'] !== true) continue
  const { contractAddress, block } = await deploy(name)
  contracts[name] = contractAddress
  blockNumber = block
  console.error(`${name} is at ${contractAddress}`)
}

// `contract` is the anchor by itself: what the server's settings ask for.
const deployment = {
  contract: contracts.CertificateAnchor,
  contracts,
  chainId,
  blockNumber,
  admin: account.address,
}
const folder = new URL('../deployments/', import.meta.url)
await mkdir(folder, { recursive: true })
await writeFile(new URL(`${chainId}.json`, folder), `${JSON.stringify(deployment, null, 2)}\n`)
console.log(JSON.stringify(deployment))

async function deploy(name: ContractName): Promise<{ contractAddress: Address; block: number }> {
  const { abi, bytecode } = await compiledContract(name)
  const transaction = await writer.deployContract({
    abi: abi as Abi,
    bytecode: bytecode as Hex,
    args: argumentsFor(name),
  })
  const receipt = await reader.waitForTransactionReceipt({ hash: transaction })
  if (receipt.status !== 'success' || !receipt.contractAddress)
    throw new Error(`deployment of ${name} in ${transaction} failed`)
  return {
    contractAddress: receipt.contractAddress.toLowerCase() as Address,
    block: Number(receipt.blockNumber),
  }
}

function argumentsFor(name: ContractName): readonly unknown[] {
  if (name === 'CertificateAnchor') return [account.address]
  if (name === 'PetDeed' || name === 'Souvenir') return [contracts.CertificateAnchor]
  return []
}
