import type { UserId } from '@pawfect/domain/identity'
import { type Meetup, type MeetupId, meetupEnd, meetupStateAt } from '@pawfect/domain/meetups'
import type { PetCard, PetId } from '@pawfect/domain/pets'
import type { Clock, Database } from '../../procedures/index.ts'
import { findCard, findCards } from '../pets/index.ts'
import { MeetupNotFoundError } from './meetups-errors.ts'
import type { MeetupsPorts } from './meetups-ports.ts'
import { type FullMeetupRow, findMeetupOf } from './meetups-store.ts'

/** What every look at a meet-up needs of the request. */
export type Looking = {
  readonly db: Database
  readonly clock: Clock
  readonly caller: { readonly userId: UserId }
}

/** A meet-up split into the caller's side and the other one's. */
export type Sides = {
  readonly myPetId: PetId
  readonly otherPetId: PetId
  readonly otherUserId: UserId
  readonly proposedByMe: boolean
}

/** Which side of a meet-up is whose. */
export function sidesOf(row: FullMeetupRow, userId: UserId): Sides {
  const proposedByMe = row.proposerId === userId
  return proposedByMe
    ? { proposedByMe, myPetId: row.proposerPetId, otherPetId: row.inviteePetId, otherUserId: row.inviteeId }
    : { proposedByMe, myPetId: row.inviteePetId, otherPetId: row.proposerPetId, otherUserId: row.proposerId }
}

/**
 * Reads a meet-up for one of its two owners.
 *
 * @throws {MeetupNotFoundError} if it is not theirs, or one of the two has blocked the other.
 */
export async function readMeetup(
  { db, clock, caller }: Looking,
  meetupId: MeetupId,
  apartFrom: MeetupsPorts['apartFrom'],
): Promise<FullMeetupRow> {
  const row = await findMeetupOf(db, meetupId, { userId: caller.userId, now: clock.now() })
  if (row === null) throw new MeetupNotFoundError()
  const { otherUserId } = sidesOf(row, caller.userId)
  if ((await apartFrom(db, caller.userId)).has(otherUserId)) throw new MeetupNotFoundError()
  return row
}

/**
 * One meet-up as its caller sees it.
 *
 * @throws {MeetupNotFoundError} if the other animal has been deleted.
 */
export async function viewMeetup({ db, clock, caller }: Looking, row: FullMeetupRow): Promise<Meetup> {
  const now = clock.now()
  const other = await findCard(db, sidesOf(row, caller.userId).otherPetId, { now })
  if (other === null) throw new MeetupNotFoundError()
  return meetupAs(row, { userId: caller.userId, other, now })
}

/** Many meet-ups as their caller sees them. An agreed meeting stays when the other animal is unpublished. */
export async function viewMeetups(
  { db, clock, caller }: Looking,
  rows: readonly FullMeetupRow[],
): Promise<Meetup[]> {
  const now = clock.now()
  const otherIds = new Set(rows.map(row => sidesOf(row, caller.userId).otherPetId))
  const cardOf = new Map<PetId, PetCard>()
  for (const card of await findCards(db, [...otherIds], { now })) cardOf.set(card.petId, card)
  for (const petId of otherIds) {
    const card = cardOf.get(petId) ?? (await findCard(db, petId, { now }))
    if (card !== null) cardOf.set(petId, card)
  }
  return rows.flatMap(row => {
    const other = cardOf.get(sidesOf(row, caller.userId).otherPetId)
    return other === undefined ? [] : [meetupAs(row, { userId: caller.userId, other, now })]
  })
}

function meetupAs(
  row: FullMeetupRow,
  { userId, other, now }: { readonly userId: UserId; readonly other: PetCard; readonly now: Date },
): Meetup {
  const { proposedByMe, myPetId, otherUserId } = sidesOf(row, userId)
  return {
    meetupId: row.meetupId,
    matchId: row.matchId,
    kind: row.kind,
    state: meetupStateAt(row, now),
    proposedByMe,
    myPetId,
    other,
    otherUserId,
    startsAt: row.startsAt.toISOString(),
    endsAt: meetupEnd(row).toISOString(),
    timeZone: row.timeZone,
    note: row.note,
    othersInPark: row.present.filter(peer => peer.userId === otherUserId).length,
    myOutcome: row.outcomes.find(outcome => outcome.userId === userId)?.wouldMeetAgain ?? null,
  }
}
