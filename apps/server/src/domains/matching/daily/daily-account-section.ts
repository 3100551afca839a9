import type { AccountSection } from '../../identity/index.ts'
import { listPetsOf } from '../../pets/index.ts'
import { exportDaily, forgetSetsOf, forgetWish } from './daily-store.ts'

/** An owner's wish and the daily sets of their animals; must be erased before the animals are. */
export const dailyAccountSection: AccountSection = {
  name: 'dailySets',
  exportRows: async (db, userId) =>
    exportDaily(
      db,
      userId,
      (await listPetsOf(db, userId)).map(pet => pet.petId),
    ),
  eraseRows: async (db, userId) => {
    await forgetSetsOf(
      db,
      (await listPetsOf(db, userId)).map(pet => pet.petId),
    )
    await forgetWish(db, userId)
    return undefined
  },
}
