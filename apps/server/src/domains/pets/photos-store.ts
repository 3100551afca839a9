import type { UserId } from '@pawfect/domain/identity'
import type { PetId } from '@pawfect/domain/pets'
import type { Caller, Database } from '../../procedures/index.ts'
import { VISIBLE } from './pets-store.ts'

/** A photo about to be remembered; its file lies already. */
export interface NewPhoto {
  readonly id: string
  readonly alt: string
  readonly digest: string
  readonly byteCount: number
}

/** Replaces the photos of an animal. @returns ids of the ones that went; their files are next. */
export async function replacePhotos(
  db: Database,
  petId: PetId,
  { photos, now }: { readonly photos: readonly NewPhoto[]; readonly now: Date },
): Promise<readonly string[]> {
  const before = await photoIdsOf(db, petId)
  await db.petPhoto.deleteMany({ where: { petId } })
  await db.petPhoto.createMany({
    data: photos.map((photo, position) => ({ ...photo, petId, position, createdAt: now })),
  })
  return before
}

/** Ids of the photos of one animal. */
export async function photoIdsOf(db: Database, petId: PetId): Promise<readonly string[]> {
  const rows = await db.petPhoto.findMany({ where: { petId }, select: { id: true } })
  return rows.map(row => row.id)
}

/** Ids of all photos of one owner's animals. */
export async function photoIdsOfOwner(db: Database, ownerId: UserId): Promise<readonly string[]> {
  const rows = await db.petPhoto.findMany({ where: { pet: { ownerId } }, select: { id: true } })
  return rows.map(row => row.id)
}

/** Digest of a photo the viewer may see: a visible animal's, their own, an admin any. @returns null otherwise. */
export async function findSeenPhoto(
  db: Database,
  photoId: string,
  viewer: Pick<Caller, 'userId' | 'role'> | null,
): Promise<{ readonly digest: string } | null> {
  const own = viewer === null ? [] : [{ ownerId: viewer.userId }]
  const allowed = viewer?.role === 'admin' ? {} : { pet: { OR: [VISIBLE, ...own] } }
  return db.petPhoto.findFirst({ where: { id: photoId, ...allowed }, select: { digest: true } })
}

/** Ids of every photo known. */
export async function allPhotoIds(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.petPhoto.findMany({ select: { id: true } })
  return new Set(rows.map(row => row.id))
}
