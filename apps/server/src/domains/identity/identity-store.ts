import type { Device, Profile, UpdateProfileInput, UserId } from '@pawfect/domain/identity'
import { ownerHabitsSchema, profileSchema } from '@pawfect/domain/identity'
import type { Database } from '../../procedures/index.ts'
import { deviceLabel } from './device-label.ts'

/** A fresh profile: no place, no habits, the zone of Greenwich until the owner says otherwise. */
const FRESH = { habits: { activeHours: [], activeDays: [] }, timeZone: 'UTC' }

/** Reads a profile. @returns null when there is no such user. */
export async function findProfile(db: Database, userId: UserId): Promise<Profile | null> {
  const user = await db.user.findUnique({ where: { id: userId }, include: { profile: true } })
  if (user === null) return null
  const { profile } = user
  return profileSchema.parse({
    userId,
    displayName: user.name,
    role: user.role,
    place: placeOf(profile),
    habits: ownerHabitsSchema.parse(profile?.habits ?? FRESH.habits),
    timeZone: profile?.timeZone ?? FRESH.timeZone,
  })
}

/** When some owners are free; an owner who has not said is absent. */
export async function listHabits(
  db: Database,
  userIds: readonly UserId[],
): Promise<Map<UserId, Profile['habits']>> {
  const rows = await db.profile.findMany({ where: { userId: { in: [...userIds] } } })
  return new Map(rows.map(row => [row.userId as UserId, ownerHabitsSchema.parse(row.habits)]))
}

/** The place in a row that has its three columns. */
export function placeOf(
  row: { latitudeDeg: number | null; longitudeDeg: number | null; placeLabel: string | null } | null,
): Profile['place'] {
  if (row === null || row.latitudeDeg === null || row.longitudeDeg === null) return null
  return { latitudeDeg: row.latitudeDeg, longitudeDeg: row.longitudeDeg, label: row.placeLabel ?? '' }
}

/** The three columns of a place. */
export function placeColumns(place: Profile['place']): {
  latitudeDeg: number | null
  longitudeDeg: number | null
  placeLabel: string | null
} {
  return {
    latitudeDeg: place?.latitudeDeg ?? null,
    longitudeDeg: place?.longitudeDeg ?? null,
    placeLabel: place?.label ?? null,
  }
}

/** Writes what changed about a profile. */
export async function saveProfile(
  db: Database,
  userId: UserId,
  { change, now }: { readonly change: UpdateProfileInput; readonly now: Date },
): Promise<void> {
  const columns = {
    ...(change.place === undefined ? {} : placeColumns(change.place)),
    ...(change.habits === undefined ? {} : { habits: change.habits }),
    ...(change.timeZone === undefined ? {} : { timeZone: change.timeZone }),
  }
  await db.profile.upsert({ where: { userId }, create: { ...FRESH, ...columns, userId }, update: columns })
  if (change.displayName !== undefined)
    await db.user.update({ where: { id: userId }, data: { name: change.displayName, updatedAt: now } })
}

/** Display names by id; whoever is gone is missing. */
export async function namesOf(
  db: Database,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, string>> {
  const rows = await db.user.findMany({
    where: { id: { in: [...userIds] } },
    select: { id: true, name: true },
  })
  return new Map(rows.map(row => [row.id as UserId, row.name]))
}

/** The devices of a user, the latest first. */
export async function listSessions(db: Database, userId: UserId, currentId: string): Promise<Device[]> {
  const rows = await db.session.findMany({ where: { userId }, orderBy: { updatedAt: 'desc' } })
  return rows.map(row => ({
    deviceId: row.id,
    label: deviceLabel(row.userAgent),
    signedInAt: row.createdAt.toISOString(),
    lastSeenAt: row.updatedAt.toISOString(),
    current: row.id === currentId,
  }))
}

/** Ends one of a user's sessions. @returns false when it is not theirs or already over. */
export async function endSession(db: Database, userId: UserId, sessionId: string): Promise<boolean> {
  const { count } = await db.session.deleteMany({ where: { id: sessionId, userId } })
  return count > 0
}

/** True while moderation keeps this user out. */
export async function isSuspended(db: Database, userId: UserId): Promise<boolean> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { suspendedAt: true } })
  return user?.suspendedAt != null
}

/** Keeps a user out and ends every session, or lets them in again with `null`. @returns false for nobody. */
export async function markSuspended(db: Database, userId: UserId, since: Date | null): Promise<boolean> {
  const { count } = await db.user.updateMany({ where: { id: userId }, data: { suspendedAt: since } })
  if (since !== null) await db.session.deleteMany({ where: { userId } })
  return count > 0
}

/** Everything identity knows about a user, for their export; without password hashes and tokens. */
export async function exportIdentity(db: Database, userId: UserId): Promise<object> {
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, include: { profile: true } })
  const { id, name, email, role, createdAt, profile } = user
  return { userId: id, name, email, role, createdAt, profile, devices: await listSessions(db, userId, '') }
}

/** Deletes a user; sessions, accounts, profile and animals go with the row. */
export async function eraseUser(db: Database, userId: UserId): Promise<void> {
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId } })
  await db.verification.deleteMany({ where: { identifier: { contains: email } } })
  await db.answeredRequest.deleteMany({ where: { userId } })
  await db.user.delete({ where: { id: userId } })
}
