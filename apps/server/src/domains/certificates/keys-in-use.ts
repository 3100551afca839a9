import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../procedures/index.ts'
import { listKeys } from './certificates-store.ts'

/** The keys somebody may sign with now: registered and not retired. */
export async function keysInUse(db: Database, userId: UserId): Promise<ReadonlySet<string>> {
  const keys = await listKeys(db, userId)
  return new Set(keys.filter(key => key.retiredAt === null).map(key => String(key.did)))
}
