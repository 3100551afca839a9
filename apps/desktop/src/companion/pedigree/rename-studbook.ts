import type { AccountScope } from '../../bridge/index.ts'
import type { CompanionDatabase } from '../store/companion-database.ts'
import type { ChangeJournal, ChangeMade } from '../store/pedigree/change-journal.ts'
import type { StudbookStore } from '../store/pedigree/studbook-store.ts'

/** What changes of a studbook as a whole work with. */
export type StudbookParts = {
  readonly database: CompanionDatabase
  readonly books: StudbookStore
  readonly journal: ChangeJournal
}

type StudbookOf = { readonly accountId: AccountScope; readonly studbookId: string }

/** Gives a studbook another name. @throws {StudbookMissingError} */
export function renameStudbook(parts: StudbookParts, of: StudbookOf, name: string): ChangeMade {
  const { book, name: before } = parts.books.find(of.accountId, of.studbookId)
  return parts.journal.record({ book, kind: 'rename-studbook', subject: name, beforeText: before }, () => {
    parts.database.prepare('UPDATE studbook SET name = ? WHERE book = ?').run(name, book)
  })
}

/** Hides a studbook; undoing the change shows it again. @throws {StudbookMissingError} */
export function deleteStudbook(parts: StudbookParts, of: StudbookOf): ChangeMade {
  const { book, name } = parts.books.find(of.accountId, of.studbookId)
  return parts.journal.record({ book, kind: 'delete-studbook', subject: name }, () => {
    parts.database
      .prepare('UPDATE studbook SET deleted_at = ? WHERE book = ?')
      .run(new Date().toISOString(), book)
  })
}
