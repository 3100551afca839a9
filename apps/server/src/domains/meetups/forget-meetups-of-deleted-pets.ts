import type { Database, OnEvent } from '../../procedures/index.ts'
import { forgetPet } from './meetups-store.ts'

/** Runs `work` in one transaction. */
type InTransaction = <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>

/** Deletes the meet-ups of an animal once it is deleted, or somebody else's: they were between two owners. */
export function forgetMeetupsOfDeletedPets(on: OnEvent, inTransaction: InTransaction): void {
  on('pets/pet-deleted', ({ petId }) => inTransaction(db => forgetPet(db, petId)))
  on('pets/pet-moved', ({ petId }) => inTransaction(db => forgetPet(db, petId)))
}
