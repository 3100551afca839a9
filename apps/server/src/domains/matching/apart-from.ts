import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../procedures/index.ts'

/** Owners that blocked, or are blocked by, this one; answered by moderation. */
export type ApartFrom = (db: Database, userId: UserId) => Promise<ReadonlySet<UserId>>
