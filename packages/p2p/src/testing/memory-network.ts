import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import { generateKeyPair } from '@libp2p/crypto/keys'
import type { Connection, Libp2p } from '@libp2p/interface'
import { memory } from '@libp2p/memory'
import { multiaddr } from '@multiformats/multiaddr'
import { createLibp2p } from 'libp2p'
import { Peer } from '../peer/peer.ts'

/** A network inside one process: real libp2p, noise and yamux, no sockets. Links can be cut and mended. */
export class MemoryNetwork implements AsyncDisposable {
  readonly #nodes: Libp2p[] = []
  #isCut = false

  /** A peer that finds every other one of this network. */
  async createPeer(): Promise<Peer> {
    const node = await this.createNode()
    const peer = new Peer({
      node,
      network: {
        canGoDirect: false,
        dial: (peerId, signal) => this.dial(node, peerId.toString(), signal),
        dialDirect: () => Promise.reject(new Error('memory has no shorter way')),
        isDirect: () => false,
        posesBeside: () => undefined,
      },
      isReachable: () => !this.#isCut,
      addMeetingPoints: () => undefined,
      stop: async () => await node.stop(),
    })
    await peer.open()
    return peer
  }

  /** A bare node without any of our protocols, to play a stranger. */
  async createNode(): Promise<Libp2p> {
    const privateKey = await generateKeyPair('Ed25519')
    const name = privateKey.publicKey.toString()
    const node = await createLibp2p({
      privateKey,
      addresses: { listen: [`/memory/${name}`] },
      transports: [memory()],
      connectionEncrypters: [noise()],
      streamMuxers: [yamux()],
      connectionMonitor: { enabled: false },
    })
    this.#nodes.push(node)
    return node
  }

  /** Connects a node to a peer. @throws while the network is cut. */
  async dial(from: Libp2p, peerId: string, signal = AbortSignal.timeout(5_000)): Promise<Connection> {
    if (this.#isCut) throw new Error('the network is cut')
    return await from.dial(multiaddr(`/memory/${peerId}/p2p/${peerId}`), { signal })
  }

  /** Breaks every connection, and refuses new ones until `mend`. */
  cut(): void {
    this.#isCut = true
    for (const connection of this.#nodes.flatMap(node => node.getConnections())) {
      connection.abort(new Error('the network was cut'))
    }
  }

  /** As with the relay gone: open connections stay, nobody can be dialled until `mend`. */
  refuseNewLinks(): void {
    this.#isCut = true
  }

  mend(): void {
    this.#isCut = false
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#nodes.map(async node => await node.stop()))
  }
}
