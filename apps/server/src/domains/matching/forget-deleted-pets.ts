import type { Database, OnEvent } from '../../procedures/index.ts'
import { forgetDecisionsAbout, forgetPets } from './matching-store.ts'

/** Runs `work` in one transaction. */
type InTransaction = <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>

/**
 * Deletes what matching keeps about an animal once the animal itself is deleted. When its page goes to another owner,
 * only what its owners decided goes: yes was said to somebody else. What meetings taught is the animal's own.
 */
export function forgetDeletedPets(on: OnEvent, inTransaction: InTransaction): void {
  on('pets/pet-deleted', ({ petId }) => inTransaction(db => forgetPets(db, [petId])))
  on('pets/pet-moved', ({ petId }) => inTransaction(db => forgetDecisionsAbout(db, [petId])))
}
