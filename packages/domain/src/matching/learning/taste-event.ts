import type { PetId, PlayStyle, Purpose } from '../../pets/index.ts'

/** How an owner said it: looking at a list, answering an invitation, or after having met. */
export type EventKind = 'decision' | 'reply' | 'meeting'

/** One thing an owner said about another animal, with the pair as the score saw it on that day. */
export type TasteEvent = {
  /** The same id again replaces what was said before. */
  readonly eventId: string
  readonly petId: PetId
  readonly otherPetId: PetId
  readonly kind: EventKind
  readonly said: 'yes' | 'no' | 'unsure'
  readonly purpose: Purpose
  /** Place in the list it was shown in, 0 the top; null when it was found otherwise. */
  readonly position: number | null
  /** Length and order of `TERMS`. */
  readonly terms: readonly number[]
  readonly priorWeights: readonly number[]
  /** Styles of play of the other animal. */
  readonly playStyles: readonly PlayStyle[]
  /** Milliseconds since 1970. */
  readonly atMs: number
}

/** Oldest first; what happened in the same millisecond in the order of its ids, so that every replay is the same. */
export function inOrderOfTime(events: readonly TasteEvent[]): TasteEvent[] {
  return events.toSorted(
    (one, other) =>
      one.atMs - other.atMs || (one.eventId < other.eventId ? -1 : one.eventId > other.eventId ? 1 : 0),
  )
}
