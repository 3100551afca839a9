import type { UserId } from '@pawfect/domain/identity'
import type { MeetupId } from '@pawfect/domain/meetups'
import type { PetCard, PetId } from '@pawfect/domain/pets'
import type { Database } from '../../procedures/index.ts'
import { findCard } from '../pets/index.ts'

/** How far back somebody's meetings are looked at. */
const MOST_MEETINGS = 500

/** A meeting both sides came to. */
export interface AttendedMeetup {
  readonly meetupId: MeetupId
  readonly kind: 'virtual' | 'real'
  /** As a calendar where it was agreed shows it. */
  readonly day: string
  readonly mine: PetCard
  readonly other: PetCard
}

/**
 * The first meeting with each other animal that both sides came to, oldest first: each stood in its park, or told
 * afterwards how it was.
 */
export async function listAttended(db: Database, userId: UserId, now: Date): Promise<AttendedMeetup[]> {
  const rows = await db.meetup.findMany({
    where: {
      state: 'accepted',
      startsAt: { lte: now },
      OR: [{ proposerId: userId }, { inviteeId: userId }],
    },
    include: { presences: { select: { userId: true } }, outcomes: { select: { userId: true } } },
    orderBy: { startsAt: 'asc' },
    take: MOST_MEETINGS,
  })
  const attended: AttendedMeetup[] = []
  const met = new Set<string>()
  for (const row of rows) {
    const came = new Set([...row.presences, ...row.outcomes].map(side => side.userId))
    const isMine = row.proposerId === userId
    const [mineId, otherId] = isMine
      ? [row.proposerPetId, row.inviteePetId]
      : [row.inviteePetId, row.proposerPetId]
    if (!came.has(row.proposerId) || !came.has(row.inviteeId) || met.has(`${mineId} ${otherId}`)) continue
    const mine = await findCard(db, mineId as PetId, { now })
    const other = await findCard(db, otherId as PetId, { now })
    if (mine === null || other === null) continue
    met.add(`${mineId} ${otherId}`)
    const kind = row.kind === 'virtual' ? 'virtual' : 'real'
    attended.push({ meetupId: row.id as MeetupId, kind, day: dayOf(row.startsAt, row.timeZone), mine, other })
  }
  return attended
}

function dayOf(at: Date, timeZone: string): string {
  // Swedish dates are ISO dates.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
}
