import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../procedures/index.ts'
import type { DailyRounds } from './daily/index.ts'
import type { LiveIndex } from './live-index.ts'
import type { LiveSearch } from './search/index.ts'

/** Owners that blocked, or are blocked by, this one; answered by moderation. */
export type ApartFrom = (db: Database, userId: UserId) => Promise<ReadonlySet<UserId>>

/** What matching needs from the rest of the house. */
export interface MatchingPorts {
  readonly index: LiveIndex
  readonly search: LiveSearch
  readonly apartFrom: ApartFrom
  readonly daily: DailyRounds
}
