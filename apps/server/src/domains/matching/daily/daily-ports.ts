import type { Database, Log } from '../../../procedures/index.ts'
import type { LiveIndex } from '../live-index.ts'
import type { ApartFrom } from '../matching-ports.ts'

/** What making the daily sets needs from the rest of the house. */
export interface DailyParts {
  readonly db: Database
  readonly inTransaction: <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>
  readonly index: LiveIndex
  readonly apartFrom: ApartFrom
  readonly log: Log
}

/** How the making of a day is watched and stopped. */
export type MakingOptions = {
  readonly signal?: AbortSignal
  /** Told at the beginning of each part; the next begins when it is done. */
  readonly onPart?: (part: 'gathering' | 'sharing-out' | 'writing') => void | Promise<void>
}
