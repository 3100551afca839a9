import type { Connection, PeerId, Stream } from '@libp2p/interface'
import { peerIdFromString } from '@libp2p/peer-id'
import { type Backoff, backoffMs, pause } from '../backoff.ts'
import { LIMITS } from '../limits.ts'
import { Conversation, type ConversationEnd, MESSAGES_PROTOCOL } from '../messages/conversation.ts'
import type { NumberedMessage } from '../messages/meetup-message.ts'
import type { Unnumbered } from '../messages/outbox.ts'
import { ReliableTalk } from '../messages/reliable-talk.ts'
import { hangUp, openConnections } from '../peer/open-connections.ts'
import { PoseInbox } from '../poses/pose-inbox.ts'
import type { LinkInit } from './link-init.ts'
import type { LinkReason, LinkState } from './session-event.ts'

/** Soon at first: the other side may just not have its reservation yet. */
const REDIAL: Backoff = { firstMs: 300, capMs: 5_000 }

/** Poses waiting in the channel beyond this are stale before they leave, bytes. */
const POSE_BACKLOG_BYTES = 1024

/** How long a goodbye may take to arrive. */
const GOODBYE_MS = 500

/**
 * Everything between us and one other peer: gets connected, admitted and then direct, and gets back
 * there whenever that is lost. The peer with the lower id leads: it opens the streams and tries WebRTC.
 */
export class PeerLink {
  readonly peerId: string
  readonly poses = new PoseInbox()
  readonly #init: LinkInit
  readonly #remote: PeerId
  readonly #isLeader: boolean
  readonly #talk: ReliableTalk
  readonly #lifetime = new AbortController()
  #wake = new AbortController()
  #conversation: Conversation | undefined
  #state: LinkState = 'connecting'
  #reason: LinkReason = 'dialling'
  #failingSinceMs: number | undefined
  #roundTripMs: number | undefined

  constructor(init: LinkInit) {
    this.#init = init
    this.peerId = init.peerId
    this.#remote = peerIdFromString(init.peerId)
    this.#isLeader = init.peer.peerId < init.peerId
    this.#talk = new ReliableTalk(init.run, {
      onMessage: message => init.events.onMessage(message),
      onDelivered: messages => init.events.onDelivered(messages),
      onResumed: conversation => this.#leaveRelay(conversation),
      onBye: () => init.events.onGone('left'),
    })
    void this.#keepConnected()
  }

  get state(): { state: LinkState; reason: LinkReason } {
    return { state: this.#state, reason: this.#reason }
  }

  /** Of the last heartbeat, milliseconds. */
  get roundTripMs(): number | undefined {
    return this.#roundTripMs
  }

  /** Numbers a message and sends it now or when reconnected. @returns `undefined` if too many wait. */
  say(message: Unnumbered): NumberedMessage | undefined {
    return this.#talk.say(message)
  }

  /** Sends a packed pose over the best path there is. @param tick - counts up at 20 Hz. */
  sendPose(packet: Uint8Array<ArrayBuffer>, tick: number): void {
    const connection = this.#conversation?.connection
    if (connection === undefined) return
    const channel = this.#init.peer.network.posesBeside(connection)
    if (channel?.readyState === 'open') {
      if (channel.bufferedAmount < POSE_BACKLOG_BYTES) channel.send(packet)
    } else if (tick % (LIMITS.posesPerSecond / LIMITS.relayedPosesPerSecond) === 0) {
      this.#conversation?.sendPose(packet)
    }
  }

  /** Something changed for the better (a relay is back, the other side called): wait no longer. */
  tryNow(): void {
    this.#wake.abort()
  }

  /** The leading side opened its messages stream, first or after going direct. */
  adopt(stream: Stream, connection: Connection): void {
    if (this.#lifetime.signal.aborted) stream.abort(new Error('the link is closed'))
    else this.#converse(stream, connection)
  }

  /** Says goodbye (unless `silently`) and closes every connection to the peer. */
  async close({ silently }: { silently: boolean }): Promise<void> {
    if (this.#lifetime.signal.aborted) return
    this.#lifetime.abort(new Error('the link was closed'))
    this.#wake.abort()
    const conversation = this.#conversation
    this.#conversation = undefined
    if (!silently && conversation !== undefined) {
      conversation.send({ t: 'bye' })
      // The other side hangs up on a goodbye; closing WebRTC ourselves could overtake the word.
      await Promise.race([conversation.over, pause(GOODBYE_MS, AbortSignal.timeout(2 * GOODBYE_MS))])
    }
    await conversation?.end()
    await hangUp(this.#openConnections())
  }

  async #keepConnected(): Promise<void> {
    const { signal } = this.#lifetime
    for (let failures = 0; !signal.aborted; failures += 1) {
      this.#wake = new AbortController()
      try {
        if (await this.#connectOnce()) failures = -1
      } catch (error) {
        this.#init.peer.node.logger.forComponent('pawfect:link')('%s: %e', this.peerId, error)
      }
      if (signal.aborted) return
      this.#noticeFailure()
      await this.#pauseBeforeRetry(Math.max(0, failures))
    }
  }

  /** @returns whether a conversation took place, after it ended. */
  async #connectOnce(): Promise<boolean> {
    if (this.#conversation === undefined) {
      const connection = await this.#admittedConnection()
      if (connection === undefined) return false
      if (this.#isLeader) await this.#openConversation(connection)
      else await this.#awaitConversation()
    }
    if (this.#conversation === undefined) return false
    this.#failingSinceMs = undefined
    if (this.#isLeader) await this.#goDirect()
    await this.#conversationOver()
    return true
  }

  /** An open connection over which both sides have admitted each other; dials when there is none. */
  async #admittedConnection(): Promise<Connection | undefined> {
    const open = this.#openConnections()[0]
    if (open !== undefined && this.#init.isAdmitted()) return open
    const signal = AbortSignal.any([this.#lifetime.signal, AbortSignal.timeout(LIMITS.dialTimeoutMs)])
    const connection = await this.#init.peer.network.dial(this.#remote, signal)
    const outcome = await this.#init.seekAdmission(connection, signal)
    if (outcome.kind === 'admitted') return connection
    await hangUp([connection])
    return undefined
  }

  async #openConversation(connection: Connection): Promise<void> {
    const signal = AbortSignal.any([this.#lifetime.signal, AbortSignal.timeout(LIMITS.dialTimeoutMs)])
    const stream = await connection.newStream(MESSAGES_PROTOCOL, { signal, runOnLimitedConnection: true })
    this.#converse(stream, connection)
  }

  async #awaitConversation(): Promise<void> {
    if (this.#conversation !== undefined) return
    const signal = AbortSignal.any([this.#lifetime.signal, this.#wake.signal])
    await pause(LIMITS.silenceMs, signal).catch(() => undefined)
    if (this.#conversation === undefined && !this.#wake.signal.aborted) await hangUp(this.#openConnections())
  }

  #converse(stream: Stream, connection: Connection): void {
    const previous = this.#conversation
    const conversation: Conversation = new Conversation(stream, connection, {
      onMessage: message => this.#talk.take(message, conversation),
      onPose: bytes => this.#takePose(bytes),
      onRoundTrip: ms => {
        this.#roundTripMs = ms
      },
      onEnd: reason => this.#conversationEnded(conversation, reason),
    })
    this.#conversation = conversation
    this.#listenForPoses(connection)
    this.#talk.resumeOn(conversation)
    void previous?.end()
    const isDirect = this.#init.peer.network.isDirect(connection)
    if (isDirect) this.#setState('direct', 'direct-open')
    else
      this.#setState('relayed', this.#init.peer.network.canGoDirect ? 'trying-direct' : 'direct-unsupported')
    this.#wake.abort()
  }

  /** Once the other side speaks on the direct link too, the relay is no longer needed. */
  #leaveRelay({ connection }: Conversation): void {
    const { network } = this.#init.peer
    if (this.#isLeader && network.isDirect(connection))
      void hangUp(this.#openConnections().filter(other => !network.isDirect(other)))
  }

  #listenForPoses(connection: Connection): void {
    this.poses.reset()
    const channel = this.#init.peer.network.posesBeside(connection)
    if (channel === undefined) return
    channel.onmessage = ({ data }) => {
      this.#takePose(data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array())
    }
  }

  #takePose(bytes: Uint8Array): void {
    if (this.#lifetime.signal.aborted) return
    const received = this.poses.accept(bytes)
    if (received !== undefined) this.#init.events.onPose(received)
  }

  /** Up to three tries, then again every half minute: networks change. The relayed link goes on meanwhile. */
  async #goDirect(): Promise<void> {
    const { network } = this.#init.peer
    for (let attempt = 1; network.canGoDirect; attempt += 1) {
      const introduction = this.#conversation?.connection
      if (introduction === undefined || network.isDirect(introduction)) return
      try {
        const signal = AbortSignal.any([this.#lifetime.signal, AbortSignal.timeout(LIMITS.directTimeoutMs)])
        await this.#openConversation(await network.dialDirect(introduction, signal))
        return
      } catch (error) {
        if (this.#lifetime.signal.aborted || this.#conversation === undefined) return
        this.#init.peer.node.logger.forComponent('pawfect:link')(
          'attempt %d to go direct: %e',
          attempt,
          error,
        )
      }
      if (attempt % LIMITS.directAttempts === 0) await this.#waitForBetterNetwork()
    }
  }

  async #waitForBetterNetwork(): Promise<void> {
    if (this.#conversation !== undefined) this.#setState('relayed', 'direct-failed')
    await Promise.race([pause(LIMITS.directRetryMs, this.#lifetime.signal), this.#conversationOver()])
  }

  #over = Promise.withResolvers<void>()

  /** Resolves when no conversation is left; going direct replaces one and does not count. */
  async #conversationOver(): Promise<void> {
    if (this.#conversation !== undefined) await this.#over.promise
  }

  #conversationEnded(conversation: Conversation, reason: ConversationEnd): void {
    if (this.#conversation !== conversation) return
    this.#conversation = undefined
    this.#over.resolve()
    this.#over = Promise.withResolvers<void>()
    if (this.#lifetime.signal.aborted) return
    if (reason === 'flood' || reason === 'malformed') {
      this.#init.events.onGone(reason)
      return
    }
    this.#setState('reconnecting', 'link-lost')
    void hangUp([conversation.connection])
  }

  #noticeFailure(): void {
    if (this.#conversation !== undefined) return
    const nowMs = performance.now()
    this.#failingSinceMs ??= nowMs
    if (this.#state === 'alone') return
    if (nowMs - this.#failingSinceMs > LIMITS.lostAfterMs) {
      this.#setState('alone', 'other-lost')
      this.#init.events.onGone('lost')
      return
    }
    const isRelayGone = this.#init.peer.connectionState !== 'reachable'
    this.#setState(
      this.#state === 'reconnecting' ? 'reconnecting' : 'connecting',
      isRelayGone ? 'no-relay' : 'dialling',
    )
  }

  async #pauseBeforeRetry(failures: number): Promise<void> {
    const signal = AbortSignal.any([this.#lifetime.signal, this.#wake.signal])
    await pause(backoffMs(REDIAL, failures), signal).catch(() => undefined)
  }

  #openConnections(): Connection[] {
    return openConnections(this.#init.peer.node, this.#remote)
  }

  #setState(state: LinkState, reason: LinkReason): void {
    if (state === this.#state && reason === this.#reason) return
    this.#state = state
    this.#reason = reason
    this.#init.events.onState(state, reason)
  }
}
