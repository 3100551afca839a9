import type {
  LinkReason,
  LinkState,
  MeetupEvent,
  MeetupSession,
  MeetupTicket,
  Peer,
  SayOutcome,
  Visitor,
} from '@pawfect/p2p'
import type { ParkSession, PetAppearance, Pose } from '@pawfect/scene'
import { ballStateOf, toyEventOf } from './ball-wire.ts'

/** Somebody in the park besides us. */
export interface ParkPerson extends Visitor {
  readonly petName: string
  /** As last heard; null before the first pose. */
  readonly pose: Pose | null
  /** How many poses have arrived. */
  readonly poseCount: number
  /** Drew a curtain: shows nothing, and is not to be seen. */
  readonly isAway: boolean
}

/** One line of the chat. */
export interface ChatLine {
  readonly id: string
  /** Null for our own lines. */
  readonly from: Visitor | null
  readonly text: string
  readonly sentAt: string
  readonly arrived: boolean
}

/** What a screen shows of a meeting. */
export interface MeetingSnapshot {
  readonly connection: { readonly state: LinkState; readonly reason: LinkReason }
  readonly people: readonly ParkPerson[]
  readonly chat: readonly ChatLine[]
  /** The panic button was pressed: nobody sees or hears us and we see nobody. */
  readonly isHidden: boolean
}

/** What a meeting needs beside the server's ticket. */
export interface ParkMeetingParts {
  readonly peer: Peer
  readonly ticket: MeetupTicket
  readonly joinMeetup: typeof import('@pawfect/p2p').joinMeetup
  /** How another's animal looks and is called. */
  readonly petOf: (visitor: Visitor) => { readonly appearance: PetAppearance; readonly name: string }
  readonly isBlocked: (userId: string) => boolean
}

/** Twenty poses a second: the pace of the protocol. */
const POSE_EVERY_MS = 50

/** People move often; the list of them need not be redrawn with every step. */
const TELL_EVERY_MS = 200

/** Far enough that two large dogs stand beside each other. */
const SIDE_STEP_M = 1.2

const ALONE: MeetingSnapshot['connection'] = { state: 'alone', reason: 'nobody-else-here' }

/** What whoever draws a curtain looks like to the others. */
const OTHER_LEFT: MeetingSnapshot['connection'] = { state: 'alone', reason: 'other-left' }

/**
 * Where the scene and the peers meet: poses, ball and chat both ways, and the facts a screen shows.
 * Needs no server once it runs.
 */
export class ParkMeeting {
  readonly #parts: ParkMeetingParts
  readonly #listeners = new Set<() => void>()
  readonly #people = new Map<string, ParkPerson>()
  readonly #session: MeetupSession
  #scene: ParkSession | undefined
  #stopBall: (() => void) | undefined
  #chat: readonly ChatLine[] = []
  #connection = ALONE
  #isHidden = false
  #snapshot: MeetingSnapshot
  #dirty = false
  #timers: ReturnType<typeof setInterval>[] = []

  constructor(parts: ParkMeetingParts) {
    this.#parts = parts
    this.#session = parts.joinMeetup(parts.peer, {
      ticket: parts.ticket,
      isBlocked: parts.isBlocked,
      onEvent: event => this.#happened(event),
    })
    this.#snapshot = this.#look()
    this.#timers = [
      setInterval(() => this.#showMyself(), POSE_EVERY_MS),
      setInterval(() => this.#tellIfDirty(), TELL_EVERY_MS),
    ]
  }

  get peerId(): string {
    return this.#parts.peer.peerId
  }

  /** For React's `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** For React's `useSyncExternalStore`. */
  readonly snapshot = (): MeetingSnapshot => this.#snapshot

  /** Shows the others in a scene, and our animal to the others. */
  attachScene(scene: ParkSession): void {
    this.#scene = scene
    for (const person of this.#visible()) scene.addRemotePet(person.peerId, this.#parts.petOf(person))
    this.#stopBall = scene.onBall(ball => this.#session.sendToy(toyEventOf(ball)))
  }

  /** The scene is gone; the meeting goes on without pictures. */
  detachScene(): void {
    this.#stopBall?.()
    this.#scene = undefined
  }

  /** A fresh ticket from the server: a pass that lasts longer, and who else is here now. */
  renew(ticket: MeetupTicket): void {
    this.#session.renew(ticket)
  }

  /** Says something to everybody here. */
  sendChat(text: string): SayOutcome {
    const outcome = this.#session.sendChat(text)
    if (outcome.kind !== 'sent') return outcome
    this.#addLine({
      id: `me-${outcome.messageId}-${this.#chat.length}`,
      from: null,
      text: text.trim(),
      sentAt: new Date().toISOString(),
      arrived: false,
    })
    return outcome
  }

  /**
   * Panic: nobody sees or hears us, and we see and hear nobody, until `comeBack`. The links stay, for with the
   * server gone nobody could introduce us again; `block` cuts them.
   */
  hide(): void {
    if (this.#isHidden) return
    this.#session.pause()
    for (const { peerId } of this.#visible()) this.#scene?.removeRemotePet(peerId)
    this.#isHidden = true
    this.#tell()
  }

  /** Back to the others after `hide`. */
  comeBack(): void {
    if (!this.#isHidden) return
    this.#isHidden = false
    this.#session.resume()
    for (const person of this.#visible()) this.#show(person)
    this.#tell()
  }

  /** Cuts somebody off for good, also while hidden and without a server. */
  block(userId: string): void {
    this.#session.block(userId)
  }

  /** Leaves: says goodbye, closes every link. */
  async dispose(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.detachScene()
    this.#listeners.clear()
    await this.#session.dispose()
    await this.#parts.peer.dispose()
  }

  #happened(event: MeetupEvent): void {
    if (event.kind === 'state') {
      this.#connection = { state: event.state, reason: event.reason }
      this.#tell()
    } else if (event.kind === 'peer-admitted') this.#welcome(event.visitor)
    else if (event.kind === 'peer-away') this.#wentBehindCurtain(event)
    else if (event.kind === 'peer-left') {
      this.#people.delete(event.visitor.peerId)
      this.#scene?.removeRemotePet(event.visitor.peerId)
      this.#tell()
    } else if (event.kind === 'pose') this.#moved(event)
    else if (event.kind === 'toy') this.#played(event)
    else if (event.kind === 'chat') this.#heard(event)
    else if (event.kind === 'chat-delivered') this.#delivered(event.messageId)
  }

  #welcome(visitor: Visitor): void {
    const { name } = this.#parts.petOf(visitor)
    const person = { ...visitor, petName: name, pose: null, poseCount: 0, isAway: false }
    this.#people.set(visitor.peerId, person)
    if (!this.#isHidden) this.#show(person)
    this.#makeRoomFor(visitor)
    this.#tell()
  }

  #wentBehindCurtain({ visitor, isAway }: Extract<MeetupEvent, { kind: 'peer-away' }>): void {
    const person = this.#people.get(visitor.peerId)
    if (person === undefined || person.isAway === isAway) return
    const changed = { ...person, isAway, pose: null }
    this.#people.set(visitor.peerId, changed)
    if (isAway) this.#scene?.removeRemotePet(visitor.peerId)
    else if (!this.#isHidden) this.#show(changed)
    this.#tell()
  }

  /** Puts somebody's animal into the scene, and tells them where the ball is if we touched it last. */
  #show(person: ParkPerson): void {
    this.#scene?.addRemotePet(person.peerId, this.#parts.petOf(person))
    const ball = this.#scene?.ball()
    if (ball !== undefined && ball.seq > 0 && ball.owner === this.peerId) {
      this.#session.sendToy(toyEventOf(ball))
    }
  }

  /** Everybody arrives at the same spot: whoever has not moved yet takes a step to their own side. */
  #makeRoomFor({ peerId }: Visitor): void {
    const pose = this.#scene?.localPose()
    if (pose === undefined || pose.state !== 'idle' || this.#people.size > 1) return
    const side = this.peerId < peerId ? 1 : -1
    this.#scene?.walkTo({ x: pose.x + side * SIDE_STEP_M, z: pose.z + SIDE_STEP_M })
  }

  #moved({ visitor, pose, sentAtMs }: Extract<MeetupEvent, { kind: 'pose' }>): void {
    this.#scene?.pushRemotePose(visitor.peerId, pose, sentAtMs)
    const person = this.#people.get(visitor.peerId)
    if (person === undefined) return
    this.#people.set(visitor.peerId, { ...person, pose, poseCount: person.poseCount + 1 })
    this.#dirty = true
  }

  #played({ visitor, event }: Extract<MeetupEvent, { kind: 'toy' }>): void {
    const scene = this.#scene
    if (scene === undefined) return
    const arrival = { byPeerId: visitor.peerId, before: scene.ball(), atMs: performance.now() }
    scene.applyRemoteBall(ballStateOf(event, arrival))
  }

  #heard({ visitor, text, sentAt }: Extract<MeetupEvent, { kind: 'chat' }>): void {
    this.#addLine({
      id: `${visitor.peerId}-${this.#chat.length}`,
      from: visitor,
      text,
      sentAt,
      arrived: true,
    })
  }

  #delivered(messageId: number): void {
    this.#chat = this.#chat.map(line =>
      line.from === null && line.id.startsWith(`me-${messageId}-`) ? { ...line, arrived: true } : line,
    )
    this.#tell()
  }

  #addLine(line: ChatLine): void {
    this.#chat = [...this.#chat, line]
    this.#tell()
  }

  #showMyself(): void {
    if (this.#scene !== undefined) this.#session.sendPose(this.#scene.localPose())
  }

  #tellIfDirty(): void {
    if (this.#dirty) this.#tell()
  }

  #tell(): void {
    this.#dirty = false
    this.#snapshot = this.#look()
    for (const listener of this.#listeners) listener()
  }

  /** Whom we see: nobody while hidden, and nobody who hides. */
  #visible(): readonly ParkPerson[] {
    return this.#isHidden ? [] : [...this.#people.values()].filter(({ isAway }) => !isAway)
  }

  #look(): MeetingSnapshot {
    const people = this.#visible()
    const everybodyHides = !this.#isHidden && people.length === 0 && this.#people.size > 0
    return {
      connection: everybodyHides ? OTHER_LEFT : this.#isHidden ? ALONE : this.#connection,
      people,
      chat: this.#chat,
      isHidden: this.#isHidden,
    }
  }
}
