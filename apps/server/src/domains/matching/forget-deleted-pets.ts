import type { Database, OnEvent } from '../../procedures/index.ts'
import { forgetPets } from './matching-store.ts'

/** Runs `work` in one transaction. */
type InTransaction = <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>

/** Deletes what matching keeps about an animal once the animal itself is deleted. */
export function forgetDeletedPets(on: OnEvent, inTransaction: InTransaction): void {
  on('pets/pet-deleted', ({ petId }) => inTransaction(db => forgetPets(db, [petId])))
}
