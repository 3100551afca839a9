import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import { circuitRelayTransport } from '@libp2p/circuit-relay-v2'
import { generateKeyPair, generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { identify } from '@libp2p/identify'
import type { Libp2p, Transport } from '@libp2p/interface'
import { ping } from '@libp2p/ping'
import { webSockets } from '@libp2p/websockets'
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { createLibp2p } from 'libp2p'
import { LIMITS } from '../limits.ts'
import { DirectLinks, type DirectLinksComponents } from './direct-links.ts'
import { type MeetingPoints, Peer } from './peer.ts'
import type { PeerNetwork } from './peer-network.ts'
import { RelayReservation, type ReservationInternals, reservationsOf } from './relay-reservation.ts'

/** All optional: relays and ICE servers usually arrive later, with the park ticket. */
export interface CreatePeerOptions extends Partial<MeetingPoints> {
  /** 32 bytes: the same peer id every time. Without it a new one, which is kinder to privacy. */
  readonly seed?: Uint8Array
  /** Ends the peer as `dispose` does. */
  readonly signal?: AbortSignal
  /** WebRTC to use; the browser's own by default. Node has none unless one is given. */
  readonly rtcPeerConnection?: typeof RTCPeerConnection
}

/**
 * Starts a peer, in a browser or in Node. Returns at once, also when no relay answers: reaching one is
 * tried for as long as the peer lives (`connectionState`, `reachable`).
 *
 * @throws if a relay address is not a multiaddr that ends in the relay's peer id.
 */
export async function createPeer(options: CreatePeerOptions = {}): Promise<Peer> {
  const lifetime = new AbortController()
  const parts = await createNode(options, peerId => peer.isAdmitted(peerId))
  const points = new ActiveMeetingPoints(parts, lifetime.signal, () => peer.refreshState())
  const peer: Peer = new Peer({
    node: parts.node,
    network: relayedNetwork(parts, points),
    isReachable: () => points.isReachable,
    addMeetingPoints: added => points.add(added),
    stop: async () => {
      lifetime.abort(new Error('the peer was disposed'))
      await parts.node.stop()
    },
  })
  await peer.open()
  peer.addMeetingPoints({
    relayAddresses: options.relayAddresses ?? [],
    iceServers: options.iceServers ?? [],
  })
  closeWithPage(parts.direct, lifetime.signal)
  options.signal?.addEventListener('abort', () => void peer.dispose(), { once: true })
  if (options.signal?.aborted) await peer.dispose()
  return peer
}

/** A closed tab says nothing by itself: the others would wait for it through a whole silence. */
function closeWithPage(direct: DirectLinks, signal: AbortSignal): void {
  if (!('document' in globalThis)) return
  globalThis.addEventListener('pagehide', () => direct.closeAll(), { signal })
}

interface NodeParts {
  readonly node: Libp2p
  readonly direct: DirectLinks
  readonly circuit: Transport
  readonly internals: ReservationInternals
  /** Read by every new RTCPeerConnection. */
  readonly iceServers: RTCIceServer[]
}

async function createNode(
  options: CreatePeerOptions,
  isAdmitted: (peerId: string) => boolean,
): Promise<NodeParts> {
  const iceServers: RTCIceServer[] = []
  const rtcPeerConnection = options.rtcPeerConnection ?? globalThis.RTCPeerConnection
  let circuit: Transport | undefined
  const node = await createLibp2p({
    privateKey: await (options.seed
      ? generateKeyPairFromSeed('Ed25519', options.seed)
      : generateKeyPair('Ed25519')),
    transports: [
      webSockets(),
      components => {
        circuit = circuitRelayTransport()(components)
        return circuit
      },
    ],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    // The default refuses private addresses in browsers; the relay of an embedded server is one.
    connectionGater: { denyDialMultiaddr: () => false },
    connectionManager: { maxConnections: 64, dialTimeout: LIMITS.dialTimeoutMs },
    services: {
      identify: identify({ runOnLimitedConnection: true }),
      ping: ping(),
      // Not the components themselves: libp2p would start and stop itself without end.
      internals: ({ transportManager }: ReservationInternals) => ({
        transportManager: { listen: (addresses: Multiaddr[]) => transportManager.listen(addresses) },
      }),
      direct: (components: DirectLinksComponents) =>
        new DirectLinks(components, {
          rtcPeerConnection,
          iceServers: () => iceServers,
          isWelcome: peerId => isAdmitted(peerId.toString()),
        }),
    },
  })
  if (circuit === undefined) throw new Error('libp2p did not create the circuit transport')
  return { node, direct: node.services.direct, circuit, internals: node.services.internals, iceServers }
}

/** The relays in use, each with its kept reservation. */
class ActiveMeetingPoints {
  readonly #parts: NodeParts
  readonly #signal: AbortSignal
  readonly #onChange: () => void
  readonly #reservations = new Map<string, RelayReservation>()

  constructor(parts: NodeParts, signal: AbortSignal, onChange: () => void) {
    this.#parts = parts
    this.#signal = signal
    this.#onChange = onChange
  }

  get isReachable(): boolean {
    return [...this.#reservations.values()].some(reservation => reservation.isHeld)
  }

  get relays(): readonly RelayReservation[] {
    return [...this.#reservations.values()]
  }

  add({ relayAddresses, iceServers }: MeetingPoints): void {
    for (const server of iceServers) {
      const isKnown = this.#parts.iceServers.some(known => JSON.stringify(known) === JSON.stringify(server))
      if (!isKnown) this.#parts.iceServers.push(server)
    }
    for (const address of relayAddresses) {
      if (this.#reservations.has(address)) continue
      const reservation = new RelayReservation({
        address,
        node: this.#parts.node,
        internals: this.#parts.internals,
        store: reservationsOf(this.#parts.circuit),
        signal: this.#signal,
        onChange: this.#onChange,
      })
      this.#reservations.set(address, reservation)
    }
  }
}

function relayedNetwork({ node, direct }: NodeParts, points: ActiveMeetingPoints): PeerNetwork {
  return {
    canGoDirect: direct.isSupported,
    async dial(peerId, signal) {
      const addresses = points.relays
        .filter(relay => relay.isHeld)
        .map(relay => multiaddr(`${relay.address.toString()}/p2p-circuit/p2p/${peerId.toString()}`))
      if (addresses.length === 0) throw new Error('no relay is connected')
      return await node.dial(addresses, { signal })
    },
    dialDirect: (introduction, signal) => direct.dial(introduction, signal),
    isDirect: connection => direct.isDirect(connection),
    posesBeside: connection => direct.posesBeside(connection),
  }
}
