import { DomainError } from '@pawfect/domain'

/** An IPFS node that keeps small files. A file's address is CIDv1, raw, SHA-256: equal on every node. */
export interface PinStore extends AsyncDisposable {
  /**
   * Stores and pins bytes (at most 1 MiB, one block); pinning twice is harmless.
   *
   * @returns the address. @throws {PinStoreUnavailableError}
   */
  readonly pin: (bytes: Uint8Array) => Promise<string>
  /** @returns the bytes, or null when this node does not have them. Never asks other nodes. */
  readonly read: (cid: string) => Promise<Uint8Array | null>
  /** Lets go of a file and removes it from this node. */
  readonly unpin: (cid: string) => Promise<void>
  readonly isPinned: (cid: string) => Promise<boolean>
  /** The addresses of all that is pinned here, in no order. @throws {PinStoreUnavailableError} */
  readonly list: () => AsyncIterable<string>
  /** @returns one short sentence on the node. @throws {PinStoreUnavailableError} */
  readonly check: (signal: AbortSignal) => Promise<string>
}

/** The IPFS node cannot be reached. */
export class PinStoreUnavailableError extends DomainError {
  override readonly name = 'PinStoreUnavailableError'
  readonly code = 'certificates/pin-store-unavailable'
  constructor(options?: ErrorOptions) {
    super('the IPFS node is unavailable')
    if (options?.cause !== undefined) this.cause = options.cause
  }
}
