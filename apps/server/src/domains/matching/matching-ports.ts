import type { ApartFrom } from './apart-from.ts'
import type { DailyRounds } from './daily/index.ts'
import type { LiveIndex } from './live-index.ts'
import type { LiveSearch } from './search/index.ts'

/** What matching needs from the rest of the house. */
export interface MatchingPorts {
  readonly index: LiveIndex
  readonly search: LiveSearch
  readonly apartFrom: ApartFrom
  readonly daily: DailyRounds
}
