import type { MinedTransaction } from './chain-answers.ts'
import type { LedgerReceipt } from './ledger.ts'

/** Puts what a node says about a mined transaction into our words. */
export function ledgerReceipt(
  mined: MinedTransaction,
  at: { readonly chainId: number; readonly minedAtS: number; readonly blockHashLasts: boolean },
): LedgerReceipt {
  return {
    chainId: at.chainId,
    transaction: mined.transactionHash,
    created: mined.contractAddress ?? null,
    block: {
      number: mined.blockNumber,
      hash: at.blockHashLasts ? mined.blockHash : null,
      minedAt: new Date(at.minedAtS * 1000),
    },
    events: mined.logs.map(({ address, topics, data }) => ({ address, topics, data })),
  }
}
