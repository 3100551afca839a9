import type { Clock, Database, OnEvent } from '../../../procedures/index.ts'
import { countDecision, noteShowing, takeBackDecision } from './photo-tallies-store.ts'

/** Runs `work` in one transaction. */
type InTransaction = <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>

/** Counts which photo came first when an owner decided; a decision taken back is uncounted exactly. */
export function learnFromPhotos(
  on: OnEvent,
  { inTransaction, clock }: { readonly inTransaction: InTransaction; readonly clock: Clock },
): void {
  on('pets/photos-shown-first', ({ viewerPetId, kind, firsts }) =>
    inTransaction(async db => {
      for (const first of firsts) await noteShowing(db, { ...first, viewerPetId, kind }, clock.now())
    }),
  )
  on('matching/decision-made', ({ petId, targetPetId, answer }) =>
    inTransaction(async db => {
      const pair = { petId, targetPetId }
      if (answer === 'like' || answer === 'pass') await countDecision(db, pair, { answer, now: clock.now() })
      else await takeBackDecision(db, pair)
    }),
  )
}
