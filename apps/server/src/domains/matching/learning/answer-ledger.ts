import type { PetIndex } from '@pawfect/domain/matching'
import {
  isSameEvent,
  NO_POSITION_BIAS,
  type PositionBias,
  ratesEventOf,
  type TasteEvent,
} from '@pawfect/domain/matching/learning'
import type { PetId } from '@pawfect/domain/pets'

type Rates = PetIndex['rates']

/**
 * Keeps what everybody's answers tell (readiness, popularity, affinity) in step with the log: only what is new,
 * changed or gone since the last look is learned or unlearned. After any history it equals the whole log learned at
 * once, to 1e-6. What a place in a list explains is set aside.
 */
export class AnswerLedger {
  readonly #rates: Rates
  /** What is learned already: the answers of each animal's owner by event id. */
  readonly #known = new Map<PetId, ReadonlyMap<string, TasteEvent>>()
  #bias: PositionBias = NO_POSITION_BIAS

  constructor(rates: Rates) {
    this.#rates = rates
  }

  /** Sets aside what this bias says of places; with another than before, every answer is learned anew. */
  setAside(bias: PositionBias): void {
    if (bias === this.#bias) return
    this.#bias = bias
    for (const log of this.#known.values()) for (const event of log.values()) this.#learn(event)
  }

  /** Makes what is known of one owner's answers equal to their log. */
  follow(petId: PetId, log: readonly TasteEvent[]): void {
    const known = this.#known.get(petId)
    const now = new Map(log.map(event => [event.eventId, event]))
    for (const eventId of known?.keys() ?? []) if (!now.has(eventId)) this.#rates.unlearn(eventId)
    for (const [eventId, event] of now) {
      const before = known?.get(eventId)
      if (before !== undefined && isSameEvent(before, event)) continue
      this.#learn(event)
    }
    if (now.size === 0) this.#known.delete(petId)
    else this.#known.set(petId, now)
  }

  /** Those whose owners have answered about an animal, as far as it was learned; the log may know less by now. */
  whoAnsweredAbout(petId: PetId): PetId[] {
    return [...this.#known].flatMap(([own, log]) =>
      log.values().some(({ otherPetId }) => otherPetId === petId) ? [own] : [],
    )
  }

  /** The same for everybody: whoever has no log has no answers any more. */
  followAll(logs: ReadonlyMap<PetId, readonly TasteEvent[]>): void {
    for (const petId of [...this.#known.keys()]) if (!logs.has(petId)) this.follow(petId, [])
    for (const [petId, log] of logs) this.follow(petId, log)
  }

  #learn(event: TasteEvent): void {
    const learned = ratesEventOf(event, this.#bias)
    if (learned !== null) this.#rates.learn(learned)
  }
}
