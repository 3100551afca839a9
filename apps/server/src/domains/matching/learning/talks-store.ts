import type { UserId } from '@pawfect/domain/identity'
import type { PetId } from '@pawfect/domain/pets'
import type { Database } from '../../../procedures/index.ts'
import { CONVERSATIONS } from './learning-store.ts'

/** Whether an owner lets their desktop tell that a talk went both ways; nobody does until they say so. */
export async function tellsOfTalks(db: Database, userId: UserId): Promise<boolean> {
  return (await db.tellsOfTalks.findUnique({ where: { userId } })) !== null
}

/** Keeps the owner's word; saying the same again changes nothing. */
export async function saveTelling(
  db: Database,
  userId: UserId,
  { on, now }: { readonly on: boolean; readonly now: Date },
): Promise<void> {
  if (!on) await db.tellsOfTalks.deleteMany({ where: { userId } })
  else await db.tellsOfTalks.upsert({ where: { userId }, create: { userId, since: now }, update: {} })
}

/** Talks that were noted for some animals. */
export async function countTalks(db: Database, petIds: readonly PetId[]): Promise<number> {
  return db.learningEvent.count({ where: talksOf(petIds) })
}

/** Forgets every talk noted for some animals. @returns the animals whose log changed. */
export async function forgetTalks(db: Database, petIds: readonly PetId[]): Promise<readonly PetId[]> {
  const rows = await db.learningEvent.findMany({ where: talksOf(petIds), select: { petId: true } })
  await db.learningEvent.deleteMany({ where: talksOf(petIds) })
  return [...new Set(rows.map(({ petId }) => petId as PetId))]
}

const talksOf = (petIds: readonly PetId[]) => ({
  petId: { in: [...petIds] },
  topic: { startsWith: CONVERSATIONS },
})
