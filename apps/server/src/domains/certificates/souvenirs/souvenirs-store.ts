import {
  type HexText,
  type SouvenirFacts,
  souvenirFactsSchema,
  souvenirOccasion,
  souvenirPictureDigest,
} from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { Prisma } from '#database'
import type { Database } from '../../../procedures/index.ts'

/** How many souvenirs a shelf shows. */
const SHELF_LENGTH = 500

/** A souvenir as stored. */
export interface SouvenirRow {
  readonly souvenirId: string
  readonly userId: UserId
  readonly facts: SouvenirFacts
  readonly state: 'unsigned' | 'waiting' | 'written' | 'returning'
  readonly address: HexText | null
  readonly takenAt: Date
  readonly writtenAt: Date | null
}

/** An event as stored. */
export interface EventRow {
  readonly eventId: string
  readonly title: string
  readonly day: string
  readonly code: string
  readonly closesAt: Date
}

type Stored = Prisma.SouvenirGetPayload<object>

export async function listSouvenirs(db: Database, userId: UserId): Promise<SouvenirRow[]> {
  const rows = await db.souvenir.findMany({
    where: { userId },
    orderBy: [{ takenAt: 'desc' }, { id: 'asc' }],
    take: SHELF_LENGTH,
  })
  return rows.map(souvenirOf)
}

/** One of somebody's souvenirs, or anybody's when `userId` is null. */
export async function findSouvenir(
  db: Database,
  souvenirId: string,
  userId: UserId | null,
): Promise<SouvenirRow | null> {
  const row = await db.souvenir.findFirst({
    where: { id: souvenirId, ...(userId === null ? {} : { userId }) },
  })
  return row === null ? null : souvenirOf(row)
}

/** Puts a souvenir on somebody's shelf. @returns it, or what was there of the same occasion. */
export async function putOnShelf(
  db: Database,
  {
    souvenirId,
    userId,
    facts,
    now,
  }: Pick<SouvenirRow, 'souvenirId' | 'userId' | 'facts'> & { readonly now: Date },
): Promise<SouvenirRow> {
  const occasion = souvenirOccasion(facts)
  const row = await db.souvenir.upsert({
    where: { userId_occasion: { userId, occasion } },
    create: {
      ...{ id: souvenirId, userId, occasion, kind: facts.kind, facts: facts as Prisma.InputJsonObject },
      ...{ pictureDigest: souvenirPictureDigest(facts), takenAt: now, state: 'unsigned' },
    },
    update: {},
  })
  return souvenirOf(row)
}

export async function saveSouvenir(
  db: Database,
  souvenirId: string,
  change: Partial<Pick<SouvenirRow, 'state' | 'address' | 'writtenAt'>>,
): Promise<void> {
  await db.souvenir.update({ where: { id: souvenirId }, data: change })
}

export async function removeSouvenir(db: Database, souvenirId: string): Promise<void> {
  await db.souvenir.deleteMany({ where: { id: souvenirId } })
}

export async function insertEvent(
  db: Database,
  event: EventRow & { readonly hostId: UserId; readonly now: Date },
): Promise<void> {
  const { eventId, now, ...row } = event
  await db.souvenirEvent.create({ data: { ...row, id: eventId, createdAt: now } })
}

/** Events of a host that give souvenirs now, or did; the latest first. */
export async function listEvents(db: Database, hostId: UserId): Promise<EventRow[]> {
  const rows = await db.souvenirEvent.findMany({
    where: { hostId },
    orderBy: { createdAt: 'desc' },
    take: 50,
  })
  return rows.map(({ id, title, day, code, closesAt }) => ({ eventId: id, title, day, code, closesAt }))
}

/** The event a code belongs to, if it gives souvenirs now. */
export async function findOpenEvent(
  db: Database,
  code: string,
  now: Date,
): Promise<(EventRow & { readonly hostId: UserId }) | null> {
  const row = await db.souvenirEvent.findFirst({ where: { code, closesAt: { gt: now } } })
  if (row === null) return null
  const { id, hostId, title, day, closesAt } = row
  return { eventId: id, hostId: hostId as UserId, title, day, code, closesAt }
}

/** How many took the souvenir of an occasion. */
export async function countTaken(db: Database, occasion: string): Promise<number> {
  return db.souvenir.count({ where: { occasion } })
}

function souvenirOf(row: Stored): SouvenirRow {
  return {
    souvenirId: row.id,
    userId: row.userId as UserId,
    facts: souvenirFactsSchema.parse(row.facts),
    state: row.state as SouvenirRow['state'],
    address: row.address as HexText | null,
    takenAt: row.takenAt,
    writtenAt: row.writtenAt,
  }
}
