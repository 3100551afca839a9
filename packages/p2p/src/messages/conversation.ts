import type { Connection, Stream } from '@libp2p/interface'
import type { LengthPrefixedStream } from '@libp2p/utils'
import { frameStream } from '../frame-stream.ts'
import { LIMITS } from '../limits.ts'
import { TokenBucket } from '../token-bucket.ts'
import { decodeFrame, encodeMessage, encodePoseFrame, type MeetupMessage } from './meetup-message.ts'

/** The reliable stream beside the poses: chat, toys, acknowledgements, signs of life. */
export const MESSAGES_PROTOCOL = '/pawfect/messages/1.0.0'

/** Why a conversation ended. */
export type ConversationEnd = 'closed' | 'silent' | 'flood' | 'malformed'

/** What its owner wants to hear. */
export interface ConversationEvents {
  onMessage(message: MeetupMessage): void
  onPose(bytes: Uint8Array): void
  /** Milliseconds there and back. */
  onRoundTrip(ms: number): void
  onEnd(reason: ConversationEnd): void
}

/** Framing, rate limit and heartbeat of one messages stream. Ends by itself; `end` ends it sooner. */
export class Conversation {
  readonly connection: Connection
  /** Resolves when it has ended, for whatever reason. */
  readonly over: Promise<void>
  readonly #isOver = Promise.withResolvers<void>()
  readonly #stream: Stream
  readonly #frames: LengthPrefixedStream<Stream>
  readonly #events: ConversationEvents
  readonly #bucket = new TokenBucket({ perSecond: LIMITS.messagesPerSecond, burst: LIMITS.messageBurst })
  readonly #heartbeat: ReturnType<typeof setInterval>
  readonly #abort = new AbortController()
  #heardAtMs = performance.now()
  #queuedBytes = 0
  #written: Promise<void> = Promise.resolve()
  #end: ConversationEnd | undefined

  constructor(stream: Stream, connection: Connection, events: ConversationEvents) {
    this.connection = connection
    this.over = this.#isOver.promise
    this.#stream = stream
    this.#frames = frameStream(stream, LIMITS.messageBytes)
    this.#events = events
    this.#heartbeat = setInterval(() => this.#beat(), LIMITS.heartbeatMs)
    void this.#read()
  }

  get isOpen(): boolean {
    return this.#end === undefined
  }

  send(message: MeetupMessage): void {
    this.#write(encodeMessage(message))
  }

  /** Sends a pose the reliable way, unless earlier bytes still wait: a late pose is worth nothing. */
  sendPose(packet: Uint8Array): void {
    if (this.#queuedBytes === 0) this.#write(encodePoseFrame(packet))
  }

  /** Waits until all that was sent has been handed to the network, then closes. */
  async end(reason: ConversationEnd = 'closed'): Promise<void> {
    await this.#written
    this.#finish(reason)
  }

  async #read(): Promise<void> {
    try {
      while (this.isOpen) {
        const frame = await this.#frames.read({ signal: this.#abort.signal })
        this.#heardAtMs = performance.now()
        this.#take(frame.subarray())
      }
    } catch (error) {
      this.#stream.log('the conversation ended: %e', error)
      this.#finish(isOversize(error) ? 'malformed' : 'closed')
    }
  }

  #take(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes)
    if (frame.kind === 'pose') {
      this.#events.onPose(frame.bytes)
      return
    }
    if (!this.#bucket.take()) this.#finish('flood')
    else if (frame.kind === 'malformed') this.#finish('malformed')
    else if (frame.message.t === 'ping') this.send({ t: 'pong', at: frame.message.at })
    else if (frame.message.t === 'pong') this.#events.onRoundTrip(performance.now() - frame.message.at)
    else this.#events.onMessage(frame.message)
  }

  #beat(): void {
    if (performance.now() - this.#heardAtMs > LIMITS.silenceMs) this.#finish('silent')
    else this.send({ t: 'ping', at: performance.now() })
  }

  #write(bytes: Uint8Array): void {
    if (!this.isOpen) return
    this.#queuedBytes += bytes.byteLength
    this.#written = this.#written
      .then(() => this.#frames.write(bytes, { signal: this.#abort.signal }))
      .catch(error => {
        this.#stream.log('a message could not be written: %e', error)
        this.#finish('closed')
      })
      .finally(() => {
        this.#queuedBytes -= bytes.byteLength
      })
  }

  #finish(reason: ConversationEnd): void {
    if (this.#end !== undefined) return
    this.#end = reason
    clearInterval(this.#heartbeat)
    this.#stream.close({ signal: AbortSignal.timeout(1_000) }).catch(error => {
      this.#stream.abort(error instanceof Error ? error : new Error(String(error)))
    })
    this.#abort.abort(new Error(`the conversation is over: ${reason}`))
    this.#isOver.resolve()
    this.#events.onEnd(reason)
  }
}

function isOversize(error: unknown): boolean {
  return error instanceof Error && error.name.startsWith('InvalidDataLength')
}
