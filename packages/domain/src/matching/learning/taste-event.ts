import type { PetId, PlayStyle, Purpose } from '../../pets/index.ts'
import type { Surface } from './surface.ts'

/**
 * How an owner said it: looking at a list, answering an invitation, talking in the park, or after having met. That
 * two talked is told by the owner's own desktop and checked by nobody, so it teaches that owner's taste and no more.
 */
export type EventKind = 'decision' | 'reply' | 'conversation' | 'meeting'

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
  /** The list; absent when it was found otherwise, or before lists were told apart. */
  readonly surface?: Surface
  /** Minutes an invitation waited for this answer; absent for anything else. */
  readonly waitedMinutes?: number
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

/** Whether two events teach the same: a changed answer keeps its id, and may come in the same millisecond. */
export function isSameEvent(one: TasteEvent, other: TasteEvent): boolean {
  return (
    one === other ||
    (one.eventId === other.eventId &&
      one.said === other.said &&
      one.atMs === other.atMs &&
      one.purpose === other.purpose &&
      one.position === other.position &&
      one.surface === other.surface &&
      one.terms.every((term, i) => term === other.terms[i]))
  )
}

/** Whether others may learn from an event too: it says something, and not only its teller vouches for it. */
export function speaksToOthers({ kind, said }: Pick<TasteEvent, 'kind' | 'said'>): boolean {
  return kind !== 'conversation' && said !== 'unsure'
}
