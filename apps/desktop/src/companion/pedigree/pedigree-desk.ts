import type { AnimalBrief } from '../../bridge/index.ts'
import { type AnimalRow, briefOf, createAnimalStore } from '../store/pedigree/animal-store.ts'
import { createAnimalWriter } from '../store/pedigree/animal-writer.ts'
import { createChangeJournal } from '../store/pedigree/change-journal.ts'
import { createClaimStore } from '../store/pedigree/claim-store.ts'
import { createImportStore, type ImportStore } from '../store/pedigree/import-store.ts'
import { openPedigreeDatabase } from '../store/pedigree/pedigree-database.ts'
import { createSourceStore } from '../store/pedigree/source-store.ts'
import { createStudbookStore } from '../store/pedigree/studbook-store.ts'
import type { EditingParts } from './editing-parts.ts'
import { emptyShelf } from './export-shelf.ts'
import { createPedigreeWorkerHost, type PedigreeWorkerHost } from './pedigree-worker-host.ts'
import type { StudbookParts } from './rename-studbook.ts'
import type { SharedFigures } from './worker-messages.ts'

/** All that the pedigree calls work with: the stores, the worker, and the one place where writing takes turns. */
export type PedigreeDesk = EditingParts &
  StudbookParts & {
    readonly folder: string
    readonly imports: ImportStore
    readonly worker: PedigreeWorkerHost
    /** Runs the write when no other is under way, on this thread or in the worker. */
    readonly inTurn: <Result>(write: () => Result | Promise<Result>) => Promise<Result>
    /** Rows as lists show them, with coefficients as far as they are known for the studbook's present state. */
    readonly briefsOf: (rows: readonly AnimalRow[]) => AnimalBrief[]
    readonly dispose: () => Promise<void>
  }

/** How long a deleted studbook can be brought back. */
const KEEP_DELETED_MS = 30 * 24 * 60 * 60 * 1000

/** Opens the pedigree database below the folder. The worker starts when there is something for it to do. */
export function openPedigreeDesk(folder: string): PedigreeDesk {
  const database = openPedigreeDatabase(folder)
  const figures = new Map<number, SharedFigures>()
  const books = createStudbookStore(database)
  books.purge(new Date(Date.now() - KEEP_DELETED_MS).toISOString())
  const worker = createPedigreeWorkerHost({ folder }, made => figures.set(made.book, made))
  const revisionOf = database
    .prepare<[number], number>('SELECT revision FROM studbook WHERE book = ?')
    .pluck()
  let tail: Promise<unknown> = Promise.resolve()
  emptyShelf(folder)
  return {
    folder,
    books,
    animals: createAnimalStore(database),
    writer: createAnimalWriter(database),
    journal: createChangeJournal(database),
    claims: createClaimStore(database),
    sources: createSourceStore(database),
    atOnce: write => database.transaction(write).immediate(),
    database,
    imports: createImportStore(database),
    worker,
    inTurn: write => {
      const turn = tail.then(write)
      // The next in the queue does not care how this one ended; its own caller does.
      tail = turn.catch(() => undefined)
      return turn
    },
    briefsOf: rows => {
      const revisions = new Map<number, number | undefined>()
      return rows.map(row => {
        if (!revisions.has(row.book)) revisions.set(row.book, revisionOf.get(row.book))
        const known = figures.get(row.book)
        const isPresent = known !== undefined && known.revision === revisions.get(row.book)
        return briefOf(row, isPresent ? coefficientOf(known, row.animal_id) : null)
      })
    },
    dispose: async () => {
      await tail
      await worker.dispose()
      database.close()
    },
  }
}

/** By halving: the ids ascend. */
function coefficientOf({ animalIds, inbreeding }: SharedFigures, animalId: number): number | null {
  let low = 0
  let high = animalIds.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const id = animalIds[middle] ?? 0
    if (id === animalId) return inbreeding[middle] ?? null
    if (id < animalId) low = middle + 1
    else high = middle - 1
  }
  return null
}
