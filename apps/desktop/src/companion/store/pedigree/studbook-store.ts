import { randomUUID } from 'node:crypto'
import type { AccountScope, Studbook } from '../../../bridge/index.ts'
import type { CompanionDatabase } from '../companion-database.ts'
import { StudbookMissingError } from './pedigree-store-errors.ts'

/** A studbook's number inside the database, and its state. */
export type BookRow = {
  readonly book: number
  readonly studbook_id: string
  readonly name: string
  readonly revision: number
  readonly animals: number
  readonly created_at: string
  readonly species: Studbook['species']
  readonly place: Studbook['place']
}

/** What somebody says of a studbook as a whole. */
export type StudbookDescription = {
  readonly species?: Studbook['species'] | undefined
  readonly place?: Studbook['place'] | undefined
}

/** Studbooks, by account. */
export type StudbookStore = {
  readonly list: (accountId: AccountScope) => Studbook[]
  readonly create: (accountId: AccountScope, name: string) => Studbook
  /** @throws {StudbookMissingError} */
  readonly find: (accountId: AccountScope, studbookId: string) => BookRow
  /** Deleted ones too: what an undo looks for. @throws {StudbookMissingError} */
  readonly findDeleted: (accountId: AccountScope, studbookId: string) => BookRow
  /** What is left out stays as it is. */
  readonly describe: (book: number, said: StudbookDescription) => void
  /** @returns how many moved from `nobody`. */
  readonly adopt: (accountId: AccountScope) => number
  /** Deletes everything an account keeps, for good. */
  readonly forget: (accountId: AccountScope) => void
  /** Deletes for good what was deleted before the instant (ISO). */
  readonly purge: (deletedBefore: string) => void
}

/** Tables with rows of a studbook, by its number. */
const BOOK_TABLES = ['studbook_animal', 'studbook_change', 'studbook_claim', 'studbook'] as const

/** Keeps studbooks in the pedigree database. */
export function createStudbookStore(database: CompanionDatabase): StudbookStore {
  const all = database.prepare<[string], BookRow>(
    'SELECT * FROM studbook WHERE account_id = ? AND deleted_at IS NULL ORDER BY name COLLATE NOCASE, book',
  )
  const insert = database.prepare('INSERT INTO studbook VALUES (NULL, ?, ?, ?, 0, 0, ?, NULL, NULL, NULL)')
  const one = database.prepare<[string, string], BookRow & { deleted_at: string | null }>(
    'SELECT * FROM studbook WHERE account_id = ? AND studbook_id = ?',
  )
  const setSpecies = database.prepare('UPDATE studbook SET species = ? WHERE book = ?')
  const setPlace = database.prepare('UPDATE studbook SET place = ? WHERE book = ?')
  const move = database.prepare("UPDATE studbook SET account_id = ? WHERE account_id = 'nobody'")
  const moveImports = database.prepare(
    "UPDATE studbook_import SET account_id = ? WHERE account_id = 'nobody'",
  )
  const findDeleted = (accountId: AccountScope, studbookId: string) => {
    const row = one.get(accountId, studbookId)
    if (row === undefined) throw new StudbookMissingError(studbookId)
    return row
  }
  return {
    list: accountId => all.all(accountId).map(studbookOf),
    create: (accountId, name) => {
      const studbookId = randomUUID()
      insert.run(accountId, studbookId, name, new Date().toISOString())
      return studbookOf(findDeleted(accountId, studbookId))
    },
    find: (accountId, studbookId) => {
      const row = findDeleted(accountId, studbookId)
      if (row.deleted_at !== null) throw new StudbookMissingError(studbookId)
      return row
    },
    findDeleted,
    describe: (book, { species, place }) => {
      if (species !== undefined) setSpecies.run(species, book)
      if (place !== undefined) setPlace.run(place, book)
    },
    adopt: accountId => {
      moveImports.run(accountId)
      return move.run(accountId).changes
    },
    forget: accountId => forget(database, accountId),
    purge: deletedBefore => purge(database, deletedBefore),
  }
}

/** A studbook as lists show it. */
export function studbookOf(row: BookRow): Studbook {
  return {
    studbookId: row.studbook_id,
    name: row.name,
    animals: row.animals,
    revision: row.revision,
    createdAt: row.created_at,
    species: row.species,
    place: row.place,
  }
}

function forget(database: CompanionDatabase, accountId: AccountScope): void {
  const books = database
    .prepare<[string], { book: number }>('SELECT book FROM studbook WHERE account_id = ?')
    .all(accountId)
  database.transaction(() => {
    database
      .prepare(
        'DELETE FROM studbook_import_piece WHERE import_id IN (SELECT import_id FROM studbook_import WHERE account_id = ?)',
      )
      .run(accountId)
    database.prepare('DELETE FROM studbook_import WHERE account_id = ?').run(accountId)
    for (const { book } of books) dropBook(database, book)
  })()
  // Words of deleted animals stay in old segments until those are merged.
  if (books.length > 0) database.exec("INSERT INTO studbook_word(studbook_word) VALUES ('optimize')")
  database.pragma('wal_checkpoint(TRUNCATE)')
}

function purge(database: CompanionDatabase, deletedBefore: string): void {
  const books = database
    .prepare<[string], { book: number }>('SELECT book FROM studbook WHERE deleted_at < ?')
    .all(deletedBefore)
  database.transaction(() => {
    for (const { book } of books) dropBook(database, book)
  })()
}

function dropBook(database: CompanionDatabase, book: number): void {
  database
    .prepare(
      'DELETE FROM studbook_word WHERE rowid IN (SELECT animal_id FROM studbook_animal WHERE book = ?)',
    )
    .run(book)
  database
    .prepare(
      'DELETE FROM studbook_before WHERE change_id IN (SELECT change_id FROM studbook_change WHERE book = ?)',
    )
    .run(book)
  for (const table of BOOK_TABLES) database.prepare(`DELETE FROM ${table} WHERE book = ?`).run(book)
}
