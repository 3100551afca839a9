import { setImmediate as othersFirst } from 'node:timers/promises'
import type { UserId } from '@pawfect/domain/identity'
import { type DailyWish, USUAL_DAILY_WISH } from '@pawfect/domain/matching/allocation'
import type { PetId, Purpose } from '@pawfect/domain/pets'
import type { Database } from '../../../procedures/index.ts'

/** An animal's place in a day. */
export type Seat = { readonly petId: PetId; readonly purpose: Purpose; readonly room: number }

/** One animal shown another. */
export type Card = { readonly petId: PetId; readonly purpose: Purpose; readonly otherPetId: PetId }

/**
 * Rows written with one statement, as one JSON value: ten times as fast as a value for each of their fields, and while a
 * day is written all other questions wait.
 */
const ROWS_AT_ONCE = 2_000

/** Days kept, so that the same faces do not come back every morning. */
export const REMEMBERED_DAYS = 7

/** What an owner wishes; the usual when nothing was told. */
export async function findWish(db: Database, ownerId: UserId): Promise<DailyWish> {
  const row = await db.dailyWish.findUnique({ where: { ownerId } })
  return row === null ? USUAL_DAILY_WISH : { playDatesPerWeek: row.playDatesPerWeek }
}

/** Every wish that was told. */
export async function listWishes(db: Database): Promise<Map<UserId, DailyWish>> {
  const rows = await db.dailyWish.findMany()
  return new Map(rows.map(row => [row.ownerId as UserId, { playDatesPerWeek: row.playDatesPerWeek }]))
}

/** Writes what an owner wishes. */
export async function saveWish(
  db: Database,
  { ownerId, wish, now }: { readonly ownerId: UserId; readonly wish: DailyWish; readonly now: Date },
): Promise<void> {
  const row = { ...wish, toldAt: now }
  await db.dailyWish.upsert({ where: { ownerId }, create: { ownerId, ...row }, update: row })
}

/** Matches each owner made since an instant and still has; of one owner when named. */
export async function countNewMatches(
  db: Database,
  since: Date,
  ownerId?: UserId,
): Promise<Map<UserId, number>> {
  const ofOwner = ownerId === undefined ? {} : { OR: [{ ownerAId: ownerId }, { ownerBId: ownerId }] }
  const rows = await db.match.findMany({
    where: { matchedAt: { gt: since }, endedAt: null, ...ofOwner },
    select: { ownerAId: true, ownerBId: true },
  })
  const counts = new Map<UserId, number>()
  for (const owner of rows.flatMap(row => [row.ownerAId, row.ownerBId]) as UserId[]) {
    counts.set(owner, (counts.get(owner) ?? 0) + 1)
  }
  return counts
}

/** A like or a pass. */
export type Answer = { readonly petId: PetId; readonly targetPetId: PetId; readonly isLike: boolean }

/** What the owners of some animals have answered, about anybody. One row an animal: a market has a million answers. */
export async function listAnswersOf(db: Database, petIds: readonly PetId[]): Promise<Answer[]> {
  const rows = await db.$queryRaw<GroupedRow[]>`
    SELECT "petId", group_concat(CASE "answer" WHEN 'like' THEN '+' ELSE '-' END || "targetPetId", ' ') AS "others"
    FROM "Decision" WHERE "petId" IN (SELECT value FROM json_each(${JSON.stringify(petIds)})) GROUP BY "petId"`
  return rows.flatMap(({ petId, others }) =>
    others.split(' ').map(other => ({
      petId: petId as PetId,
      targetPetId: other.slice(1) as PetId,
      isLike: other.startsWith('+'),
    })),
  )
}

/** An animal and others, their ids (which have no spaces) one after the other. */
type GroupedRow = { readonly petId: string; readonly others: string }

/** What others have answered about one animal. */
export async function answersAbout(db: Database, petId: PetId): Promise<Map<PetId, string>> {
  const rows = await db.decision.findMany({ where: { targetPetId: petId } })
  return new Map(rows.map(row => [row.petId as PetId, row.answer]))
}

/** Is this day made? */
export async function isMade(db: Database, day: string): Promise<boolean> {
  return (await db.dailyRound.count({ where: { day } })) > 0
}

/** Whom some animals were shown before a day, within the days that are remembered; once for each time. */
export async function listShown(
  db: Database,
  petIds: readonly PetId[],
  before: string,
): Promise<Pick<Card, 'petId' | 'otherPetId'>[]> {
  const rows = await db.$queryRaw<GroupedRow[]>`
    SELECT "petId", group_concat("otherPetId", ' ') AS "others" FROM "DailyPick"
    WHERE "day" < ${before} AND "petId" IN (SELECT value FROM json_each(${JSON.stringify(petIds)}))
    GROUP BY "petId"`
  return rows.flatMap(({ petId, others }) =>
    others.split(' ').map(otherPetId => ({ petId: petId as PetId, otherPetId: otherPetId as PetId })),
  )
}

/**
 * Takes the making of a day on. The first to write its name makes it; whoever comes at the same moment waits until that
 * transaction is over.
 *
 * @returns false when the day is made.
 */
export async function claimDay(db: Database, day: string, now: Date): Promise<boolean> {
  const claimed =
    await db.$executeRaw`INSERT OR IGNORE INTO "DailyRound" ("day", "madeAt") VALUES (${day}, ${now})`
  return claimed > 0
}

/** Writes a whole day that is claimed; `onHalf` is called when some of it is written and some is not. */
export async function writeDay(
  db: Database,
  day: {
    readonly day: string
    readonly forgetBefore: string
    readonly seats: readonly Seat[]
    readonly picks: readonly Card[]
    readonly onHalf: () => void | Promise<void>
  },
): Promise<void> {
  const old = { where: { day: { lt: day.forgetBefore } } }
  await db.dailyPick.deleteMany(old)
  await db.dailySeat.deleteMany(old)
  await db.dailyRound.deleteMany(old)
  for (let at = 0; at < day.seats.length; at += ROWS_AT_ONCE) {
    const rows = day.seats
      .slice(at, at + ROWS_AT_ONCE)
      .map(({ petId, purpose, room }) => [petId, purpose, room])
    await db.$executeRaw`
      INSERT INTO "DailySeat" ("day", "petId", "purpose", "room")
      SELECT ${day.day}, value ->> 0, value ->> 1, value ->> 2 FROM json_each(${JSON.stringify(rows)})`
    await othersFirst()
  }
  await day.onHalf()
  await insertPicks(db, day.day, day.picks)
}

/** Adds cards to a day; one that is there stays, as of an animal whose owner took a like back. */
export async function insertPicks(db: Database, day: string, picks: readonly Card[]): Promise<void> {
  for (let at = 0; at < picks.length; at += ROWS_AT_ONCE) {
    const some = picks.slice(at, at + ROWS_AT_ONCE)
    const rows = some.map(({ petId, purpose, otherPetId }) => [petId, purpose, otherPetId])
    await db.$executeRaw`
      INSERT OR IGNORE INTO "DailyPick" ("day", "petId", "purpose", "otherPetId")
      SELECT ${day}, value ->> 0, value ->> 1, value ->> 2 FROM json_each(${JSON.stringify(rows)})`
    await othersFirst()
  }
}

/** The room an animal was given on a day; null when it came after the day was made. */
export async function findRoom(
  db: Database,
  day: string,
  { petId, purpose }: Omit<Seat, 'room'>,
): Promise<number | null> {
  const row = await db.dailySeat.findUnique({ where: { day_petId_purpose: { day, petId, purpose } } })
  return row?.room ?? null
}

/** Gives an animal a place in a day, or more room in it. */
export async function saveSeat(db: Database, day: string, seat: Seat): Promise<void> {
  const { petId, purpose } = seat
  await db.dailySeat.upsert({
    where: { day_petId_purpose: { day, petId, purpose } },
    create: { ...seat, day },
    update: { room: seat.room },
  })
}

/** Whom an animal is shown on a day. */
export async function listPicks(
  db: Database,
  day: string,
  { petId, purpose }: Omit<Seat, 'room'>,
): Promise<PetId[]> {
  const rows = await db.dailyPick.findMany({ where: { day, petId, purpose }, select: { otherPetId: true } })
  return rows.map(row => row.otherPetId as PetId)
}

/** How many cards each of some animals has on a day. */
export async function countCards(
  db: Database,
  day: string,
  { petIds, purpose }: { readonly petIds: readonly PetId[]; readonly purpose: Purpose },
): Promise<Map<PetId, number>> {
  const where = { day, purpose, petId: { in: [...petIds] } }
  const rows = await db.dailyPick.groupBy({ by: ['petId'], where, _count: true })
  return new Map(rows.map(row => [row.petId as PetId, row._count]))
}

/** Forgets everything the sets keep about some animals, on their cards and on those of others. */
export async function forgetSetsOf(db: Database, petIds: readonly PetId[]): Promise<void> {
  const ids = [...petIds]
  await db.dailyPick.deleteMany({ where: { OR: [{ petId: { in: ids } }, { otherPetId: { in: ids } }] } })
  await db.dailySeat.deleteMany({ where: { petId: { in: ids } } })
}

/** Forgets what an owner wished. */
export async function forgetWish(db: Database, ownerId: UserId): Promise<void> {
  await db.dailyWish.deleteMany({ where: { ownerId } })
}

/** What the sets keep about an owner and some animals, for the export. */
export async function exportDaily(db: Database, ownerId: UserId, petIds: readonly PetId[]): Promise<object> {
  const mine = { where: { petId: { in: [...petIds] } } }
  return {
    wish: await db.dailyWish.findUnique({ where: { ownerId } }),
    seats: await db.dailySeat.findMany(mine),
    picks: await db.dailyPick.findMany(mine),
  }
}
