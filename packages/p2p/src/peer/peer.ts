import type { Connection, Libp2p, Stream } from '@libp2p/interface'
import { ADMISSION_PROTOCOL } from '../admission/admission.ts'
import { LIMITS } from '../limits.ts'
import { MESSAGES_PROTOCOL } from '../messages/conversation.ts'
import { hangUp } from './open-connections.ts'
import type { PeerNetwork } from './peer-network.ts'

/** Whether other peers can reach this one. `connecting` also while a lost relay is being looked for. */
export type PeerConnectionState = 'connecting' | 'reachable' | 'stopped'

/** Where to meet: added when a park ticket names relays and ICE servers. */
export interface MeetingPoints {
  readonly relayAddresses: readonly string[]
  readonly iceServers: readonly RTCIceServer[]
}

/** The one meet-up that may answer this peer's callers. */
export interface PeerTenant {
  isAdmitted(peerId: string): boolean
  receiveVisitor(stream: Stream, connection: Connection): Promise<void>
  receiveConversation(stream: Stream, connection: Connection): void
}

/** This peer already holds a meet-up; leave it first, or create another peer. */
export class PeerOccupiedError extends Error {
  override readonly name = 'PeerOccupiedError'
  readonly code = 'meetups/peer-occupied'
}

/** What `Peer` is built from. */
export interface PeerParts {
  readonly node: Libp2p
  readonly network: PeerNetwork
  readonly isReachable: () => boolean
  readonly addMeetingPoints: (points: MeetingPoints) => void
  readonly stop: () => Promise<void>
}

/**
 * One libp2p node that meets others. It answers nobody until a meet-up is joined, and then only who
 * presents a capability for it. `dispose()` closes every connection.
 */
export class Peer implements AsyncDisposable {
  readonly peerId: string
  readonly #parts: PeerParts
  readonly #listeners = new Set<(state: PeerConnectionState) => void>()
  readonly #patience = new Map<string, ReturnType<typeof setTimeout>>()
  #tenant: PeerTenant | undefined
  #state: PeerConnectionState = 'connecting'

  /** Use `createPeer`. */
  constructor(parts: PeerParts) {
    this.#parts = parts
    this.peerId = parts.node.peerId.toString()
  }

  /** Registers the protocols. Called once by whoever builds the peer. */
  async open(): Promise<void> {
    const { node } = this.#parts
    const options = { runOnLimitedConnection: true }
    await node.handle(
      ADMISSION_PROTOCOL,
      (stream, connection) => this.#onVisitor(stream, connection),
      options,
    )
    await node.handle(
      MESSAGES_PROTOCOL,
      (stream, connection) => this.#onConversation(stream, connection),
      options,
    )
    node.addEventListener('connection:open', ({ detail }) => this.#expectAdmission(detail))
    node.addEventListener('connection:close', ({ detail }) => this.#stopWaitingFor(detail))
    this.refreshState()
  }

  get connectionState(): PeerConnectionState {
    return this.#state
  }

  /** The libp2p node underneath, for later protocols and for tests. */
  get node(): Libp2p {
    return this.#parts.node
  }

  get network(): PeerNetwork {
    return this.#parts.network
  }

  /** Calls back on every change. @returns a function that ends it. */
  onConnectionState(listener: (state: PeerConnectionState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Resolves once others can reach this peer. @throws the signal's reason if it fires first. */
  reachable({ signal }: { signal: AbortSignal }): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) reject(signal.reason)
      if (this.#state === 'reachable') resolve()
      const stop = this.onConnectionState(state => {
        if (state === 'reachable') finish(resolve)
      })
      const onAbort = () => finish(() => reject(signal.reason))
      const finish = (settle: () => void) => {
        stop()
        signal.removeEventListener('abort', onAbort)
        settle()
      }
      signal.addEventListener('abort', onAbort, { once: true })
    })
  }

  /** Also meets others at these relays, and uses these ICE servers from now on. */
  addMeetingPoints(points: MeetingPoints): void {
    this.#parts.addMeetingPoints(points)
  }

  /** Whether a connection from this peer deserves resources. */
  isAdmitted(peerId: string): boolean {
    return this.#tenant?.isAdmitted(peerId) ?? false
  }

  /** Lets a meet-up answer. @throws {PeerOccupiedError} while another one does. @returns its end. */
  occupy(tenant: PeerTenant): () => void {
    if (this.#tenant !== undefined) throw new PeerOccupiedError('leave the other meet-up first')
    this.#tenant = tenant
    return () => {
      this.#tenant = undefined
    }
  }

  /** Looks again whether a reservation is held. */
  refreshState(): void {
    if (this.#state === 'stopped') return
    this.#setState(this.#parts.isReachable() ? 'reachable' : 'connecting')
  }

  async dispose(): Promise<void> {
    this.#setState('stopped')
    for (const timer of this.#patience.values()) clearTimeout(timer)
    await this.#parts.stop()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose()
  }

  #setState(state: PeerConnectionState): void {
    if (state === this.#state) return
    this.#state = state
    for (const listener of [...this.#listeners]) listener(state)
  }

  #onVisitor(stream: Stream, connection: Connection): void {
    const received =
      this.#tenant?.receiveVisitor(stream, connection) ?? Promise.reject(new Error('no meet-up here'))
    received.catch(error => {
      stream.log('a visitor was not admitted: %e', error)
      void hangUp([connection])
    })
  }

  #onConversation(stream: Stream, connection: Connection): void {
    if (this.isAdmitted(connection.remotePeer.toString())) {
      this.#tenant?.receiveConversation(stream, connection)
    } else {
      stream.abort(new Error('not admitted'))
      void hangUp([connection])
    }
  }

  /** Whoever connects to us has a few seconds to present a capability; the relays are not visitors. */
  #expectAdmission(connection: Connection): void {
    if (connection.direction === 'outbound' || !isPeerToPeer(connection)) return
    const timer = setTimeout(() => {
      if (!this.isAdmitted(connection.remotePeer.toString())) void hangUp([connection])
    }, LIMITS.admissionTimeoutMs)
    this.#patience.set(connection.id, timer)
  }

  #stopWaitingFor(connection: Connection): void {
    clearTimeout(this.#patience.get(connection.id))
    this.#patience.delete(connection.id)
  }
}

/** Relays are reached over plain WebSockets; peers over a circuit, WebRTC, or memory in tests. */
function isPeerToPeer(connection: Connection): boolean {
  const names = connection.remoteAddr.getComponents().map(component => component.name)
  return names.some(name => ['p2p-circuit', 'webrtc', 'memory'].includes(name))
}
