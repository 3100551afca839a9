import type { Stream } from '@libp2p/interface'
import type { LengthPrefixedStream } from '@libp2p/utils'
import { z } from 'zod'
import { frameStream } from '../frame-stream.ts'
import { LIMITS } from '../limits.ts'

/** Both sides create the two channels by number, so nothing has to be announced and nothing can be missed. */
const LIBP2P_CHANNEL = { negotiated: true, id: 0 } as const
const POSE_CHANNEL = { negotiated: true, id: 1, ordered: false, maxRetransmits: 0 } as const

const signalSchema = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('offer'), sdp: z.string() }),
  z.strictObject({ t: z.literal('answer'), sdp: z.string() }),
  z.strictObject({
    t: z.literal('candidate'),
    candidate: z.string(),
    sdpMid: z.string().nullable(),
    sdpMLineIndex: z.number().int().min(0).max(255).nullable(),
    usernameFragment: z.string().nullable(),
  }),
])
type Signal = z.infer<typeof signalSchema>

/** A WebRTC connection in the making or made; `close()` on the peer connection ends all of it. */
export interface DirectChannels {
  readonly peerConnection: RTCPeerConnection
  readonly libp2p: RTCDataChannel
  readonly poses: RTCDataChannel
}

/** Creates the connection and its two channels. Nothing is sent before `negotiateDirect`. */
export function createDirectChannels(peerConnection: RTCPeerConnection): DirectChannels {
  const poses = peerConnection.createDataChannel('poses', POSE_CHANNEL)
  poses.binaryType = 'arraybuffer'
  return { peerConnection, libp2p: peerConnection.createDataChannel('libp2p', LIBP2P_CHANNEL), poses }
}

/** How the two sides find one another. */
export interface Negotiation {
  /** An authenticated stream to the other side, usually through the relay. */
  readonly stream: Stream
  readonly role: 'offer' | 'answer'
  readonly signal: AbortSignal
}

/**
 * Exchanges the descriptions and candidates until both channels are open.
 *
 * Waits for the channels themselves, never for an announced one that may come and go unseen: that is
 * how one dial in seven of `@libp2p/webrtc` gets lost.
 *
 * @throws if the signal fires, the stream ends first, or the other side speaks nonsense; the caller
 *   closes the peer connection.
 */
export async function negotiateDirect(channels: DirectChannels, negotiation: Negotiation): Promise<void> {
  const exchange = new SignalExchange(channels.peerConnection, negotiation)
  const isOpen = Promise.all([opened(channels.libp2p, negotiation), opened(channels.poses, negotiation)])
  // Ours to report only while waiting for it; `exchange.run` may fail first.
  isOpen.catch(() => undefined)
  try {
    await Promise.race([isOpen, exchange.run()])
    await isOpen
  } finally {
    exchange.stop()
  }
}

class SignalExchange {
  readonly #peerConnection: RTCPeerConnection
  readonly #negotiation: Negotiation
  readonly #frames: LengthPrefixedStream<Stream>
  #written: Promise<void> = Promise.resolve()
  #early: Signal[] | undefined = []
  #isStopped = false

  constructor(peerConnection: RTCPeerConnection, negotiation: Negotiation) {
    this.#peerConnection = peerConnection
    this.#negotiation = negotiation
    this.#frames = frameStream(negotiation.stream, LIMITS.signalBytes)
    peerConnection.addEventListener('icecandidate', this.#sendCandidate)
  }

  /** Ends when the stream ends; the other side closes it once it is connected. */
  async run(): Promise<void> {
    if (this.#negotiation.role === 'offer') await this.#sendOffer()
    for (;;) {
      const frame = await this.#frames.read({ signal: this.#negotiation.signal }).catch(error => {
        if (this.#isStopped || isEndOfStream(error)) return undefined
        throw error
      })
      if (frame === undefined) return
      await this.#take(signalSchema.parse(JSON.parse(new TextDecoder().decode(frame.subarray()))))
    }
  }

  stop(): void {
    this.#isStopped = true
    this.#peerConnection.removeEventListener('icecandidate', this.#sendCandidate)
  }

  async #sendOffer(): Promise<void> {
    const offer = await this.#peerConnection.createOffer()
    await this.#peerConnection.setLocalDescription(offer)
    this.#describe({ t: 'offer', sdp: offer.sdp ?? '' })
  }

  async #take(signal: Signal): Promise<void> {
    if (signal.t === 'candidate') {
      const { t: _, ...candidate } = signal
      await this.#peerConnection.addIceCandidate(candidate).catch(error => {
        // One useless candidate (an address family we lack) leaves the others.
        this.#negotiation.stream.log('a candidate was of no use: %e', error)
      })
      return
    }
    await this.#peerConnection.setRemoteDescription({ type: signal.t, sdp: signal.sdp })
    if (signal.t === 'answer') return
    const answer = await this.#peerConnection.createAnswer()
    await this.#peerConnection.setLocalDescription(answer)
    this.#describe({ t: 'answer', sdp: answer.sdp ?? '' })
  }

  /** Candidates mean nothing before the description; some implementations find them sooner. */
  #describe(description: Signal): void {
    this.#send(description)
    for (const candidate of this.#early ?? []) this.#send(candidate)
    this.#early = undefined
  }

  readonly #sendCandidate = ({ candidate }: RTCPeerConnectionIceEvent): void => {
    if (candidate === null || candidate.candidate === '') return
    const signal: Signal = {
      t: 'candidate',
      candidate: candidate.candidate,
      sdpMid: candidate.sdpMid ?? null,
      sdpMLineIndex: candidate.sdpMLineIndex ?? null,
      usernameFragment: candidate.usernameFragment ?? null,
    }
    if (this.#early === undefined) this.#send(signal)
    else this.#early.push(signal)
  }

  #send(signal: Signal): void {
    const bytes = new TextEncoder().encode(JSON.stringify(signal))
    this.#written = this.#written
      .then(() => this.#frames.write(bytes, { signal: this.#negotiation.signal }))
      .catch(error => {
        // A closed stream shows in `run`, which reads the same stream.
        this.#negotiation.stream.log('a signal was not sent: %e', error)
      })
  }
}

function isEndOfStream(error: unknown): boolean {
  return error instanceof Error && ['UnexpectedEOFError', 'StreamClosedError'].includes(error.name)
}

function opened(channel: RTCDataChannel, { signal }: Negotiation): Promise<void> {
  return new Promise((resolve, reject) => {
    if (channel.readyState === 'open') resolve()
    channel.addEventListener('open', () => resolve(), { once: true })
    channel.addEventListener('close', () => reject(new Error('the data channel closed')), { once: true })
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
