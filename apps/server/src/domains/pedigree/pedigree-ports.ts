import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../procedures/index.ts'
import type { AreApart } from '../pets/index.ts'

/** What pedigrees need from the rest of the house. */
export interface PedigreePorts {
  readonly areApart: AreApart
  /** Owners that blocked, or are blocked by, this one; answered by moderation. */
  readonly apartFrom: (db: Database, userId: UserId) => Promise<ReadonlySet<UserId>>
}
