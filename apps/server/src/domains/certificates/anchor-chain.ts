import { DomainError } from '@pawfect/domain'

/** Where a call to the contract ended up. Hashes and addresses are lower-case hex with `0x`. */
export interface ChainReceipt {
  readonly chainId: number
  readonly contract: string
  readonly transaction: string
  readonly block: {
    readonly number: number
    /** Null on the embedded chain, whose block hashes do not outlive a restart. */
    readonly hash: string | null
    readonly minedAt: Date
  }
}

/** A batch to be anchored; `root` and `manifest` are 64 hex characters without `0x`. */
export interface BatchToAnchor {
  readonly root: string
  readonly size: number
  /** SHA-256 of the batch's list of digests. */
  readonly manifest: string
}

/** What the contract says about a batch. */
export interface AnchoredBatch {
  readonly anchoredAt: Date
  readonly revokedAt: Date | null
  readonly size: number
}

/** A chain with our contract on it. Every call may be repeated: what is there already is not sent again. */
export interface AnchorChain extends AsyncDisposable {
  /** @throws {ChainUnavailableError} when the chain cannot be reached now; nothing was lost, try later. */
  readonly anchorBatch: (batch: BatchToAnchor) => Promise<ChainReceipt>
  /** @param digest - 64 hex characters. @throws {ChainUnavailableError} */
  readonly revokeCertificate: (digest: string) => Promise<ChainReceipt>
  /** @returns null when this root was never anchored. @throws {ChainUnavailableError} */
  readonly readBatch: (root: string) => Promise<AnchoredBatch | null>
  /** @returns when the certificate was revoked, or null. @throws {ChainUnavailableError} */
  readonly readRevocation: (digest: string) => Promise<Date | null>
  /** @throws {ChainUnavailableError} */
  readonly check: (signal: AbortSignal) => Promise<ChainStatus>
}

/** How the chain is doing, for health and for the admin. */
export interface ChainStatus {
  readonly chainId: number
  readonly contract: string
  readonly blockNumber: number
}

/** The chain cannot be reached, or its program does not run on this machine. */
export class ChainUnavailableError extends DomainError {
  override readonly name = 'ChainUnavailableError'
  readonly code = 'certificates/chain-unavailable'
  override readonly facts: { readonly reason: string }
  constructor(reason: string, options?: ErrorOptions) {
    super(`the chain is unavailable: ${reason}`)
    if (options?.cause !== undefined) this.cause = options.cause
    this.facts = { reason }
  }
}
