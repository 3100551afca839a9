import type { Connection, Libp2p, Stream } from '@libp2p/interface'
import type { LengthPrefixedStream } from '@libp2p/utils'
import { seekAdmission } from '../admission/admission.ts'
import { frameStream } from '../frame-stream.ts'
import { MESSAGES_PROTOCOL } from '../messages/conversation.ts'
import { encodeMessage, type MeetupMessage } from '../messages/meetup-message.ts'
import type { MemoryNetwork } from './memory-network.ts'
import type { TestServer } from './test-server.ts'

/** A peer with a good capability and bad manners: admitted, then free to send anything. */
export class HostilePeer {
  readonly peerId: string
  readonly #connection: Connection
  readonly #stream: Stream
  readonly #frames: LengthPrefixedStream<Stream>

  private constructor(connection: Connection, stream: Stream, peerId: string) {
    this.peerId = peerId
    this.#connection = connection
    this.#stream = stream
    this.#frames = frameStream(stream, 65_535)
  }

  /** Enters the park of `victimId` in the regular way. */
  static async enter(network: MemoryNetwork, server: TestServer, victimId: string): Promise<HostilePeer> {
    const node: Libp2p = await network.createNode()
    const peerId = node.peerId.toString()
    const { capability } = server.ticket({ peerId, name: 'mallory' })
    const connection = await network.dial(node, victimId)
    const guard = { capability, examine: () => ({ kind: 'welcome', visitor: ANYBODY }) as const }
    const outcome = await seekAdmission(connection, guard, AbortSignal.timeout(5_000))
    if (outcome.kind !== 'admitted') throw new Error(`refused: ${outcome.reason}`)
    return new HostilePeer(connection, await connection.newStream(MESSAGES_PROTOCOL), peerId)
  }

  async say(message: MeetupMessage): Promise<void> {
    await this.#frames.write(encodeMessage(message))
  }

  /** Any bytes as one frame. */
  async frame(bytes: Uint8Array): Promise<void> {
    await this.#frames.write(bytes)
  }

  /** Any bytes as they are, without a length in front. */
  raw(bytes: Uint8Array): void {
    this.#stream.send(bytes)
  }

  /** Resolves when the victim has hung up. */
  hungUp(): Promise<void> {
    if (this.#connection.status !== 'open') return Promise.resolve()
    return new Promise(resolve => this.#connection.addEventListener('close', () => resolve()))
  }
}

const ANYBODY = {} as never
