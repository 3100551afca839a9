import type { PetId } from '@pawfect/domain/pets'
import type { Database } from '../../../procedures/index.ts'

/** Changes that are kept; an engine that is further behind is filled anew. */
const KEPT = 20_000

/** Changes read at once. */
const AT_ONCE = 200

/** The number of the last change, by whichever process; 0 before the first. */
export async function latestChange(db: Database): Promise<number> {
  const last = await db.searchChange.findFirst({ orderBy: { number: 'desc' } })
  return last?.number ?? 0
}

/** Animals that changed after a change, the oldest first, and the number up to which that is all. */
export type ChangedPets = { readonly petIds: readonly PetId[]; readonly to: number }

/**
 * The next animals that changed after a change.
 *
 * @returns null when the log no longer reaches back that far, or never got there: then nobody can say what changed.
 */
export async function changesAfter(db: Database, after: number): Promise<ChangedPets | null> {
  const rows = await db.searchChange.findMany({
    where: { number: { gte: after } },
    orderBy: { number: 'asc' },
    take: AT_ONCE + 1,
  })
  // The change itself, or the very first one, must still be there: what lies between is complete then.
  if (rows[0]?.number !== Math.max(after, 1)) return null
  const next = rows.filter(({ number }) => number > after).slice(0, AT_ONCE)
  return { petIds: [...new Set(next.map(({ petId }) => petId as PetId))], to: next.at(-1)?.number ?? after }
}

/** Forgets the oldest changes; the last one always stays, so that numbers only grow. */
export async function forgetOldChanges(db: Database, latest: number): Promise<void> {
  await db.searchChange.deleteMany({ where: { number: { lte: latest - KEPT } } })
}
