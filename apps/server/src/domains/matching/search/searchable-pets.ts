import type { UserId } from '@pawfect/domain/identity'
import type { SearchablePet } from '@pawfect/domain/matching/search'
import type { Pet } from '@pawfect/domain/pets'
import type { Database } from '../../../procedures/index.ts'
import { listHabits } from '../../identity/index.ts'
import { closeKinOfPets } from '../../pedigree/index.ts'

/** A query names at most so many ids: SQLite takes a limited number of parameters. */
const MOST_NAMED = 400

const NO_HABITS: SearchablePet['habits'] = { activeHours: [], activeDays: [] }

/** Completes animals with what search knows besides: their owners' free times and their shared close kin. */
export async function searchablePets(db: Database, pets: readonly Pet[]): Promise<SearchablePet[]> {
  const ownerIds = [...new Set(pets.map(pet => pet.ownerId))]
  const habits = new Map<UserId, SearchablePet['habits']>()
  for (let at = 0; at < ownerIds.length; at += MOST_NAMED)
    for (const [id, told] of await listHabits(db, ownerIds.slice(at, at + MOST_NAMED))) habits.set(id, told)
  const kinOf = await closeKinOfPets(
    db,
    pets.map(pet => pet.petId),
  )
  return pets.map(pet => {
    const kin = kinOf.get(pet.petId)
    return { ...pet, ...(kin === undefined ? {} : { kin }), habits: habits.get(pet.ownerId) ?? NO_HABITS }
  })
}
