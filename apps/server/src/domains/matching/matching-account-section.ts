import type { AccountSection } from '../identity/index.ts'
import { listPetsOf } from '../pets/index.ts'
import { saveTelling, tellsOfTalks } from './learning/talks-store.ts'
import { exportMatching, forgetPets } from './matching-store.ts'

/** Likes, passes, matches and lessons of an owner's animals; must be erased before the animals are. */
export const matchingAccountSection: AccountSection = {
  name: 'matching',
  exportRows: async (db, userId) => ({
    ...(await exportMatching(
      db,
      (await listPetsOf(db, userId)).map(pet => pet.petId),
    )),
    tellsOfTalks: await tellsOfTalks(db, userId),
  }),
  eraseRows: async (db, userId) => {
    await forgetPets(
      db,
      (await listPetsOf(db, userId)).map(pet => pet.petId),
    )
    await saveTelling(db, userId, { on: false, now: new Date(0) })
    return undefined
  },
}
