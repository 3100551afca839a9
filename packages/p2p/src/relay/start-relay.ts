import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import { type CircuitRelayService, circuitRelayServer } from '@libp2p/circuit-relay-v2'
import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { identify } from '@libp2p/identify'
import type { ConnectionGater, Libp2p, PeerId } from '@libp2p/interface'
import { ping } from '@libp2p/ping'
import { webSockets } from '@libp2p/websockets'
import type { Multiaddr } from '@multiformats/multiaddr'
import { createLibp2p } from 'libp2p'
import { type Rate, TokenBucket } from '../token-bucket.ts'

/** What a relay gives away; libp2p's own defaults (15 peers, 128 KiB, 2 minutes) end every meet-up early. */
export const RELAY_LIMITS = {
  reservations: 2_000,
  connections: 4_000,
  /** Per relayed connection; a meet-up that never gets direct uses about 10 MiB an hour. */
  relayedBytes: 64 * 1024 * 1024,
  relayedMs: 60 * 60 * 1000,
  reservationMs: 2 * 60 * 60 * 1000,
  /** Per address and second: enough for a household or a club behind one router. */
  newConnectionsPerSecond: 30,
  /** Of one peer: reservations asked for, and calls made. */
  reservationRate: { perSecond: 0.5, burst: 10 },
  callRate: { perSecond: 5, burst: 60 },
} as const

/** How a relay is started. */
export interface StartRelayOptions {
  /** 32 bytes, kept by the caller: peers know the relay by the id this makes. */
  readonly privateKeySeed: Uint8Array
  readonly host?: string
  /** 0 for any free port. */
  readonly listenPort?: number
  /** Public addresses to give out instead, e.g. `/dns4/relay.example/tcp/443/wss`. */
  readonly announce?: readonly string[]
}

/** What the relay does at this moment, and what it has refused since it started. */
export interface RelayStats {
  readonly connections: number
  readonly reservations: number
  readonly refusedReservations: number
  readonly refusedCalls: number
  readonly acceptedCalls: number
}

/** A running relay. */
export interface Relay extends AsyncDisposable {
  readonly peerId: string
  /** With the peer id, as `ParkTicket.relayAddresses` wants them. */
  readonly addresses: readonly string[]
  /** Where it listens, also when other addresses are announced. */
  readonly listening: readonly string[]
  stats(): RelayStats
  stop(): Promise<void>
}

/**
 * Starts the relay through which peers find each other before they are direct (and behind which they
 * stay when they cannot be). It sees who calls whom, never what is said: peers encrypt end to end.
 *
 * @throws if the port is taken or the seed is not 32 bytes long.
 */
export async function startRelay(options: StartRelayOptions): Promise<Relay> {
  const { host = '127.0.0.1', listenPort = 0, announce = [] } = options
  const bouncer = new RelayBouncer()
  const node = await createLibp2p({
    privateKey: await generateKeyPairFromSeed('Ed25519', options.privateKeySeed),
    addresses: { listen: [`/${ipVersion(host)}/${host}/tcp/${listenPort}/ws`], announce: [...announce] },
    transports: [webSockets()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    connectionGater: bouncer,
    connectionManager: {
      maxConnections: RELAY_LIMITS.connections,
      inboundConnectionThreshold: RELAY_LIMITS.newConnectionsPerSecond,
      maxIncomingPendingConnections: 100,
    },
    services: {
      identify: identify(),
      ping: ping(),
      relay: circuitRelayServer(relayInit()),
      listening:
        ({ transportManager }: ListeningComponents) =>
        () =>
          transportManager.getAddrs().map(String),
    },
  })
  return describeRelay(node, bouncer)
}

interface ListeningComponents {
  readonly transportManager: { getAddrs(): Multiaddr[] }
}

function relayInit(): Parameters<typeof circuitRelayServer>[0] {
  return {
    maxInboundHopStreams: 64,
    reservations: {
      maxReservations: RELAY_LIMITS.reservations,
      reservationTtl: RELAY_LIMITS.reservationMs,
      defaultDataLimit: BigInt(RELAY_LIMITS.relayedBytes),
      defaultDurationLimit: RELAY_LIMITS.relayedMs,
    },
  }
}

function describeRelay(
  node: Libp2p<{ relay: CircuitRelayService; listening: () => string[] }>,
  bouncer: RelayBouncer,
): Relay {
  const stop = async () => await node.stop()
  return {
    peerId: node.peerId.toString(),
    addresses: node.getMultiaddrs().map(address => address.toString()),
    listening: node.services.listening(),
    stats: () => ({
      connections: node.getConnections().length,
      reservations: node.services.relay.reservations.size,
      ...bouncer.counts,
    }),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

function ipVersion(host: string): 'ip4' | 'ip6' {
  return host.includes(':') ? 'ip6' : 'ip4'
}

/** Refuses peers that ask too often. Buckets of peers long gone are dropped. */
class RelayBouncer implements ConnectionGater {
  readonly counts = { refusedReservations: 0, refusedCalls: 0, acceptedCalls: 0 }
  readonly #reservations = new BucketPerPeer(RELAY_LIMITS.reservationRate)
  readonly #calls = new BucketPerPeer(RELAY_LIMITS.callRate)

  readonly denyInboundRelayReservation = (source: PeerId): boolean => {
    if (this.#reservations.of(source).take()) return false
    this.counts.refusedReservations += 1
    return true
  }

  readonly denyOutboundRelayedConnection = (source: PeerId): boolean => {
    const isAccepted = this.#calls.of(source).take()
    this.counts[isAccepted ? 'acceptedCalls' : 'refusedCalls'] += 1
    return !isAccepted
  }
}

class BucketPerPeer {
  /** Above this the oldest are dropped; a full bucket says nothing anyway. */
  static readonly #MAX_PEERS = 10_000
  readonly #buckets = new Map<string, TokenBucket>()
  readonly #rate: Rate

  constructor(rate: Rate) {
    this.#rate = rate
  }

  of(peer: PeerId): TokenBucket {
    const id = peer.toString()
    const bucket = this.#buckets.get(id) ?? new TokenBucket(this.#rate)
    this.#buckets.delete(id)
    this.#buckets.set(id, bucket)
    const oldest = this.#buckets.keys().next().value
    if (this.#buckets.size > BucketPerPeer.#MAX_PEERS && oldest !== undefined) this.#buckets.delete(oldest)
    return bucket
  }
}
