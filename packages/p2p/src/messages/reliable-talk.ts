import type { Conversation } from './conversation.ts'
import type { MeetupMessage, NumberedMessage } from './meetup-message.ts'
import { Inbox, Outbox, type Unnumbered } from './outbox.ts'

/** What comes of listening. */
export interface TalkEvents {
  onMessage(message: NumberedMessage): void
  onDelivered(messages: readonly NumberedMessage[]): void
  /** The other side has introduced itself on this conversation, so it is in use both ways. */
  onResumed(conversation: Conversation): void
  onBye(): void
}

/** A talk with one peer that goes on over one conversation after another without losing a word. */
export class ReliableTalk {
  readonly #outbox = new Outbox()
  readonly #inbox = new Inbox()
  readonly #run: string
  readonly #events: TalkEvents
  #conversation: Conversation | undefined

  /** @param run - tells this session from an earlier one of the same peer. */
  constructor(run: string, events: TalkEvents) {
    this.#run = run
    this.#events = events
  }

  /** Numbers a message and sends it now or when resumed. @returns `undefined` if too many wait. */
  say(message: Unnumbered): NumberedMessage | undefined {
    const numbered = this.#outbox.add(message)
    if (numbered !== undefined && this.#conversation?.isOpen) this.#conversation.send(numbered)
    return numbered
  }

  /** Goes on over this conversation, beginning with what the other side may have missed. */
  resumeOn(conversation: Conversation): void {
    this.#conversation = conversation
    conversation.send({ t: 'resume', run: this.#run, ...this.#inbox.heard })
    for (const message of this.#outbox.waiting) conversation.send(message)
  }

  /** Takes what was heard on a conversation, also on one that is being replaced. */
  take(message: MeetupMessage, conversation: Conversation): void {
    switch (message.t) {
      case 'resume':
        this.#inbox.resume(message)
        if (message.heardRun === this.#run) this.#acknowledged(message.received)
        this.#events.onResumed(conversation)
        return
      case 'ack':
        this.#acknowledged(message.n)
        return
      case 'bye':
        void conversation.end()
        this.#events.onBye()
        return
      case 'chat':
      case 'toy':
      case 'away':
        this.#takeNumbered(message, conversation)
    }
  }

  #takeNumbered(message: NumberedMessage, conversation: Conversation): void {
    const order = this.#inbox.take(message.n)
    if (order === 'gap') {
      void conversation.end('malformed')
      return
    }
    conversation.send({ t: 'ack', n: message.n })
    if (order === 'new') this.#events.onMessage(message)
  }

  #acknowledged(n: number): void {
    const delivered = this.#outbox.acknowledge(n)
    if (delivered.length > 0) this.#events.onDelivered(delivered)
  }
}
