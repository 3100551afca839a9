import { createHardhatRuntimeEnvironment } from 'hardhat/hre'
import { type Hex, hexToBigInt, toHex } from 'viem'

/** Enough for a thousand certificates in one call, whatever the way. */
const BLOCK_GAS = 30_000_000_000n
const GAS_LIMIT = toHex(16_000_000n)

type Receipt = {
  readonly status: Hex
  readonly gasUsed: Hex
  readonly contractAddress: Hex | null
  readonly logs: readonly { readonly data: Hex; readonly topics: readonly Hex[] }[]
}

/** A chain in this process, to weigh transactions on. */
export interface GasChain {
  readonly sender: Hex
  /** @returns the address of the contract. @throws {Error} when its constructor refuses. */
  readonly create: (code: Hex) => Promise<Hex>
  /** @returns what the transaction cost, its base price included, and its receipt. @throws {Error} when it fails. */
  readonly send: (to: Hex, data: Hex) => Promise<{ readonly gas: number; readonly receipt: Receipt }>
}

/** Opens an empty chain; it ends with the process. */
export async function openGasChain(): Promise<GasChain> {
  const hardhat = await createHardhatRuntimeEnvironment({
    networks: { weighing: { type: 'edr-simulated', blockGasLimit: BLOCK_GAS, hardfork: 'cancun' } },
  })
  const { provider } = await hardhat.network.create('weighing')
  const ask = (method: string, params: unknown[]) => provider.request({ method, params })
  const [sender] = (await ask('eth_accounts', [])) as Hex[]
  if (sender === undefined) throw new Error('the chain has no account')

  const mined = async (transaction: object): Promise<Receipt> => {
    const hash = await ask('eth_sendTransaction', [{ from: sender, gas: GAS_LIMIT, ...transaction }])
    const receipt = (await ask('eth_getTransactionReceipt', [hash])) as Receipt
    if (receipt.status !== '0x1') throw new Error(`transaction ${String(hash)} failed`)
    return receipt
  }
  return {
    sender,
    create: async code => {
      const { contractAddress } = await mined({ data: code })
      if (contractAddress === null) throw new Error('nothing was created')
      return contractAddress
    },
    send: async (to, data) => {
      const receipt = await mined({ to, data })
      return { gas: Number(hexToBigInt(receipt.gasUsed)), receipt }
    },
  }
}
