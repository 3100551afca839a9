import type { Database, OnEvent } from '../../procedures/index.ts'
import { forgetPet } from './meetups-store.ts'

/** Runs `work` in one transaction. */
type InTransaction = <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>

/** Deletes the meet-ups of an animal once the animal itself is deleted. */
export function forgetMeetupsOfDeletedPets(on: OnEvent, inTransaction: InTransaction): void {
  on('pets/pet-deleted', ({ petId }) => inTransaction(db => forgetPet(db, petId)))
}
