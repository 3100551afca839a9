import type { AccountSection } from '../identity/index.ts'
import { listPetsOf } from './pets-store.ts'
import type { PhotoFiles } from './photo-files.ts'
import { photoIdsOfOwner } from './photos-store.ts'

/** An owner's animals and their photos, for export and deletion. */
export const petsAccountSection = (files: PhotoFiles): AccountSection => ({
  name: 'pets',
  exportRows: (db, userId) => listPetsOf(db, userId),
  eraseRows: async (db, userId) => {
    const photos = await photoIdsOfOwner(db, userId)
    await db.pet.deleteMany({ where: { ownerId: userId } })
    return async () => {
      for (const photoId of photos) await files.remove(photoId)
    }
  },
})
