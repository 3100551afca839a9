import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Hex, keccak256 } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import { getContractAddress } from 'viem/utils'
import {
  type AnchorChain,
  type ChainReceipt,
  ChainUnavailableError,
} from '../../domains/certificates/anchor-chain.ts'
import {
  anchorBatchData,
  batchOfData,
  deployAnchorData,
  readBatchAnswer,
  readRevocationAnswer,
  revokeCertificateData,
  revokedAtData,
} from './anchor-contract.ts'
import { blockAnswer, bytesAnswer, quantityAnswer, receiptAnswer } from './chain-answers.ts'
import { ownChainKey } from './chain-key.ts'
import type { AskChain } from './json-rpc.ts'
import { type AnvilProcess, startAnvil } from './start-anvil.ts'
import {
  type JournaledTransaction,
  openTransactionJournal,
  type TransactionJournal,
} from './transaction-journal.ts'

/** Names our embedded chains; not in use by any public chain. */
const CHAIN_ID = 7_297_366
/** Far above the dearest call, the deployment (0.9 million). */
const GAS_LIMIT = 3_000_000n

/**
 * Opens the embedded chain of an installation: anvil in a child process on a random loopback port, rebuilt from
 * a journal of signed transactions in `folder`. Starts with the first call and again should it die.
 *
 * @param folder - holds `journal.db` and `chain-key` (0600).
 */
export function openEmbeddedChain({
  folder,
  now = () => new Date(),
}: {
  folder: string
  now?: () => Date
}): AnchorChain {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const journal = openTransactionJournal(join(folder, 'journal.db'))
  return new EmbeddedChain(journal, ownChainKey(join(folder, 'chain-key')), now)
}

class EmbeddedChain implements AnchorChain {
  readonly #journal: TransactionJournal
  readonly #key: PrivateKeyAccount
  readonly #now: () => Date
  readonly #contract: Hex
  #engine: Promise<AnvilProcess> | null = null
  /** Transactions go one by one: each needs the nonce after the last. */
  #lastSent: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(journal: TransactionJournal, key: PrivateKeyAccount, now: () => Date) {
    this.#journal = journal
    this.#key = key
    this.#now = now
    this.#contract = getContractAddress({ from: key.address, nonce: 0n }).toLowerCase() as Hex
  }

  anchorBatch: AnchorChain['anchorBatch'] = batch =>
    this.#send(`anchor:${batch.root}`, anchorBatchData(batch))

  revokeCertificate: AnchorChain['revokeCertificate'] = digest =>
    this.#send(`revoke:${digest}`, revokeCertificateData(digest))

  readBatch: AnchorChain['readBatch'] = async root => readBatchAnswer(await this.#call(batchOfData(root)))

  readRevocation: AnchorChain['readRevocation'] = async digest =>
    readRevocationAnswer(await this.#call(revokedAtData(digest)))

  check: AnchorChain['check'] = async () => {
    const { ask } = await this.#running()
    const blockNumber = quantityAnswer.parse(await ask('eth_blockNumber', []))
    return { chainId: CHAIN_ID, contract: this.#contract, blockNumber }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    await Promise.allSettled([this.#lastSent])
    const [engine] = await Promise.allSettled([this.#engine])
    if (engine.status === 'fulfilled') await engine.value?.[Symbol.asyncDispose]()
    this.#journal[Symbol.dispose]()
  }

  async #call(data: Hex): Promise<Hex> {
    const { ask } = await this.#running()
    return bytesAnswer.parse(await ask('eth_call', [{ to: this.#contract, data }, 'latest']))
  }

  #send(purpose: string, data: Hex): Promise<ChainReceipt> {
    const sent = this.#lastSent.then(() => this.#sendNow(purpose, data))
    this.#lastSent = sent.catch(() => null)
    return sent
  }

  async #sendNow(purpose: string, data: Hex): Promise<ChainReceipt> {
    const { ask } = await this.#running()
    const earlier = this.#journal.find(purpose)
    if (earlier !== null) return this.#receiptOf(earlier, ask)
    // Tried out first: a transaction that fails must not enter the journal.
    await ask('eth_call', [{ from: this.#key.address, to: this.#contract, data }, 'latest'])
    const transaction = await this.#sign(purpose, { to: this.#contract, data })
    this.#journal.append(transaction)
    await mine(transaction, ask)
    return this.#receiptOf(transaction, ask)
  }

  async #sign(purpose: string, call: { to?: Hex; data: Hex }): Promise<JournaledTransaction> {
    const last = this.#journal.last()
    const nonce = last === null ? 0 : last.nonce + 1
    const fees = { gas: GAS_LIMIT, maxFeePerGas: 0n, maxPriorityFeePerGas: 0n }
    const raw = await this.#key.signTransaction({
      type: 'eip1559',
      chainId: CHAIN_ID,
      nonce,
      ...fees,
      ...call,
    })
    const minedAtS = Math.max(Math.floor(this.#now().getTime() / 1000), (last?.minedAtS ?? 0) + 1)
    return { nonce, hash: keccak256(raw), raw, minedAtS, purpose }
  }

  async #receiptOf({ hash, minedAtS }: JournaledTransaction, ask: AskChain): Promise<ChainReceipt> {
    const receipt = receiptAnswer.parse(await ask('eth_getTransactionReceipt', [hash]))
    if (receipt?.status !== 1) throw new ChainUnavailableError(`transaction ${hash} was not mined`)
    const block = { number: receipt.blockNumber, hash: null, minedAt: new Date(minedAtS * 1000) }
    return { chainId: CHAIN_ID, contract: this.#contract, transaction: hash, block }
  }

  #running(): Promise<AnvilProcess> {
    if (this.#closed) return Promise.reject(new ChainUnavailableError('it was closed'))
    if (this.#engine !== null) return this.#engine
    const engine = this.#start()
    this.#engine = engine
    const forget = () => {
      if (this.#engine === engine) this.#engine = null
    }
    engine.then(({ ended }) => ended.then(forget), forget)
    return engine
  }

  async #start(): Promise<AnvilProcess> {
    const engine = await startAnvil({ chainId: CHAIN_ID, mining: 'by-hand' })
    try {
      for (const transaction of this.#journal.all()) await mine(transaction, engine.ask)
      if (this.#journal.last() === null) {
        const deployment = await this.#sign('deploy', { data: deployAnchorData(this.#key.address) })
        this.#journal.append(deployment)
        await mine(deployment, engine.ask)
      }
      await this.#compare(engine.ask)
      return engine
    } catch (error) {
      await engine[Symbol.asyncDispose]()
      throw error
    }
  }

  /** The rebuilt chain must be the one that was confirmed: same height, same last moment, contract in place. */
  async #compare(ask: AskChain): Promise<void> {
    const last = this.#journal.last()
    const head = blockAnswer.parse(await ask('eth_getBlockByNumber', ['latest', false]))
    const code = bytesAnswer.parse(await ask('eth_getCode', [this.#contract, 'latest']))
    if (last === null || head.number !== last.nonce + 1 || head.timestamp !== last.minedAtS || code === '0x')
      throw new ChainUnavailableError('the chain rebuilt from its journal is not the one that was confirmed')
  }
}

async function mine({ raw, minedAtS }: JournaledTransaction, ask: AskChain): Promise<void> {
  await ask('eth_sendRawTransaction', [raw])
  await ask('evm_mine', [{ timestamp: minedAtS, blocks: 1 }])
}
