import { LIMITS } from '../limits.ts'
import type { Unnumbered } from '../messages/outbox.ts'
import { TokenBucket } from '../token-bucket.ts'
import type { PeerLink } from './peer-link.ts'
import type { SayOutcome } from './session-report.ts'

/** Our side of the talk: says a message to everyone who listens, and knows it again when it has arrived. */
export class SaidMessages {
  readonly #bucket = new TokenBucket({
    perSecond: LIMITS.messagesPerSecond / 2,
    burst: LIMITS.messagesPerSecond,
  })
  /** Which of our messages a peer's number stands for. */
  readonly #deliveries = new Map<string, number>()
  #messageId = 0

  /** Says a message once to every listener, in the pace that none of them takes for a flood. */
  say(message: Unnumbered, listeners: readonly PeerLink[]): SayOutcome {
    if (listeners.length === 0) return { kind: 'nobody-here' }
    if (!this.#bucket.take()) return { kind: 'too-fast' }
    this.#messageId += 1
    const said = listeners.map(link => {
      const numbered = link.say(message)
      if (numbered?.t === 'chat') this.#deliveries.set(`${link.peerId} ${numbered.n}`, this.#messageId)
      return numbered
    })
    if (said.every(numbered => numbered === undefined)) return { kind: 'too-many-waiting' }
    return { kind: 'sent', messageId: this.#messageId }
  }

  /** A peer has had its message `n`. @returns the id of the chat message it was, once. */
  delivered(peerId: string, n: number): number | undefined {
    const messageId = this.#deliveries.get(`${peerId} ${n}`)
    this.#deliveries.delete(`${peerId} ${n}`)
    return messageId
  }
}
