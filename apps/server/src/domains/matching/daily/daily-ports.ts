import type { UserId } from '@pawfect/domain/identity'
import type { Database, Log } from '../../../procedures/index.ts'
import type { LiveIndex } from '../live-index.ts'

/** What making the daily sets needs from the rest of the house. */
export interface DailyParts {
  readonly db: Database
  readonly inTransaction: <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>
  readonly index: LiveIndex
  /** Owners that blocked, or are blocked by, this one. */
  readonly apartFrom: (db: Database, userId: UserId) => Promise<ReadonlySet<UserId>>
  /** The same of everybody; whoever is not there is kept apart from nobody. */
  readonly everyoneApart: (db: Database) => Promise<ReadonlyMap<UserId, ReadonlySet<UserId>>>
  readonly log: Log
}

/** How the making of a day is watched and stopped. */
export type MakingOptions = {
  readonly signal?: AbortSignal
  /** Told at the beginning of each part; the next begins when it is done. */
  readonly onPart?: (part: 'gathering' | 'sharing-out' | 'writing') => void | Promise<void>
}
