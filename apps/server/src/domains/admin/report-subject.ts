import type { UserId } from '@pawfect/domain/identity'
import type { ReportInput } from '@pawfect/domain/moderation'
import type { PetId } from '@pawfect/domain/pets'
import type { Database } from '../../procedures/index.ts'
import { artworkPath, findReportedArtwork } from '../certificates/index.ts'
import { photoPath } from '../pets/index.ts'

/** What a report points at, resolved across domains. */
export interface ReportSubject {
  readonly ownerId: UserId
  readonly label: string
  /** The animal that can be hidden; null for people and meetings. */
  readonly petId: PetId | null
  /** The piece of art that can be hidden; null for all else. */
  readonly artworkId: string | null
  readonly photoPaths: readonly string[]
}

type Subject = ReportInput['subject']

/** Looks up what a report points at. @returns null when it is gone. */
export async function findReportSubject(
  db: Database,
  subject: Subject,
  reporterId: string | null,
): Promise<ReportSubject | null> {
  if (subject.kind === 'user') return person(db, subject.id)
  if (subject.kind === 'pet') return animal(db, subject.id)
  if (subject.kind === 'photo') {
    const photo = await db.petPhoto.findUnique({ where: { id: subject.id }, select: { petId: true } })
    return photo === null ? null : animal(db, photo.petId, subject.id)
  }
  if (subject.kind === 'artwork') return artwork(db, subject.id)
  return otherSide(db, subject.id, reporterId)
}

/** Whose the reported thing is, if the asker may know of it. */
export async function ownerOfSubject(
  db: Database,
  subject: Subject,
  askedBy: UserId,
): Promise<UserId | null> {
  return (await findReportSubject(db, subject, askedBy))?.ownerId ?? null
}

async function person(db: Database, userId: string): Promise<ReportSubject | null> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { name: true } })
  if (user === null) return null
  return { ownerId: userId as UserId, label: user.name, petId: null, artworkId: null, photoPaths: [] }
}

async function artwork(db: Database, artworkId: string): Promise<ReportSubject | null> {
  const found = await findReportedArtwork(db, artworkId)
  if (found === null) return null
  return { ...found, petId: null, artworkId, photoPaths: [artworkPath(artworkId)] }
}

async function animal(db: Database, petId: string, firstPhotoId = ''): Promise<ReportSubject | null> {
  const pet = await db.pet.findUnique({
    where: { id: petId },
    select: { name: true, ownerId: true, photos: { select: { id: true }, orderBy: { position: 'asc' } } },
  })
  if (pet === null) return null
  const ids = pet.photos.map(photo => photo.id)
  const ordered = ids.toSorted((one, other) => Number(other === firstPhotoId) - Number(one === firstPhotoId))
  return {
    ownerId: pet.ownerId as UserId,
    label: pet.name,
    petId: petId as PetId,
    artworkId: null,
    photoPaths: ordered.map(photoPath),
  }
}

/** A meeting or its chat is reported by one side about the other; strangers cannot know of it. */
async function otherSide(
  db: Database,
  meetupId: string,
  reporterId: string | null,
): Promise<ReportSubject | null> {
  if (reporterId === null) return null
  const meetup = await db.meetup.findFirst({
    where: { id: meetupId, OR: [{ proposerId: reporterId }, { inviteeId: reporterId }] },
  })
  if (meetup === null) return null
  return person(db, meetup.proposerId === reporterId ? meetup.inviteeId : meetup.proposerId)
}
