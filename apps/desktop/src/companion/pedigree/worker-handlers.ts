import type { CompanionDatabase } from '../store/companion-database.ts'
import { createAnimalStore } from '../store/pedigree/animal-store.ts'
import { createChangeJournal } from '../store/pedigree/change-journal.ts'
import { createStudbookStore } from '../store/pedigree/studbook-store.ts'
import { createImportHandlers } from './import/import-desk.ts'
import { createStudbookShelf } from './loaded-studbook.ts'
import type { SharedFigures, WorkerHandlers } from './worker-messages.ts'

/** What the worker works with. */
export type WorkerParts = {
  readonly folder: string
  readonly database: CompanionDatabase
  readonly tellFigures: (figures: SharedFigures) => void
}

/** One function for every long call. */
export function createWorkerHandlers({ database, tellFigures }: WorkerParts): Partial<WorkerHandlers> {
  const books = createStudbookStore(database)
  const animals = createAnimalStore(database)
  const journal = createChangeJournal(database)
  const shelf = createStudbookShelf(database, tellFigures)
  void animals
  void shelf
  return {
    ...createImportHandlers(database),
    undoChange: ({ accountId, studbookId, changeId }) =>
      journal.undo(books.findDeleted(accountId, studbookId).book, changeId),
  }
}
