import type { Database } from '../../procedures/index.ts'
import type { PhotoFiles } from './photo-files.ts'
import { allPhotoIds } from './photos-store.ts'

/** Removes files no photo names: what a crash between file and row left behind. @returns how many. */
export async function sweepPhotos(db: Database, files: PhotoFiles): Promise<number> {
  const known = await allPhotoIds(db)
  const orphans = (await files.list()).filter(photoId => !known.has(photoId))
  for (const photoId of orphans) await files.remove(photoId)
  return orphans.length
}
