import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Hex, keccak256 } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import { ChainUnavailableError } from '../../domains/certificates/anchor-chain.ts'
import { blockAnswer, bytesAnswer, logsAnswer, quantityAnswer, receiptAnswer } from './chain-answers.ts'
import { ownChainKey, signDocument } from './chain-key.ts'
import type { AskChain } from './json-rpc.ts'
import type { EventQuestion, Ledger, LedgerCall, LedgerReceipt } from './ledger.ts'
import { ledgerReceipt } from './ledger-receipt.ts'
import { type AnvilProcess, startAnvil } from './start-anvil.ts'
import {
  type JournaledTransaction,
  openTransactionJournal,
  type TransactionJournal,
} from './transaction-journal.ts'

/** Names our embedded chains; not in use by any public chain. */
const CHAIN_ID = 7_297_366
/** Far above the dearest call, the creation of the largest contract allowed (24 KiB, 5.3 million). */
const GAS_LIMIT = 8_000_000n

/**
 * Opens the embedded chain of an installation: anvil in a child process on a random loopback port, rebuilt from
 * a journal of signed transactions in `folder`. Starts with the first call and again should it die.
 *
 * @param folder - holds `journal.db` and `chain-key` (0600).
 */
export function openEmbeddedLedger({
  folder,
  now = () => new Date(),
}: {
  folder: string
  now?: () => Date
}): Ledger {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const journal = openTransactionJournal(join(folder, 'journal.db'))
  return new EmbeddedLedger(journal, ownChainKey(join(folder, 'chain-key')), now)
}

class EmbeddedLedger implements Ledger {
  readonly sender: Hex
  readonly #journal: TransactionJournal
  readonly #key: PrivateKeyAccount
  readonly #now: () => Date
  #engine: Promise<AnvilProcess> | null = null
  /** Transactions go one by one: each needs the nonce after the last. */
  #lastSent: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(journal: TransactionJournal, key: PrivateKeyAccount, now: () => Date) {
    this.#journal = journal
    this.#key = key
    this.#now = now
    this.sender = key.address.toLowerCase() as Hex
  }

  send: Ledger['send'] = (purpose, call) => {
    const sent = this.#lastSent.then(() => this.#sendNow(purpose, call))
    this.#lastSent = sent.catch(() => null)
    return sent
  }

  signTypedData: Ledger['signTypedData'] = document => signDocument(this.#key, document)

  call: Ledger['call'] = async call => {
    const { ask } = await this.#running()
    return bytesAnswer.parse(await ask('eth_call', [callFrom(this.sender, call), 'latest']))
  }

  find: Ledger['find'] = async ({ address, fact }: EventQuestion) => {
    const { ask } = await this.#running()
    const filter = { address, fromBlock: '0x0', topics: [null, fact] }
    const [oldest] = logsAnswer.parse(await ask('eth_getLogs', [filter]))
    return oldest === undefined ? null : this.#receiptOf(oldest.transactionHash, ask)
  }

  status: Ledger['status'] = async () => {
    const { ask } = await this.#running()
    return { chainId: CHAIN_ID, blockNumber: quantityAnswer.parse(await ask('eth_blockNumber', [])) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    await Promise.allSettled([this.#lastSent])
    const [engine] = await Promise.allSettled([this.#engine])
    if (engine.status === 'fulfilled') await engine.value?.[Symbol.asyncDispose]()
    this.#journal[Symbol.dispose]()
  }

  async #sendNow(purpose: string, call: LedgerCall): Promise<LedgerReceipt> {
    const { ask } = await this.#running()
    const earlier = this.#journal.find(purpose)
    if (earlier !== null) return this.#receiptOf(earlier.hash, ask)
    // Tried out first, at the time of its block: a transaction that fails must not enter the journal.
    const time = `0x${this.#nextBlockTimeS().toString(16)}`
    await ask('eth_call', [callFrom(this.sender, call), 'latest', {}, { time }])
    const transaction = await this.#sign(purpose, call)
    this.#journal.append(transaction)
    await mine(transaction, ask)
    return this.#receiptOf(transaction.hash, ask)
  }

  async #sign(purpose: string, { to, data }: LedgerCall): Promise<JournaledTransaction> {
    const last = this.#journal.last()
    const nonce = last === null ? 0 : last.nonce + 1
    const raw = await this.#key.signTransaction({
      type: 'eip1559',
      chainId: CHAIN_ID,
      nonce,
      gas: GAS_LIMIT,
      maxFeePerGas: 0n,
      maxPriorityFeePerGas: 0n,
      data,
      ...(to === null ? {} : { to }),
    })
    return { nonce, hash: keccak256(raw), raw, minedAtS: this.#nextBlockTimeS(), purpose }
  }

  /** Blocks are at least a second apart, also when the clock stands still or went back. */
  #nextBlockTimeS(): number {
    const nowS = Math.floor(this.#now().getTime() / 1000)
    return Math.max(nowS, (this.#journal.last()?.minedAtS ?? 0) + 1)
  }

  async #receiptOf(hash: Hex, ask: AskChain): Promise<LedgerReceipt> {
    const mined = receiptAnswer.parse(await ask('eth_getTransactionReceipt', [hash]))
    const number = `0x${(mined?.blockNumber ?? 0).toString(16)}`
    const block = blockAnswer.parse(await ask('eth_getBlockByNumber', [number, false]))
    if (mined?.status !== 1 || block === null)
      throw new ChainUnavailableError(`transaction ${hash} was not mined`)
    return ledgerReceipt(mined, { chainId: CHAIN_ID, minedAtS: block.timestamp, blockHashLasts: false })
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
      await this.#compare(engine.ask)
      return engine
    } catch (error) {
      await engine[Symbol.asyncDispose]()
      throw error
    }
  }

  /** The rebuilt chain must be the one that was confirmed: same height, same last moment, nothing failed. */
  async #compare(ask: AskChain): Promise<void> {
    const last = this.#journal.last()
    if (last === null) return
    const head = blockAnswer.parse(await ask('eth_getBlockByNumber', ['latest', false]))
    const mined = receiptAnswer.parse(await ask('eth_getTransactionReceipt', [last.hash]))
    const isSame = head?.number === last.nonce + 1 && head.timestamp === last.minedAtS && mined?.status === 1
    if (!isSame)
      throw new ChainUnavailableError('the chain rebuilt from its journal is not the one that was confirmed')
  }
}

function callFrom(from: Hex, { to, data }: LedgerCall): object {
  return to === null ? { from, data } : { from, to, data }
}

async function mine({ raw, minedAtS }: JournaledTransaction, ask: AskChain): Promise<void> {
  await ask('eth_sendRawTransaction', [raw])
  await ask('evm_mine', [{ timestamp: minedAtS, blocks: 1 }])
}
