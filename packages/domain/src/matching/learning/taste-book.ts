import type { PetId } from '../../pets/index.ts'
import { type Taste, UNTOLD_TASTE } from '../taste.ts'
import { applyChoices, type LearningRules, learnEvent, learnLog, PLAIN_RULES } from './learn-taste.ts'
import { inOrderOfTime, isSameEvent, type TasteEvent } from './taste-event.ts'

type Page = { log: readonly TasteEvent[]; rules: LearningRules; learned: Taste }

/**
 * The tastes of everybody, kept up with one event at a time. A new event at the end of an animal's log costs one
 * step; anything else (undo, deletion, a changed answer, an owner's choice) replays that animal's log alone. So what
 * is here always equals the batch over the whole log, bit for bit, and nothing of a forgotten animal is left in it.
 */
export class TasteBook {
  readonly #pages = new Map<PetId, Page>()

  /** What ranking uses for an animal. */
  tasteOf(petId: PetId): Taste {
    const page = this.#pages.get(petId)
    return page === undefined ? UNTOLD_TASTE : applyChoices(page.learned, page.rules)
  }

  /** Notes what was said; the same event id replaces what was said before. */
  learn(event: TasteEvent): void {
    const page = this.#page(event.petId)
    const known = page.log.filter(({ eventId }) => eventId !== event.eventId)
    this.follow(event.petId, inOrderOfTime([...known, event]), page.rules)
  }

  /** Takes one event back as if it had never been. */
  unlearn(petId: PetId, eventId: string): void {
    const page = this.#page(petId)
    this.follow(
      petId,
      page.log.filter(event => event.eventId !== eventId),
      page.rules,
    )
  }

  /**
   * Forgets an animal: what its owner said, and what others said about it.
   *
   * @returns the others whose taste has changed by that.
   */
  forget(petId: PetId): readonly PetId[] {
    this.#pages.delete(petId)
    const changed: PetId[] = []
    for (const [otherId, page] of this.#pages) {
      const left = page.log.filter(event => event.otherPetId !== petId)
      if (left.length === page.log.length) continue
      this.follow(otherId, left, page.rules)
      changed.push(otherId)
    }
    return changed
  }

  /**
   * Makes an animal's page what its log and rules say. Only steps that are new are taken where the known log is the
   * beginning of the given one.
   *
   * @param log - in the order of `inOrderOfTime`.
   */
  follow(petId: PetId, log: readonly TasteEvent[], rules: LearningRules): Taste {
    const page = this.#page(petId)
    const goesOn = sameRules(page.rules, rules) && startsWith(log, page.log)
    const learned = goesOn
      ? log.slice(page.log.length).reduce((taste, event) => learnEvent(taste, event, rules), page.learned)
      : learnLog(log, rules)
    this.#pages.set(petId, { log, rules, learned })
    return applyChoices(learned, rules)
  }

  #page(petId: PetId): Page {
    return this.#pages.get(petId) ?? { log: [], rules: PLAIN_RULES, learned: UNTOLD_TASTE }
  }
}

/** Strength is applied last and needs no replay; what was forgotten and the model do. */
function sameRules(one: LearningRules, other: LearningRules): boolean {
  const forgotten = ({ choices }: LearningRules) =>
    choices
      .filter(({ forgottenUpToMs }) => forgottenUpToMs !== null)
      .map(({ pattern, forgottenUpToMs }) => `${pattern} ${forgottenUpToMs}`)
      .sort()
      .join()
  return one.model === other.model && forgotten(one) === forgotten(other)
}

function startsWith(log: readonly TasteEvent[], beginning: readonly TasteEvent[]): boolean {
  return beginning.every((event, i) => {
    const now = log[i]
    return now !== undefined && isSameEvent(now, event)
  })
}
