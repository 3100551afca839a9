import type { PedigreeRecord } from '@pawfect/domain/pedigree'
import type { OpenChange } from '../../store/pedigree/change-journal.ts'
import type { StoredImport } from '../../store/pedigree/import-store.ts'
import type { OwnWords } from '../own-words.ts'
import type { WorkerWatch } from '../worker-messages.ts'

/** Records on their way into a studbook. */
export type ImportWork = {
  readonly change: OpenChange
  /** What figures may be computed from: no loops. */
  readonly records: readonly PedigreeRecord[]
  /** The file's own words, as they were read. */
  readonly said: readonly PedigreeRecord[]
  /** Tests and claims beside the records, where the file is one of ours. */
  readonly own: OwnWords
  readonly stored: StoredImport
  readonly watch: WorkerWatch
}

/** What an import did beside adding animals. */
export type ImportDone = {
  readonly animalsFilled: number
  readonly claimsAdded: number
  /** Animals of the file without a known parent: where its lines begin. */
  readonly founders: number
}
