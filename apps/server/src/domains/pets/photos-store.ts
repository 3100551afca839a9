import type { UserId } from '@pawfect/domain/identity'
import type { PetId, PhotoEditing, PhotoFingerprint } from '@pawfect/domain/pets'
import type { Caller, Database } from '../../procedures/index.ts'
import { VISIBLE } from './pets-store.ts'

/** A photo about to be remembered; its file lies already. */
export interface NewPhoto {
  readonly id: string
  readonly alt: string
  readonly digest: string
  readonly byteCount: number
  /** What it looks like; null when that says nothing. */
  readonly fingerprint: PhotoFingerprint | null
  readonly editing: PhotoEditing | null
}

/**
 * Replaces the photos of an animal. One that was there before keeps its id, and with it what was learned
 * about it.
 *
 * @returns ids of the photos as they are now, in order, and of files nobody needs any more.
 */
export async function replacePhotos(
  db: Database,
  petId: PetId,
  { photos, now }: { readonly photos: readonly NewPhoto[]; readonly now: Date },
): Promise<{ readonly ids: readonly string[]; readonly gone: readonly string[] }> {
  const before = await db.petPhoto.findMany({ where: { petId }, select: { id: true, digest: true } })
  const free = [...before]
  const ids: string[] = []
  for (const [position, { fingerprint, ...photo }] of photos.entries()) {
    const at = free.findIndex(({ digest }) => digest === photo.digest)
    const [kept] = at < 0 ? [] : free.splice(at, 1)
    const data = { ...photo, petId, position, ...(fingerprint === null ? {} : { fingerprint }) }
    if (kept === undefined) await db.petPhoto.create({ data: { ...data, createdAt: now } })
    else await db.petPhoto.update({ where: { id: kept.id }, data: { ...data, id: kept.id } })
    ids.push(kept?.id ?? photo.id)
  }
  await db.petPhoto.deleteMany({ where: { petId, id: { notIn: ids } } })
  const files = [...before.map(({ id }) => id), ...photos.map(({ id }) => id)]
  return { ids, gone: files.filter(id => !ids.includes(id)) }
}

/** Writes down that a photo looks like somebody else's. @returns false when that was known. */
export async function noteLikeness(
  db: Database,
  likeness: { readonly photoId: string; readonly likePhotoId: string; readonly bits: number },
  now: Date,
): Promise<boolean> {
  const { photoId, likePhotoId } = likeness
  const where = { photoId_likePhotoId: { photoId, likePhotoId } }
  if ((await db.photoNotice.count({ where: { photoId, likePhotoId } })) > 0) return false
  await db.photoNotice.upsert({ where, create: { ...likeness, noticedAt: now }, update: {} })
  return true
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
