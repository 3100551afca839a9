import type { CompanionDatabase } from '../store/companion-database.ts'
import { createChangeJournal } from '../store/pedigree/change-journal.ts'
import { createStudbookStore } from '../store/pedigree/studbook-store.ts'
import { exportStudbook } from './export-studbook.ts'
import { createFigureHandlers } from './figures/figure-desk.ts'
import { createImportHandlers } from './import/import-desk.ts'
import type { SharedFigures, WorkerHandlers } from './worker-messages.ts'

/** What the worker works with. */
export type WorkerParts = {
  readonly folder: string
  readonly database: CompanionDatabase
  readonly tellFigures: (figures: SharedFigures) => void
}

/** One function for every long call. */
export function createWorkerHandlers({ folder, database, tellFigures }: WorkerParts): WorkerHandlers {
  const books = createStudbookStore(database)
  const journal = createChangeJournal(database)
  return {
    ...createImportHandlers(database),
    ...createFigureHandlers(database, tellFigures),
    exportStudbook: (input, watch) => exportStudbook({ folder, database }, input, watch),
    undoChange: ({ accountId, studbookId, changeId }) =>
      journal.undo(books.findDeleted(accountId, studbookId).book, changeId),
  }
}
