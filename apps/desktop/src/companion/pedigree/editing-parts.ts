import type { AnimalStore } from '../store/pedigree/animal-store.ts'
import type { AnimalWriter } from '../store/pedigree/animal-writer.ts'
import type { ChangeJournal } from '../store/pedigree/change-journal.ts'
import type { ClaimStore } from '../store/pedigree/claim-store.ts'
import type { SourceStore } from '../store/pedigree/source-store.ts'

/** What writing animals works with. */
export type EditingParts = {
  readonly animals: AnimalStore
  readonly writer: AnimalWriter
  readonly journal: ChangeJournal
  readonly claims: ClaimStore
  readonly sources: SourceStore
  /** Runs the writes in one transaction. */
  readonly atOnce: <Result>(write: () => Result) => Result
}
