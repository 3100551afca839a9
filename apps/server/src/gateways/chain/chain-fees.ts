import { ChainUnavailableError } from '../../domains/certificates/anchor-chain.ts'
import { amountAnswer, blockAnswer } from './chain-answers.ts'
import type { AskChain } from './json-rpc.ts'

/** Nodes replace a waiting transaction only by one that pays at least a tenth more; an eighth satisfies all. */
const REPLACEMENT_RISE = { numerator: 9n, denominator: 8n }

/** What a transaction offers for a unit of gas, in wei. */
export interface GasFees {
  readonly maxFeePerGas: bigint
  readonly maxPriorityFeePerGas: bigint
}

/**
 * What to offer now: twice the base fee of the last block and the tip the node suggests, within the limit.
 *
 * @param limit - wei a unit of gas.
 * @throws {ChainUnavailableError} when even the next block asks for more than the limit.
 */
export async function currentFees(ask: AskChain, limit: bigint): Promise<GasFees> {
  const head = blockAnswer.parse(await ask('eth_getBlockByNumber', ['latest', false]))
  const base = head?.baseFeePerGas ?? amountAnswer.parse(await ask('eth_gasPrice', []))
  const tip = head?.baseFeePerGas === undefined ? 0n : await suggestedTip(ask)
  if (base + tip > limit)
    throw new ChainUnavailableError(
      `fees are above the limit: ${gwei(base + tip)} gwei asked, ${gwei(limit)} gwei allowed`,
    )
  return { maxFeePerGas: least(2n * base + tip, limit), maxPriorityFeePerGas: tip }
}

/** What to offer in place of a transaction that nobody takes, or null when the limit does not let us. */
export function raisedFees(previous: bigint, now: GasFees, limit: bigint): GasFees | null {
  const needed = (previous * REPLACEMENT_RISE.numerator) / REPLACEMENT_RISE.denominator + 1n
  const maxFeePerGas = greatest(now.maxFeePerGas, needed)
  if (maxFeePerGas > limit) return null
  // A replacement has to raise the tip as well; all of the offer is the simplest that always suffices.
  return { maxFeePerGas, maxPriorityFeePerGas: maxFeePerGas }
}

async function suggestedTip(ask: AskChain): Promise<bigint> {
  return amountAnswer.parse(await ask('eth_maxPriorityFeePerGas', []))
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other
}

function greatest(one: bigint, other: bigint): bigint {
  return one > other ? one : other
}

function gwei(wei: bigint): string {
  return (Number(wei) / 1e9).toPrecision(3)
}
