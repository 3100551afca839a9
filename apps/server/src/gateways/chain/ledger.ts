import type { TypedDocument } from '@pawfect/domain/certificates'
import type { Hex } from 'viem'

/** A call to a contract, or with `to` null the creation of one. */
export interface LedgerCall {
  readonly to: Hex | null
  readonly data: Hex
}

/** Something a contract wrote down in passing. */
export interface LedgerEvent {
  readonly address: Hex
  readonly topics: readonly Hex[]
  readonly data: Hex
}

/** A transaction that is on the chain for good, as far as the settings ask for. Hashes in lower case. */
export interface LedgerReceipt {
  readonly chainId: number
  readonly transaction: Hex
  /** Address of the contract it created; null for a call. */
  readonly created: Hex | null
  readonly block: {
    readonly number: number
    /** Null on the embedded chain, whose block hashes do not outlive a restart. */
    readonly hash: Hex | null
    readonly minedAt: Date
  }
  readonly events: readonly LedgerEvent[]
}

/** Which events are looked for: those of one contract with this word among their indexed facts. */
export interface EventQuestion {
  readonly address: Hex
  /** 32 bytes, the first indexed fact. */
  readonly fact: Hex
}

/**
 * A chain we can write to with the service's own key. Which contracts stand on it is not its business.
 * A `purpose` names what a transaction is for; the same purpose is sent once, whatever is killed in between.
 */
export interface Ledger extends AsyncDisposable {
  /** The service's address, lower case. */
  readonly sender: Hex
  /**
   * Sends a transaction and waits until it is there for good.
   *
   * @param purpose - for example `anchor:<root>`.
   * @throws {ChainRefusalError} when the contract says no; nothing was sent.
   * @throws {ChainUnavailableError} when it is not there in time; ask again with the same purpose to go on waiting.
   */
  readonly send: (purpose: string, call: LedgerCall) => Promise<LedgerReceipt>
  /** The service's own signature (EIP-712), for what a contract asks it to vouch for. */
  readonly signTypedData: (document: TypedDocument) => Promise<Hex>
  /** Asks a contract. @throws {ChainRefusalError | ChainUnavailableError} */
  readonly call: (call: LedgerCall) => Promise<Hex>
  /** The receipt of the oldest transaction that wrote such an event, or null. @throws {ChainUnavailableError} */
  readonly find: (event: EventQuestion) => Promise<LedgerReceipt | null>
  /** @throws {ChainUnavailableError} */
  readonly status: (
    signal: AbortSignal,
  ) => Promise<{ readonly chainId: number; readonly blockNumber: number }>
}
