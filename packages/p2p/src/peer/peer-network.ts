import type { Connection, PeerId } from '@libp2p/interface'

/**
 * How a peer reaches others. The real one dials through relays and then opens WebRTC; tests put a
 * network in memory in its place.
 */
export interface PeerNetwork {
  /** Connects for the first time, over whatever always works. @throws when unreachable. */
  dial(peerId: PeerId, signal: AbortSignal): Promise<Connection>
  /** Whether direct links can be tried at all. */
  readonly canGoDirect: boolean
  /** Connects directly, introduced by an existing connection. @throws when that fails. */
  dialDirect(introduction: Connection, signal: AbortSignal): Promise<Connection>
  isDirect(connection: Connection): boolean
  /** The unreliable pose channel beside a direct connection. */
  posesBeside(connection: Connection): RTCDataChannel | undefined
}
