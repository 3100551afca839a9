import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Hex } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import { ChainUnavailableError } from '../../domains/certificates/anchor-chain.ts'
import { bytesAnswer, logsAnswer, quantityAnswer } from './chain-answers.ts'
import { currentFees } from './chain-fees.ts'
import { signDocument } from './chain-key.ts'
import { jsonRpc } from './json-rpc.ts'
import type { Ledger, LedgerCall, LedgerReceipt } from './ledger.ts'
import { openOutbox } from './outbox.ts'
import { OutboxKeeper } from './outbox-keeper.ts'
import { amountOfGas, signAttempt } from './sign-attempt.ts'

/** How often a node is asked whether a transaction is mined. */
const POLL_MS = 1_000
/** A public chain may be slow; after this the caller is told to come back, and the keeper goes on. */
const CONFIRMED_WITHIN_MS = 180_000
/** A transaction nobody took for so long is offered again for more. */
const RAISE_AFTER_MS = 60_000
const WEI_PER_GWEI = 1_000_000_000

/** An operator's own node or a public one, the key that writes there, and how careful to be. */
export interface ExternalLedgerOptions {
  readonly rpcUrl: string
  readonly key: PrivateKeyAccount
  /** Holds `outbox.db`. */
  readonly folder: string
  /** Blocks, its own included, that make a transaction count as there for good. */
  readonly confirmations: number
  /** The most it may pay for a unit of gas. */
  readonly maxFeeGwei: number
  readonly pollMs?: number
  readonly raiseAfterMs?: number
  readonly confirmedWithinMs?: number
  readonly callTimeoutMs?: number
}

/**
 * Writes to a chain of the operator's choice. What is signed stands in an outbox first; a keeper brings it to the
 * chain whatever happens: lost answers, dropped transactions, reorganised blocks, rising fees, a restart.
 */
export function openExternalLedger(options: ExternalLedgerOptions): Ledger {
  const { pollMs = POLL_MS, raiseAfterMs = RAISE_AFTER_MS } = options
  const { confirmedWithinMs = CONFIRMED_WITHIN_MS, key } = options
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const outbox = openOutbox(join(options.folder, 'outbox.db'))
  const ask = jsonRpc(options.rpcUrl, { callTimeoutMs: options.callTimeoutMs })
  const sender = key.address.toLowerCase() as Hex
  const maxFee = BigInt(Math.round(options.maxFeeGwei * WEI_PER_GWEI))
  const keeper = new OutboxKeeper({
    ask,
    outbox,
    key,
    confirmations: options.confirmations,
    maxFee,
    pollMs,
    raiseAfterMs,
  })
  let lastEntered: Promise<unknown> = Promise.resolve()
  let closed = false

  const chainId = async (): Promise<number> => {
    if (closed) throw new ChainUnavailableError('it was closed')
    const said = quantityAnswer.parse(await ask('eth_chainId', []))
    const known = outbox.bindTo(said)
    if (said !== known)
      throw new ChainUnavailableError(`the node is on chain ${said}, what was signed is for chain ${known}`)
    return said
  }
  /** Signs and keeps a transaction. One at a time: each needs the nonce after the last. */
  const enter = async (purpose: string, call: LedgerCall): Promise<void> => {
    const chain = await chainId()
    if (outbox.find(purpose) !== null) return
    const gas = await amountOfGas(ask, sender, call)
    const fees = await currentFees(ask, maxFee)
    const counted = quantityAnswer.parse(await ask('eth_getTransactionCount', [sender, 'pending']))
    const nonce = Math.max(counted, (outbox.highestNonce() ?? -1) + 1)
    const attempt = await signAttempt(key, { chainId: chain, nonce, call, gas, fees })
    outbox.save({ purpose, nonce, call, gas, attempts: [attempt], state: 'sent' })
  }
  const confirmed = (purpose: string): Promise<LedgerReceipt> => {
    const waited = Promise.withResolvers<never>()
    const timer = setTimeout(
      () => waited.reject(new ChainUnavailableError(`${purpose} is not confirmed yet`)),
      confirmedWithinMs,
    )
    return Promise.race([keeper.decided(purpose), waited.promise]).finally(() => clearTimeout(timer))
  }

  return {
    sender,
    send: async (purpose, call) => {
      const entered = lastEntered.then(() => enter(purpose, call))
      lastEntered = entered.catch(() => null)
      await entered
      return confirmed(purpose)
    },
    signTypedData: document => signDocument(key, document),
    call: async ({ to, data }) => {
      await chainId()
      return bytesAnswer.parse(await ask('eth_call', [{ from: sender, to, data }, 'latest']))
    },
    find: async ({ address, fact }) => {
      await chainId()
      const filter = { address, fromBlock: '0x0', topics: [null, fact] }
      const [oldest] = logsAnswer.parse(await ask('eth_getLogs', [filter]))
      return oldest === undefined ? null : keeper.confirmedReceipt(oldest.transactionHash)
    },
    status: async () => ({
      chainId: await chainId(),
      blockNumber: quantityAnswer.parse(await ask('eth_blockNumber', [])),
    }),
    [Symbol.asyncDispose]: async () => {
      closed = true
      await lastEntered
      await keeper[Symbol.asyncDispose]()
      outbox[Symbol.dispose]()
    },
  }
}
