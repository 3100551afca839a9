import { type Hex, keccak256 } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import { amountAnswer } from './chain-answers.ts'
import type { GasFees } from './chain-fees.ts'
import type { AskChain } from './json-rpc.ts'
import type { LedgerCall } from './ledger.ts'
import type { Attempt } from './outbox.ts'

/** What goes into a transaction besides the key. */
export interface UnsignedAttempt {
  readonly chainId: number
  readonly nonce: number
  readonly call: LedgerCall
  readonly gas: bigint
  readonly fees: GasFees
}

/** Signs one form of a transaction. */
export async function signAttempt(key: PrivateKeyAccount, unsigned: UnsignedAttempt): Promise<Attempt> {
  const { chainId, nonce, call, gas, fees } = unsigned
  const raw = await key.signTransaction({
    type: 'eip1559',
    chainId,
    nonce,
    gas,
    ...fees,
    data: call.data,
    ...(call.to === null ? {} : { to: call.to }),
  })
  return { hash: keccak256(raw), raw, feePerGas: fees.maxFeePerGas }
}

/**
 * How much gas a call may use: what the node estimates and a fifth more.
 *
 * @throws {ChainRefusalError} when the contract says no.
 */
export async function amountOfGas(ask: AskChain, from: Hex, { to, data }: LedgerCall): Promise<bigint> {
  const call = to === null ? { from, data } : { from, to, data }
  return (amountAnswer.parse(await ask('eth_estimateGas', [call])) * 12n) / 10n
}
