import {
  type MeetupNow,
  meetupNowSchema,
  type PageInput,
  type PersonRow,
  type PetRow,
  personRowSchema,
  petRowSchema,
} from '@pawfect/domain/admin'
import type { Database } from '../../procedures/index.ts'

/** Meet-ups that begin within this are worth watching. */
const SOON_MS = 60 * 60 * 1000

/** Longest a meet-up may last, so that no running one is missed. */
const LONGEST_MEETUP_MS = 4 * 60 * 60 * 1000

/** People by name or id, the newest first. */
export async function listPersonRows(
  db: Database,
  { search, offset, limit }: PageInput,
): Promise<PersonRow[]> {
  const rows = await db.user.findMany({
    where: search === '' ? {} : { OR: [{ name: { contains: search } }, { id: search }] },
    include: { _count: { select: { pets: true } } },
    orderBy: { createdAt: 'desc' },
    skip: offset,
    take: limit,
  })
  return rows.map(row =>
    personRowSchema.parse({
      userId: row.id,
      displayName: row.name,
      role: row.role,
      petCount: row._count.pets,
      suspended: row.suspendedAt !== null,
      joinedAt: row.createdAt.toISOString(),
    }),
  )
}

/** Animals by name or id, the newest first. */
export async function listPetRows(db: Database, { search, offset, limit }: PageInput): Promise<PetRow[]> {
  const rows = await db.pet.findMany({
    where: search === '' ? {} : { OR: [{ name: { contains: search } }, { id: search }, { ownerId: search }] },
    include: { owner: { select: { name: true } }, _count: { select: { photos: true } } },
    orderBy: { createdAt: 'desc' },
    skip: offset,
    take: limit,
  })
  return rows.map(row =>
    petRowSchema.parse({
      petId: row.id,
      name: row.name,
      species: row.species,
      ownerId: row.ownerId,
      ownerName: row.owner.name,
      published: row.published,
      hidden: row.hiddenAt !== null,
      photoCount: row._count.photos,
      createdAt: row.createdAt.toISOString(),
    }),
  )
}

/** Meet-ups that go on now or begin soon, the earliest first. */
export async function listMeetupsAround(db: Database, now: Date): Promise<MeetupNow[]> {
  const rows = await db.meetup.findMany({
    where: {
      state: { in: ['proposed', 'accepted'] },
      startsAt: { gte: new Date(now.getTime() - LONGEST_MEETUP_MS), lte: new Date(now.getTime() + SOON_MS) },
    },
    include: { presences: { where: { leftAt: null, expiresAt: { gt: now } } } },
    orderBy: { startsAt: 'asc' },
  })
  const running = rows.filter(row => endOf(row) > now)
  const pets = await db.pet.findMany({
    where: { id: { in: running.flatMap(row => [row.proposerPetId, row.inviteePetId]) } },
    select: { id: true, name: true },
  })
  const names = new Map(pets.map(pet => [pet.id, pet.name]))
  return running.map(row =>
    meetupNowSchema.parse({
      meetupId: row.id,
      kind: row.kind,
      state: row.state,
      startsAt: row.startsAt.toISOString(),
      endsAt: endOf(row).toISOString(),
      petNames: [row.proposerPetId, row.inviteePetId].map(id => names.get(id) ?? 'gone'),
      inPark: new Set(row.presences.map(presence => presence.userId)).size,
    }),
  )
}

const endOf = (row: { readonly startsAt: Date; readonly durationMinutes: number }) =>
  new Date(row.startsAt.getTime() + row.durationMinutes * 60_000)
