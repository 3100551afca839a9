import type { Purpose } from '../../pets/index.ts'

/** What is known of a day's animals, by their place in the snapshot, before it is shared out. */
export type DayQuestion = {
  readonly purpose: Purpose
  readonly onDay: number
  /** Cards each may be given, if it is there for the purpose; 0 takes it out. */
  readonly roomOf: (place: number) => number
  /** Whom each one's owner has answered about, or who has answered about it: never shown to one another by choice. */
  readonly answered: (place: number) => ReadonlySet<number>
  /** Who has liked each one and waits for its owner's answer. */
  readonly waiting: (place: number) => readonly number[]
  /** Whom a block keeps apart from each one. */
  readonly apart: (place: number) => ReadonlySet<number>
  /** What the worth of a pair is multiplied with, in [0, 1]: less for faces shown lately. */
  readonly freshness: (one: number, other: number) => number
}
