import type { AnchorChain } from './anchor-chain.ts'
import type { AnchorQueue } from './anchor-queue.ts'
import type { PageKeeper } from './page-keeper.ts'
import type { PinStore } from './pin-store.ts'

/** What certificates need from outside. */
export interface CertificatesPorts {
  /** Null when the operator switched the chain off: certificates then stay signed, not anchored. */
  readonly chain: AnchorChain | null
  /** Null when the operator switched IPFS off: addresses are still right, but nobody keeps the file. */
  readonly pins: PinStore | null
  readonly queue: AnchorQueue
  readonly pages: PageKeeper
  /** Seals certificate files; 32 bytes, Ed25519. */
  readonly serviceKey: Uint8Array
  /** Address of the page at which anybody checks papers; null when only this machine reaches it. */
  readonly verifyUrl: string | null
}
