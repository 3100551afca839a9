import { setTimeout as wait } from 'node:timers/promises'
import type { Hex } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import { z } from 'zod'
import { ChainUnavailableError } from '../../domains/certificates/anchor-chain.ts'
import { blockAnswer, type MinedTransaction, quantityAnswer, receiptAnswer } from './chain-answers.ts'
import { currentFees, raisedFees } from './chain-fees.ts'
import { type AskChain, ChainRefusalError } from './json-rpc.ts'
import type { LedgerReceipt } from './ledger.ts'
import { ledgerReceipt } from './ledger-receipt.ts'
import type { Outbox, OutboxEntry } from './outbox.ts'
import { amountOfGas, signAttempt } from './sign-attempt.ts'

/** What the keeper works with. */
export interface OutboxKeeperParts {
  readonly ask: AskChain
  readonly outbox: Outbox
  readonly key: PrivateKeyAccount
  readonly confirmations: number
  /** Wei a unit of gas. */
  readonly maxFee: bigint
  readonly pollMs: number
  readonly raiseAfterMs: number
}

/** Some nodes know that a number is spent a moment before they know by what. */
const MISSED_BEFORE_ANEW = 3

/** Where a signed transaction stands. */
type Standing =
  | { readonly kind: 'confirmed'; readonly mined: MinedTransaction; readonly receipt: LedgerReceipt }
  | { readonly kind: 'mined' }
  | { readonly kind: 'nowhere' }

/**
 * Brings what stands in the outbox to the chain and says when it is there for good. It believes a node only as far
 * as its answers fit together, and looks again after every trouble.
 */
export class OutboxKeeper implements AsyncDisposable {
  readonly #parts: OutboxKeeperParts
  readonly #waiting = new Map<string, PromiseWithResolvers<LedgerReceipt>>()
  readonly #lastOffered = new Map<string, number>()
  /** How often in a row a number was spent and none of our forms was found. */
  readonly #timesMissed = new Map<string, number>()
  readonly #stopping = new AbortController()
  #round: Promise<void> | null = null

  constructor(parts: OutboxKeeperParts) {
    this.#parts = parts
    // What a killed process left under way.
    if (parts.outbox.underWay().length > 0) this.#keepRound()
  }

  /**
   * The receipt of an entry once it is decided.
   *
   * @throws {ChainRefusalError} when it was mined and failed.
   */
  decided(purpose: string): Promise<LedgerReceipt> {
    const entry = this.#parts.outbox.find(purpose)
    if (entry?.state === 'failed') return Promise.reject(failure(purpose))
    let waiter = this.#waiting.get(purpose)
    if (waiter === undefined) {
      waiter = Promise.withResolvers()
      // Nobody may be listening by the time it is decided.
      waiter.promise.catch(() => null)
      this.#waiting.set(purpose, waiter)
    }
    this.#keepRound()
    return waiter.promise
  }

  /** Waits until a transaction, ours or not, is there for good. @throws {ChainUnavailableError} when it vanished */
  async confirmedReceipt(hash: Hex): Promise<LedgerReceipt> {
    for (;;) {
      const standing = await this.#standingOf(hash)
      if (standing.kind === 'confirmed') return standing.receipt
      if (standing.kind === 'nowhere')
        throw new ChainUnavailableError(`transaction ${hash} is not on the chain any more`)
      await wait(this.#parts.pollMs, undefined, { signal: this.#stopping.signal }).catch(() => {
        throw new ChainUnavailableError('it was closed')
      })
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort()
    await this.#round
    for (const waiter of this.#waiting.values()) waiter.reject(new ChainUnavailableError('it was closed'))
  }

  #keepRound(): void {
    this.#round ??= this.#rounds().finally(() => {
      this.#round = null
      if (this.#waiting.size > 0 && !this.#stopping.signal.aborted) this.#keepRound()
    })
  }

  async #rounds(): Promise<void> {
    const { outbox, pollMs } = this.#parts
    const { signal } = this.#stopping
    while (!signal.aborted) {
      const owed = new Map(outbox.underWay().map(entry => [entry.purpose, entry]))
      for (const purpose of this.#waiting.keys()) {
        const entry = outbox.find(purpose)
        if (entry !== null) owed.set(purpose, entry)
      }
      if (owed.size === 0) return
      for (const entry of owed.values()) await this.#advance(entry).catch(error => sayIfOurs(error))
      if (this.#waiting.size === 0 && outbox.underWay().length === 0) return
      await wait(pollMs, undefined, { signal }).catch(() => null)
    }
  }

  async #advance(entry: OutboxEntry): Promise<void> {
    // Asked before the receipts: our own transaction may be mined between two questions.
    const isSpent = await this.#nonceIsSpent(entry)
    for (const { hash } of entry.attempts.toReversed()) {
      const standing = await this.#standingOf(hash)
      if (standing.kind === 'confirmed') return this.#decide(entry, standing)
      if (standing.kind === 'nowhere') continue
      this.#timesMissed.delete(entry.purpose)
      return
    }
    if (!isSpent) return this.#offer(entry)
    const missed = (this.#timesMissed.get(entry.purpose) ?? 0) + 1
    this.#timesMissed.set(entry.purpose, missed)
    if (missed >= MISSED_BEFORE_ANEW) await this.#signAnew(entry)
  }

  #decide(entry: OutboxEntry, { mined, receipt }: Extract<Standing, { kind: 'confirmed' }>): void {
    if (mined.status !== 1) {
      this.#fail(entry, failure(entry.purpose))
      return
    }
    this.#parts.outbox.save({ ...entry, state: 'confirmed' })
    this.#waiting.get(entry.purpose)?.resolve(receipt)
    this.#waiting.delete(entry.purpose)
  }

  #fail(entry: OutboxEntry, reason: ChainRefusalError): void {
    this.#parts.outbox.save({ ...entry, state: 'failed' })
    this.#waiting.get(entry.purpose)?.reject(reason)
    this.#waiting.delete(entry.purpose)
  }

  /** Receipt, block and height have to tell the same story: a node may lag, be reorganised, or lie. */
  async #standingOf(hash: Hex): Promise<Standing> {
    const { ask, confirmations } = this.#parts
    const mined = receiptAnswer.parse(await ask('eth_getTransactionReceipt', [hash]))
    if (mined === null) return { kind: 'nowhere' }
    const number = `0x${mined.blockNumber.toString(16)}`
    const block = blockAnswer.parse(await ask('eth_getBlockByNumber', [number, false]))
    const isCanonical =
      mined.transactionHash === hash &&
      block?.number === mined.blockNumber &&
      block.hash === mined.blockHash &&
      block.transactions.includes(hash)
    if (!isCanonical) return { kind: 'mined' }
    const head = quantityAnswer.parse(await ask('eth_blockNumber', []))
    if (head - mined.blockNumber + 1 < confirmations) return { kind: 'mined' }
    const chainId = quantityAnswer.parse(await ask('eth_chainId', []))
    const receipt = ledgerReceipt(mined, { chainId, minedAtS: block.timestamp, blockHashLasts: true })
    return { kind: 'confirmed', mined, receipt }
  }

  /** Whether another transaction took our nonce, for good. */
  async #nonceIsSpent({ nonce }: OutboxEntry): Promise<boolean> {
    const { ask, confirmations, key } = this.#parts
    const head = quantityAnswer.parse(await ask('eth_blockNumber', []))
    const settled = head - confirmations + 1
    if (settled < 0) return false
    const spent = await ask('eth_getTransactionCount', [key.address, `0x${settled.toString(16)}`])
    return quantityAnswer.parse(spent) > nonce
  }

  async #signAnew(entry: OutboxEntry): Promise<void> {
    const { ask, outbox, key, maxFee } = this.#parts
    // Tried out again: what spent the number may have done the same work.
    const gas = await amountOfGas(ask, key.address, entry.call).catch(error => {
      if (error instanceof ChainRefusalError) this.#fail(entry, error)
      throw error
    })
    const counted = quantityAnswer.parse(await ask('eth_getTransactionCount', [key.address, 'pending']))
    const nonce = Math.max(counted, (outbox.highestNonce() ?? -1) + 1)
    const fees = await currentFees(ask, maxFee)
    const chainId = quantityAnswer.parse(await ask('eth_chainId', []))
    const attempt = await signAttempt(key, { chainId, nonce, call: entry.call, gas, fees })
    outbox.save({ ...entry, nonce, gas, attempts: [attempt] })
    this.#lastOffered.delete(entry.purpose)
    this.#timesMissed.delete(entry.purpose)
  }

  async #offer(entry: OutboxEntry): Promise<void> {
    const { ask, raiseAfterMs } = this.#parts
    const offeredAt = this.#lastOffered.get(entry.purpose)
    const isIgnored = offeredAt !== undefined && performance.now() - offeredAt >= raiseAfterMs
    const attempt = (isIgnored ? await this.#raise(entry) : null) ?? entry.attempts.at(-1)
    if (attempt === undefined) return
    if (offeredAt === undefined || isIgnored) this.#lastOffered.set(entry.purpose, performance.now())
    const said = z.string().safeParse(await ask('eth_sendRawTransaction', [attempt.raw]).catch(refusalText))
    if (!said.success) throw new ChainUnavailableError('the node does not speak JSON-RPC')
  }

  async #raise(entry: OutboxEntry) {
    const { ask, outbox, key, maxFee } = this.#parts
    // Each attempt pays more than the one before it.
    const highest = entry.attempts.at(-1)?.feePerGas ?? 0n
    const fees = raisedFees(highest, await currentFees(ask, maxFee), maxFee)
    if (fees === null) return null
    const chainId = quantityAnswer.parse(await ask('eth_chainId', []))
    const attempt = await signAttempt(key, {
      chainId,
      nonce: entry.nonce,
      call: entry.call,
      gas: entry.gas,
      fees,
    })
    outbox.save({ ...entry, attempts: [...entry.attempts, attempt] })
    return attempt
  }
}

/** "Already known", "nonce too low" and the like: the next look at the chain tells what is true. */
function refusalText(error: unknown): string {
  if (error instanceof ChainRefusalError) return error.message
  throw error
}

/** A node in trouble is asked again; anything else is a mistake of ours. */
function sayIfOurs(error: unknown): void {
  const isNodes =
    error instanceof ChainUnavailableError ||
    error instanceof ChainRefusalError ||
    error instanceof z.ZodError
  if (!isNodes) throw error
}

function failure(purpose: string): ChainRefusalError {
  return new ChainRefusalError(`${purpose} was mined and failed`)
}
