import type { UserId } from '@pawfect/domain/identity'
import type { MatchId } from '@pawfect/domain/matching'
import type { Meetup, MeetupId, ParkTicket, RecordOutcomeInput } from '@pawfect/domain/meetups'
import type { PetId } from '@pawfect/domain/pets'
import type { Prisma } from '#database'
import type { Database } from '../../procedures/index.ts'

/** How many meet-ups a list shows; the rest are long past. */
const LIST_LENGTH = 100

/** A meet-up as stored: seen from nobody's side. */
export interface MeetupRow {
  readonly meetupId: MeetupId
  readonly matchId: MatchId
  readonly kind: Meetup['kind']
  readonly state: Meetup['state']
  readonly proposerId: UserId
  readonly proposerPetId: PetId
  readonly inviteeId: UserId
  readonly inviteePetId: PetId
  readonly startsAt: Date
  readonly durationMinutes: number
  readonly timeZone: string
  readonly note: string
}

/** A meet-up with who is in its park and what its owners said of it. */
export interface FullMeetupRow extends MeetupRow {
  readonly createdAt: Date
  readonly present: readonly PresenceRow[]
  readonly outcomes: readonly { readonly userId: UserId; readonly wouldMeetAgain: Meetup['myOutcome'] }[]
}

type PresenceRow = ParkTicket['peers'][number]

/** Who enters which park with which peer, and until when that counts. */
export interface Presence extends PresenceRow {
  readonly meetupId: MeetupId
  readonly enteredAt: Date
  readonly expiresAt: Date
}

/** Writes a new meet-up. */
export async function insertMeetup(db: Database, meetup: MeetupRow, now: Date): Promise<void> {
  const { meetupId, ...row } = meetup
  await db.meetup.create({ data: { ...row, id: meetupId, createdAt: now, updatedAt: now } })
}

/** Reads a meet-up of this user. @returns null when there is none, or it is between two others. */
export async function findMeetupOf(
  db: Database,
  meetupId: MeetupId,
  { userId, now }: { readonly userId: UserId; readonly now: Date },
): Promise<FullMeetupRow | null> {
  const row = await db.meetup.findFirst({
    where: { id: meetupId, ...ofUser(userId) },
    include: withPark(now),
  })
  return row === null ? null : meetupOf(row)
}

/** The meet-ups of this user, the latest start first. */
export async function listMeetupsOf(
  db: Database,
  { userId, now }: { readonly userId: UserId; readonly now: Date },
): Promise<FullMeetupRow[]> {
  const rows = await db.meetup.findMany({
    where: ofUser(userId),
    include: withPark(now),
    orderBy: { startsAt: 'desc' },
    take: LIST_LENGTH,
  })
  return rows.map(meetupOf)
}

/** Writes the state an answer led to. */
export async function saveState(
  db: Database,
  meetupId: MeetupId,
  { state, now }: { readonly state: Meetup['state']; readonly now: Date },
): Promise<void> {
  await db.meetup.update({ where: { id: meetupId }, data: { state, updatedAt: now } })
}

/** Notes who stands in the park; entering again with the same peer renews it. */
export async function savePresence(db: Database, presence: Presence): Promise<void> {
  const { meetupId, peerId } = presence
  const row = { ...presence, leftAt: null }
  await db.meetupPresence.upsert({
    where: { meetupId_peerId: { meetupId, peerId } },
    create: row,
    update: row,
  })
}

/** Takes a user out of a park: one peer of theirs, or all. */
export async function endPresence(
  db: Database,
  meetupId: MeetupId,
  { now, ...visitor }: { readonly userId: UserId; readonly peerId?: string; readonly now: Date },
): Promise<void> {
  await db.meetupPresence.updateMany({ where: { meetupId, ...visitor, leftAt: null }, data: { leftAt: now } })
}

/** Writes what an owner said of a meet-up; a second answer replaces the first. */
export async function saveOutcome(
  db: Database,
  outcome: RecordOutcomeInput & {
    readonly userId: UserId
    readonly petId: PetId
    readonly otherPetId: PetId
    readonly recordedAt: Date
  },
): Promise<void> {
  const { meetupId, userId } = outcome
  await db.outcome.upsert({
    where: { meetupId_userId: { meetupId, userId } },
    create: outcome,
    update: outcome,
  })
}

/** Everything about a user's meet-ups, for their export. */
export async function exportMeetups(db: Database, userId: UserId): Promise<object> {
  return {
    meetups: await db.meetup.findMany({ where: ofUser(userId) }),
    outcomes: await db.outcome.findMany({ where: { userId } }),
  }
}

/** Deletes a user's meet-ups, with presences and outcomes. */
export async function eraseMeetups(db: Database, userId: UserId): Promise<void> {
  await db.meetup.deleteMany({ where: ofUser(userId) })
}

/** Deletes the meet-ups of an animal, with presences and outcomes. */
export async function forgetPet(db: Database, petId: PetId): Promise<void> {
  await db.meetup.deleteMany({ where: { OR: [{ proposerPetId: petId }, { inviteePetId: petId }] } })
}

const ofUser = (userId: UserId) => ({ OR: [{ proposerId: userId }, { inviteeId: userId }] })

const present = (now: Date) => ({ leftAt: null, expiresAt: { gt: now } })

const withPark = (now: Date) =>
  ({ presences: { where: present(now) }, outcomes: true }) satisfies Prisma.MeetupInclude

type StoredMeetup = Prisma.MeetupGetPayload<{ include: { presences: true; outcomes: true } }>

/** Written by this store alone, so the ids and words need no second check. */
function meetupOf({ id, presences, outcomes, ...row }: StoredMeetup): FullMeetupRow {
  const present = presences.map(({ peerId, userId, petId }) => ({ peerId, userId, petId }))
  return { ...row, meetupId: id, present, outcomes } as unknown as FullMeetupRow
}
