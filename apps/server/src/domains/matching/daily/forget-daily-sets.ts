import type { Database, OnEvent } from '../../../procedures/index.ts'
import { forgetSetsOf } from './daily-store.ts'

/** Runs `work` in one transaction. */
type InTransaction = <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>

/** Takes an animal off every card once it is deleted, or lives with somebody else. */
export function forgetDailySets(on: OnEvent, inTransaction: InTransaction): void {
  on('pets/pet-deleted', ({ petId }) => inTransaction(db => forgetSetsOf(db, [petId])))
  on('pets/pet-moved', ({ petId }) => inTransaction(db => forgetSetsOf(db, [petId])))
}
