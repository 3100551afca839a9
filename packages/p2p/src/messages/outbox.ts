import { LIMITS } from '../limits.ts'
import type { MeetupMessage, NumberedMessage } from './meetup-message.ts'

/** A chat or toy message before it has its number. */
export type Unnumbered = NumberedMessage extends infer M ? (M extends unknown ? Omit<M, 'n'> : never) : never

/**
 * One direction of a reliable conversation that outlives its streams: messages keep their numbers
 * until the other side acknowledges them, and are said again on the next stream.
 */
export class Outbox {
  #waiting: NumberedMessage[] = []
  #next = 1

  /** Numbers a message and keeps it. @returns `undefined` when too many wait already. */
  add(message: Unnumbered): NumberedMessage | undefined {
    if (this.#waiting.length >= LIMITS.outboxMessages) return undefined
    const numbered: NumberedMessage = { ...message, n: this.#next }
    this.#next += 1
    this.#waiting.push(numbered)
    return numbered
  }

  /** Everything not yet acknowledged, in order. */
  get waiting(): readonly NumberedMessage[] {
    return this.#waiting
  }

  /** Forgets all up to and including `n`. @returns what was delivered by that. */
  acknowledge(n: number): readonly NumberedMessage[] {
    const delivered = this.#waiting.filter(message => message.n <= n)
    this.#waiting = this.#waiting.filter(message => message.n > n)
    return delivered
  }
}

/** The other direction: sees to it that every message is taken once and in order. */
export class Inbox {
  #run = ''
  #received: number | undefined

  /** Which run of the other side was heard, and up to where; goes into our `resume`. */
  get heard(): { heardRun: string; received: number } {
    return { heardRun: this.#run, received: this.#received ?? 0 }
  }

  /** The other side introduced itself: a new run starts counting anew. */
  resume({ run }: Extract<MeetupMessage, { t: 'resume' }>): void {
    if (run === this.#run) return
    this.#run = run
    this.#received = undefined
  }

  /** @returns `new` for the next message, `again` for one had before, `gap` if one is missing. */
  take(n: number): 'new' | 'again' | 'gap' {
    if (this.#received !== undefined && n <= this.#received) return 'again'
    if (this.#received !== undefined && n > this.#received + 1) return 'gap'
    this.#received = n
    return 'new'
  }
}
