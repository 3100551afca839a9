import type { Connection, Stream } from '@libp2p/interface'
import { type AdmissionOutcome, receiveVisitor, seekAdmission } from '../admission/admission.ts'
import { LIMITS } from '../limits.ts'
import {
  chatTextSchema,
  type NumberedMessage,
  speakable,
  type ToyEvent,
  toyEventSchema,
} from '../messages/meetup-message.ts'
import type { Unnumbered } from '../messages/outbox.ts'
import type { Peer, PeerTenant } from '../peer/peer.ts'
import { PoseBroadcast } from '../poses/pose-broadcast.ts'
import type { Pose } from '../poses/pose-packet.ts'
import { eventOfMessage } from './event-of-message.ts'
import { type JoinMeetupOptions, type MeetupTicket, meetingPointsOf } from './meetup-ticket.ts'
import { ParkGuard } from './park-guard.ts'
import { PeerLink } from './peer-link.ts'
import { Refusals } from './refusals.ts'
import { SaidMessages } from './said-messages.ts'
import {
  ALONE_REASONS,
  type LeaveReason,
  type LinkReason,
  type LinkState,
  type MeetupEvent,
  SILENT_ENDS,
  type Visitor,
} from './session-event.ts'
import { type PeerReport, reportOn, type SayOutcome } from './session-report.ts'
import { type StateWithReason, summariseLinks } from './session-state.ts'

/** One joined meet-up. */
export class MeetupSession implements PeerTenant, AsyncDisposable {
  readonly #peer: Peer
  readonly #options: JoinMeetupOptions
  readonly #guard: ParkGuard
  readonly #run = Math.random().toString(36).slice(2).padEnd(10, '0').slice(0, 10)
  readonly #links = new Map<string, PeerLink>()
  readonly #present = new Map<string, Visitor>()
  readonly #vacate: () => void
  readonly #unwatch: () => void
  /** Peers that have paused: they are told nothing until they resume. */
  readonly #away = new Set<string>()
  readonly #said = new SaidMessages()
  readonly #poses = new PoseBroadcast((packet, tick) => {
    for (const link of this.#links.values()) if (!this.#away.has(link.peerId)) link.sendPose(packet, tick)
  })
  readonly #refusals = new Refusals()
  #state: StateWithReason = { state: 'alone', reason: 'nobody-else-here' }
  #isPaused = false
  #isOver = false

  /** Use `joinMeetup`. */
  constructor(peer: Peer, options: JoinMeetupOptions) {
    this.#peer = peer
    this.#options = options
    this.#guard = new ParkGuard({
      ...options.ticket,
      isBlocked: options.isBlocked,
      now: options.now ?? (() => new Date()),
    })
    this.#vacate = peer.occupy(this)
    options.signal?.addEventListener('abort', () => void this.dispose(), { once: true })
    this.#unwatch = peer.onConnectionState(() => {
      for (const link of this.#links.values()) link.tryNow()
    })
    // The caller has the session in hand before the first event arrives.
    queueMicrotask(() => this.setPeers(options.ticket.peers))
  }

  get state(): StateWithReason {
    return this.#state
  }

  /** Everyone expected or present, for the connection panel. */
  get peers(): readonly PeerReport[] {
    return [...this.#links.values()].map(link => reportOn(link, this.#present.get(link.peerId)))
  }

  /**
   * The server's present list of peers: new ones are called. One that is missing is let go only if it
   * is not connected, for the list may be older than the link.
   */
  setPeers(peers: readonly { peerId: string; userId: string }[]): void {
    if (this.#isOver) return
    const wanted = new Set(peers.map(({ peerId }) => peerId))
    for (const { peerId, userId } of peers) {
      if (this.#isWorthCalling(peerId, userId)) this.#link(peerId)
    }
    for (const peerId of this.#links.keys()) {
      if (!wanted.has(peerId) && !this.#present.has(peerId)) this.#drop(peerId, 'removed')
    }
    this.#refreshState()
  }

  /** Takes a fresh ticket of the same meet-up: newer capability, relays and peers. */
  renew(ticket: MeetupTicket): void {
    if (this.#isOver) return
    this.#guard.renew(ticket.capability)
    this.#refusals.forgiveAllButBlocks()
    this.#peer.addMeetingPoints(meetingPointsOf(ticket))
    this.setPeers(ticket.peers)
  }

  /** Shows our animal to the others: the newest pose goes out 20 times a second until the next call. */
  sendPose(pose: Pose): void {
    if (!this.#isPaused) this.#poses.show(pose)
  }

  /**
   * Draws a curtain: we tell the others that we are away, then nothing more, and hear nothing of them. The links
   * stay, so that `resume` needs no server. Does not replace `block`.
   */
  pause(): void {
    if (this.#isPaused || this.#isOver) return
    this.#isPaused = true
    this.#poses.stop()
    for (const link of this.#links.values()) link.say({ t: 'away', isAway: true })
  }

  /** Opens the curtain again, for both sides. */
  resume(): void {
    if (!this.#isPaused || this.#isOver) return
    this.#isPaused = false
    for (const link of this.#links.values()) link.say({ t: 'away', isAway: false })
  }

  /** Says something to everyone here. `chat-delivered` follows for each who got it. */
  sendChat(text: string): SayOutcome {
    const checked = chatTextSchema.safeParse(speakable(text))
    if (!checked.success) return { kind: speakable(text).trim() === '' ? 'empty' : 'too-long' }
    const sentAt = (this.#options.now?.() ?? new Date()).toISOString()
    return this.#say({ t: 'chat', text: checked.data, sentAt })
  }

  /** Tells everyone here what happened to the ball. @throws {z.ZodError} for an event out of bounds. */
  sendToy(event: ToyEvent): SayOutcome {
    return this.#say({ t: 'toy', event: toyEventSchema.parse(event) })
  }

  /** Cuts a user off at once and refuses them from now on. */
  block(userId: string): void {
    this.#guard.block(userId)
    for (const [peerId, visitor] of [...this.#present]) {
      if (visitor.userId === userId) this.#drop(peerId, 'blocked')
    }
  }

  /** Says goodbye and closes every link. The peer may join another meet-up afterwards. */
  async dispose(): Promise<void> {
    if (this.#isOver) return
    this.#isOver = true
    this.#poses.stop()
    this.#unwatch()
    // At once, so that the next meet-up need not wait for our goodbyes.
    this.#vacate()
    await Promise.all([...this.#links.values()].map(link => link.close({ silently: false })))
    this.#links.clear()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose()
  }

  /** For `Peer`. */
  isAdmitted(peerId: string): boolean {
    return this.#guard.visitor(peerId) !== undefined
  }

  /** For `Peer`. */
  async receiveVisitor(stream: Stream, connection: Connection): Promise<void> {
    const peerId = connection.remotePeer.toString()
    const outcome = await receiveVisitor({ stream, connection }, this.#guard, () => this.#link(peerId))
    this.#conclude(peerId, outcome)
    if (outcome.kind === 'refused') throw new Error(`refused by ${outcome.by}: ${outcome.reason}`)
  }

  /** For `Peer`. */
  receiveConversation(stream: Stream, connection: Connection): void {
    this.#link(connection.remotePeer.toString()).adopt(stream, connection)
  }

  #isWorthCalling(peerId: string, userId: string): boolean {
    if (peerId === this.#peer.peerId || this.#links.has(peerId) || this.#links.size >= LIMITS.peers)
      return false
    return !this.#guard.isBlocked(userId) && !this.#refusals.isFresh(peerId)
  }

  #link(peerId: string): PeerLink {
    const existing = this.#links.get(peerId)
    if (existing !== undefined) return existing
    const link: PeerLink = new PeerLink({
      peer: this.#peer,
      peerId,
      run: this.#run,
      isAdmitted: () => this.isAdmitted(peerId),
      seekAdmission: async (connection, signal) => {
        const outcome = await seekAdmission(connection, this.#guard, signal)
        this.#conclude(peerId, outcome)
        return outcome
      },
      events: {
        onState: (state, reason) => this.#linkChanged(peerId, state, reason),
        onPose: pose => {
          if (!this.#isPaused) this.#emitFrom(peerId, visitor => ({ kind: 'pose', visitor, ...pose }))
        },
        onMessage: message => this.#receive(peerId, message),
        onDelivered: messages => this.#delivered(peerId, messages),
        onGone: reason => this.#gone(peerId, reason),
      },
    })
    this.#links.set(peerId, link)
    // Also to whoever comes later, as the first thing they hear.
    if (this.#isPaused) link.say({ t: 'away', isAway: true })
    return link
  }

  #conclude(peerId: string, outcome: AdmissionOutcome): void {
    if (outcome.kind === 'admitted') this.#links.get(peerId)?.tryNow()
    else {
      this.#refusals.note(peerId, outcome.reason)
      this.#emit({ kind: 'peer-refused', peerId, by: outcome.by, reason: outcome.reason })
      this.#drop(peerId, 'removed')
    }
  }

  #linkChanged(peerId: string, state: LinkState, reason: LinkReason): void {
    if (this.#isOver) return
    const visitor = this.#guard.visitor(peerId)
    if ((state === 'relayed' || state === 'direct') && visitor !== undefined && !this.#present.has(peerId)) {
      const { userId, petId, displayName } = visitor
      this.#present.set(peerId, { peerId: visitor.peerId, userId, petId, displayName })
      this.#emitFrom(peerId, admitted => ({ kind: 'peer-admitted', visitor: admitted }))
    }
    this.#emit({ kind: 'peer-state', peerId, state, reason })
    this.#refreshState()
  }

  #receive(peerId: string, message: NumberedMessage): void {
    if (message.t === 'away') {
      if (message.isAway) this.#away.add(peerId)
      else this.#away.delete(peerId)
    } else if (this.#isPaused) return
    this.#emitFrom(peerId, visitor => eventOfMessage(message, visitor))
  }

  #delivered(peerId: string, messages: readonly NumberedMessage[]): void {
    for (const { n } of messages) {
      const messageId = this.#said.delivered(peerId, n)
      if (messageId === undefined) continue
      this.#emitFrom(peerId, visitor => ({ kind: 'chat-delivered', visitor, messageId }))
    }
  }

  #gone(peerId: string, reason: 'left' | 'lost' | 'flood' | 'malformed'): void {
    if (reason !== 'lost') this.#drop(peerId, reason)
    else {
      this.#emitFrom(peerId, visitor => ({ kind: 'peer-left', visitor, reason }))
      this.#present.delete(peerId)
    }
  }

  #say(message: Unnumbered): SayOutcome {
    if (this.#isPaused) return { kind: 'nobody-here' }
    const listens = ({ peerId }: PeerLink) => this.#present.has(peerId) && !this.#away.has(peerId)
    return this.#said.say(message, [...this.#links.values()].filter(listens))
  }

  #drop(peerId: string, reason: LeaveReason): void {
    const link = this.#links.get(peerId)
    if (link === undefined) return
    this.#links.delete(peerId)
    this.#away.delete(peerId)
    this.#emitFrom(peerId, visitor => ({ kind: 'peer-left', visitor, reason }))
    this.#present.delete(peerId)
    this.#guard.forget(peerId)
    void link.close({ silently: SILENT_ENDS.has(reason) })
    this.#refreshState(ALONE_REASONS[reason])
  }

  #refreshState(aloneBecause?: LinkReason): void {
    const next = summariseLinks([...this.#links.values()].map(link => link.state))
    const reason = this.#links.size === 0 && aloneBecause !== undefined ? aloneBecause : next.reason
    if (next.state === this.#state.state && reason === this.#state.reason) return
    this.#state = { state: next.state, reason }
    this.#emit({ kind: 'state', ...this.#state })
  }

  #emitFrom(peerId: string, describe: (visitor: Visitor) => MeetupEvent): void {
    const visitor = this.#present.get(peerId)
    if (visitor !== undefined) this.#emit(describe(visitor))
  }

  #emit(event: MeetupEvent): void {
    if (!this.#isOver) this.#options.onEvent(event)
  }
}
