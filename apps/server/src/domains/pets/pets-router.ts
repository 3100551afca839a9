import { router } from '../../procedures/index.ts'
import { createDeletePet } from './delete-pet.ts'
import { editPet } from './edit-pet.ts'
import { type AreApart, createGetPet } from './get-pet.ts'
import { listMyPets } from './list-my-pets.ts'
import type { PhotoFiles } from './photo-files.ts'
import { photoInsights } from './photos/photo-insights.ts'
import type { PhotoLookout } from './photos/photo-lookout.ts'
import { photoNotices } from './photos/photo-notices.ts'
import { createPublishPet } from './publish-pet.ts'
import { registerPet } from './register-pet.ts'
import { unpublishPet } from './unpublish-pet.ts'

/** What pets need from the rest of the house. */
export interface PetsPorts {
  readonly files: PhotoFiles
  readonly lookout: PhotoLookout
  readonly areApart: AreApart
}

/** Everything under `pets.`. */
export const createPetsRouter = (ports: PetsPorts) =>
  router({
    registerPet,
    editPet,
    publishPet: createPublishPet(ports.files, ports.lookout),
    unpublishPet,
    deletePet: createDeletePet(ports.files),
    listMyPets,
    photoInsights,
    photoNotices,
    getPet: createGetPet(ports.areApart),
  })
