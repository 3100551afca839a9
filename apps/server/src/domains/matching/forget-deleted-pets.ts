import type { PetId } from '@pawfect/domain/pets'
import type { Database, EmitEvent, OnEvent } from '../../procedures/index.ts'
import { forgetDecisionsAbout, forgetPets } from './matching-store.ts'

/** Runs `work` in one transaction. */
type InTransaction = <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>

/**
 * Deletes what matching keeps about an animal once the animal itself is deleted. When its page goes to another owner,
 * only what its owners decided goes: yes was said to somebody else. What meetings taught is the animal's own.
 * The ranking hears of either once it is done.
 */
export function forgetDeletedPets(
  { on, emit }: { readonly on: OnEvent; readonly emit: EmitEvent },
  inTransaction: InTransaction,
): void {
  const forget = async (petId: PetId, work: (db: Database) => Promise<void>): Promise<void> => {
    await inTransaction(work)
    emit('matching/answers-forgotten', { petId })
  }
  on('pets/pet-deleted', ({ petId }) => forget(petId, db => forgetPets(db, [petId])))
  on('pets/pet-moved', ({ petId }) => forget(petId, db => forgetDecisionsAbout(db, [petId])))
}
