import type { AbortOptions, Logger, MultiaddrConnection } from '@libp2p/interface'
import { AbstractMultiaddrConnection, type SendResult } from '@libp2p/utils'
import type { Multiaddr } from '@multiformats/multiaddr'

/** Largest message every SCTP implementation takes, bytes. */
const MAX_MESSAGE_BYTES = 16 * 1024

/** Above this the channel is full and libp2p waits for it to empty, bytes. */
const MAX_BUFFERED_BYTES = 1024 * 1024

/** What the connection is made of. The peer connection belongs to it from now on. */
export interface DataChannelConnectionInit {
  readonly peerConnection: RTCPeerConnection
  /** Reliable and ordered; may still be connecting. */
  readonly channel: RTCDataChannel
  readonly remoteAddr: Multiaddr
  readonly direction: 'inbound' | 'outbound'
  readonly log: Logger
}

/**
 * Lets libp2p (noise, then yamux) speak over one reliable data channel. Listening starts at once, so
 * that bytes which arrive before the upgrade are kept.
 */
export class DataChannelConnection extends AbstractMultiaddrConnection implements MultiaddrConnection {
  readonly #peerConnection: RTCPeerConnection
  readonly #channel: RTCDataChannel

  constructor(init: DataChannelConnectionInit) {
    super({ ...init, maxMessageSize: MAX_MESSAGE_BYTES })
    this.#peerConnection = init.peerConnection
    this.#channel = init.channel
    this.#channel.binaryType = 'arraybuffer'
    this.#channel.bufferedAmountLowThreshold = MAX_BUFFERED_BYTES / 4
    this.#channel.addEventListener('bufferedamountlow', () => this.safeDispatchEvent('drain'))
    this.#channel.addEventListener('message', ({ data }) => this.#receive(data))
    this.#channel.addEventListener('close', () => this.#lost())
    this.#peerConnection.addEventListener('connectionstatechange', () => {
      const state = this.#peerConnection.connectionState
      if (state === 'failed' || state === 'closed') this.#lost()
    })
  }

  override sendData(data: Parameters<AbstractMultiaddrConnection['sendData']>[0]): SendResult {
    if (this.#channel.readyState !== 'open') return { sentBytes: 0, canSendMore: false }
    this.#channel.send(Uint8Array.from(data.subarray()))
    return { sentBytes: data.byteLength, canSendMore: this.#channel.bufferedAmount < MAX_BUFFERED_BYTES }
  }

  override sendReset(): void {
    this.#peerConnection.close()
  }

  override async sendClose(options?: AbortOptions): Promise<void> {
    this.#peerConnection.close()
    options?.signal?.throwIfAborted()
  }

  // A data channel cannot ask the other side to wait; yamux windows bound what can pile up.
  override sendPause(): void {
    this.log.trace('pause is left to the muxer')
  }

  override sendResume(): void {
    this.log.trace('resume is left to the muxer')
  }

  #receive(data: unknown): void {
    if (data instanceof ArrayBuffer) this.onData(new Uint8Array(data))
    else this.abort(new TypeError('a peer sent text where only bytes are spoken'))
  }

  #lost(): void {
    // Chrome counts every RTCPeerConnection until it is closed, also the failed ones.
    this.#peerConnection.close()
    this.onTransportClosed()
  }
}
