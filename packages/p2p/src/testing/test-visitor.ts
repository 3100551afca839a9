import { joinMeetup } from '../meetup/join-meetup.ts'
import type { MeetupSession } from '../meetup/meetup-session.ts'
import type { MeetupTicket } from '../meetup/meetup-ticket.ts'
import type { MeetupEvent } from '../meetup/session-event.ts'
import type { Peer } from '../peer/peer.ts'

/** One owner in a park of a test, with everything that happened to them. */
export class TestVisitor implements AsyncDisposable {
  readonly peer: Peer
  readonly session: MeetupSession
  readonly events: MeetupEvent[] = []
  readonly #watchers = new Set<() => void>()

  constructor(peer: Peer, ticket: MeetupTicket, isBlocked: (userId: string) => boolean = () => false) {
    this.peer = peer
    this.session = joinMeetup(peer, {
      ticket,
      isBlocked,
      onEvent: event => {
        this.events.push(event)
        for (const watcher of [...this.#watchers]) watcher()
      },
    })
  }

  /** Events of one kind, in order. */
  heard<K extends MeetupEvent['kind']>(kind: K): Extract<MeetupEvent, { kind: K }>[] {
    return this.events.filter(event => event.kind === kind) as Extract<MeetupEvent, { kind: K }>[]
  }

  /** What was said to this visitor, in order. */
  get chat(): string[] {
    return this.heard('chat').map(event => event.text)
  }

  /** Waits until something is so, looking after every event. @throws after `timeoutMs`. */
  until(isSo: (visitor: TestVisitor) => boolean, timeoutMs = 10_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer)
        this.#watchers.delete(watch)
        settle()
      }
      const watch = () => {
        if (isSo(this)) finish(resolve)
      }
      const happened = () => JSON.stringify(this.events.filter(event => event.kind !== 'pose'))
      const timer = setTimeout(
        () => finish(() => reject(new Error(`never so: ${isSo.toString()} after ${happened()}`))),
        timeoutMs,
      )
      this.#watchers.add(watch)
      watch()
    })
  }

  /** Waits for a state of the whole meet-up. */
  async untilState(state: string): Promise<void> {
    await this.until(visitor => visitor.session.state.state === state)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.session.dispose()
    await this.peer.dispose()
  }
}
