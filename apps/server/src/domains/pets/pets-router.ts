import { router } from '../../procedures/index.ts'
import { createDeletePet } from './delete-pet.ts'
import { editPet } from './edit-pet.ts'
import { type AreApart, createGetPet } from './get-pet.ts'
import { listMyPets } from './list-my-pets.ts'
import type { PhotoFiles } from './photo-files.ts'
import { createPublishPet } from './publish-pet.ts'
import { registerPet } from './register-pet.ts'
import { unpublishPet } from './unpublish-pet.ts'

/** What pets need from the rest of the house. */
export interface PetsPorts {
  readonly files: PhotoFiles
  readonly areApart: AreApart
}

/** Everything under `pets.`. */
export const createPetsRouter = (ports: PetsPorts) =>
  router({
    registerPet,
    editPet,
    publishPet: createPublishPet(ports.files),
    unpublishPet,
    deletePet: createDeletePet(ports.files),
    listMyPets,
    getPet: createGetPet(ports.areApart),
  })
