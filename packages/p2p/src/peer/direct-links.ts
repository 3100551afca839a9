import type {
  ComponentLogger,
  Connection,
  Logger,
  PeerId,
  Startable,
  Stream,
  StreamHandler,
  StreamHandlerOptions,
  Upgrader,
} from '@libp2p/interface'
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { LIMITS } from '../limits.ts'
import { DataChannelConnection } from './data-channel-connection.ts'
import { createDirectChannels, type DirectChannels, negotiateDirect } from './negotiate-direct.ts'

/** Opened by whoever wants WebRTC, over a connection that exists already. */
export const DIRECT_PROTOCOL = '/pawfect/direct/1.0.0'

/** The parts of libp2p this service stands on. */
export interface DirectLinksComponents {
  readonly registrar: {
    handle(protocol: string, handler: StreamHandler, options: StreamHandlerOptions): Promise<void>
    unhandle(protocol: string): Promise<void>
  }
  readonly upgrader: Upgrader
  readonly logger: ComponentLogger
}

/** How WebRTC connections are made here. */
export interface DirectLinksInit {
  /** `undefined` where there is no WebRTC: then every link stays on the relay. */
  readonly rtcPeerConnection: typeof RTCPeerConnection | undefined
  readonly iceServers: () => readonly RTCIceServer[]
  /** Whether this peer may make us open a WebRTC connection at all. */
  readonly isWelcome: (peerId: PeerId) => boolean
}

/**
 * Direct connections: one RTCPeerConnection per peer, negotiated over the relayed connection, with
 * libp2p (noise, yamux) on its reliable channel and poses on its unreliable one. Noise proves that the
 * far end of the WebRTC connection is the peer the relay introduced.
 */
export class DirectLinks implements Startable {
  readonly #init: DirectLinksInit
  readonly #components: DirectLinksComponents
  readonly #log: Logger
  readonly #channels = new WeakMap<Multiaddr, DirectChannels>()
  /** With whom each connection not yet closed is. */
  readonly #open = new Map<RTCPeerConnection, string>()

  constructor(components: DirectLinksComponents, init: DirectLinksInit) {
    this.#components = components
    this.#init = init
    this.#log = components.logger.forComponent('pawfect:direct')
  }

  async start(): Promise<void> {
    const handler: StreamHandler = (stream, connection) => {
      this.#accept(stream, connection).catch(error => {
        this.#log('a direct link from %p failed: %e', connection.remotePeer, error)
        stream.abort(error instanceof Error ? error : new Error(String(error)))
      })
    }
    await this.#components.registrar.handle(DIRECT_PROTOCOL, handler, { runOnLimitedConnection: true })
  }

  async stop(): Promise<void> {
    await this.#components.registrar.unhandle(DIRECT_PROTOCOL)
    this.closeAll()
  }

  /** Closes every direct connection now, without goodbyes: the other sides notice within a round trip. */
  closeAll(): void {
    for (const peerConnection of this.#open.keys()) peerConnection.close()
    this.#open.clear()
  }

  /** Whether this machine can open direct links at all. */
  get isSupported(): boolean {
    return this.#init.rtcPeerConnection !== undefined
  }

  /** The unreliable channel beside a direct connection; `undefined` for a relayed one. */
  posesBeside(connection: Connection): RTCDataChannel | undefined {
    return this.#channels.get(connection.remoteAddr)?.poses
  }

  /** Whether a connection is one of ours, not relayed. */
  isDirect(connection: Connection): boolean {
    return this.#channels.has(connection.remoteAddr)
  }

  /** Opens a WebRTC connection to the far end of `relayed`. @throws when that fails or takes too long. */
  async dial(relayed: Connection, signal: AbortSignal): Promise<Connection> {
    const stream = await relayed.newStream(DIRECT_PROTOCOL, { signal, runOnLimitedConnection: true })
    return await this.#connect(relayed, { stream, role: 'offer', signal }, async connection => {
      return await this.#components.upgrader.upgradeOutbound(connection, { signal })
    })
  }

  async #accept(stream: Stream, relayed: Connection): Promise<void> {
    if (!this.#init.isWelcome(relayed.remotePeer)) throw new Error('not admitted')
    const isGreedy = this.#openWith(relayed.remotePeer) >= LIMITS.directLinksPerPeer
    if (isGreedy) throw new Error('this peer has enough direct links')
    const signal = AbortSignal.timeout(LIMITS.directTimeoutMs)
    await this.#connect(relayed, { stream, role: 'answer', signal }, async connection => {
      await this.#components.upgrader.upgradeInbound(connection, { signal })
    })
  }

  async #connect<T>(
    relayed: Connection,
    negotiation: { stream: Stream; role: 'offer' | 'answer'; signal: AbortSignal },
    upgrade: (connection: DataChannelConnection) => Promise<T>,
  ): Promise<T> {
    const peerConnection = this.#createPeerConnection(relayed.remotePeer)
    try {
      const channels = createDirectChannels(peerConnection)
      const connection = new DataChannelConnection({
        peerConnection,
        channel: channels.libp2p,
        remoteAddr: multiaddr(`/webrtc/p2p/${relayed.remotePeer.toString()}`),
        direction: negotiation.role === 'offer' ? 'outbound' : 'inbound',
        log: this.#log,
      })
      this.#channels.set(connection.remoteAddr, channels)
      await negotiateDirect(channels, negotiation)
      const upgraded = await upgrade(connection)
      await negotiation.stream.close().catch(error => this.#log('closing the signalling stream: %e', error))
      return upgraded
    } catch (error) {
      peerConnection.close()
      negotiation.stream.abort(error instanceof Error ? error : new Error(String(error)))
      throw error
    }
  }

  #openWith(peerId: PeerId): number {
    this.#forgetClosed()
    const id = peerId.toString()
    return [...this.#open.values()].filter(other => other === id).length
  }

  /** Looked up, not listened for: Chrome fires no event for a connection that we close ourselves. */
  #forgetClosed(): void {
    for (const peerConnection of this.#open.keys()) {
      if (peerConnection.connectionState === 'closed') this.#open.delete(peerConnection)
    }
  }

  #createPeerConnection(remotePeer: PeerId): RTCPeerConnection {
    const Implementation = this.#init.rtcPeerConnection
    if (Implementation === undefined) throw new Error('there is no WebRTC on this machine')
    const peerConnection = new Implementation({ iceServers: [...this.#init.iceServers()] })
    this.#forgetClosed()
    this.#open.set(peerConnection, remotePeer.toString())
    return peerConnection
  }
}
