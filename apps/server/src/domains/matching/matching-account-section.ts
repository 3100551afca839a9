import type { AccountSection } from '../identity/index.ts'
import { listPetsOf } from '../pets/index.ts'
import { exportMatching, forgetPets } from './matching-store.ts'

/** Likes, passes, matches and lessons of an owner's animals; must be erased before the animals are. */
export const matchingAccountSection: AccountSection = {
  name: 'matching',
  exportRows: async (db, userId) =>
    exportMatching(
      db,
      (await listPetsOf(db, userId)).map(pet => pet.petId),
    ),
  eraseRows: async (db, userId) => {
    await forgetPets(
      db,
      (await listPetsOf(db, userId)).map(pet => pet.petId),
    )
    return undefined
  },
}
