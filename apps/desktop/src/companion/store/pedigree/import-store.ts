import { randomUUID } from 'node:crypto'
import type { ColumnMapping } from '@pawfect/domain/pedigree'
import type { AccountScope, ImportSummary } from '../../../bridge/index.ts'
import type { CompanionDatabase } from '../companion-database.ts'
import { ImportIncompleteError, ImportMissingError, ImportOutOfOrderError } from './pedigree-store-errors.ts'

/** What was decided on a finding: the accepted fix, or null for "keep the file's word". In the order of deciding. */
export type ImportDecisions = Readonly<Record<string, string | null>>

/** An import as it is kept: it survives a restart at every step. */
export type StoredImport = {
  readonly importId: string
  readonly fileName: string
  readonly byteLength: number
  readonly received: number
  readonly mapping: ColumnMapping
  readonly decisions: ImportDecisions
}

/** Files that are being imported, and what was decided about them. */
export type ImportStore = {
  readonly start: (accountId: AccountScope, file: { fileName: string; byteLength: number }) => string
  /** @throws {ImportOutOfOrderError} @returns how many bytes are here now. */
  readonly receive: (stored: StoredImport, offset: number, bytes: Uint8Array) => number
  /** @throws {ImportMissingError} */
  readonly find: (accountId: AccountScope, importId: string) => StoredImport
  /** @throws {ImportIncompleteError} */
  readonly bytesOf: (stored: StoredImport) => Uint8Array<ArrayBuffer>
  readonly setMapping: (importId: string, mapping: ColumnMapping) => void
  readonly setDecisions: (importId: string, decisions: ImportDecisions) => void
  readonly setApplied: (importId: string, book: number, changeId: number) => void
  readonly list: (accountId: AccountScope) => ImportSummary[]
  readonly forget: (accountId: AccountScope, importId: string) => boolean
}

type ImportRow = {
  import_id: string
  file_name: string
  byte_length: number
  received: number
  mapping: string
  decisions: string
  started_at: string
  change_id: number | null
  studbook_id: string | null
  animals_added: number | null
  undone_at: string | null
}

const ROW = `SELECT studbook_import.*, studbook.studbook_id, step.animals_added, step.undone_at FROM studbook_import
  LEFT JOIN studbook ON studbook.book = studbook_import.book
  LEFT JOIN studbook_change AS step ON step.change_id = studbook_import.change_id
  WHERE studbook_import.account_id = ?`

/** Keeps imports in the pedigree database. */
export function createImportStore(database: CompanionDatabase): ImportStore {
  const insert = database.prepare(
    "INSERT INTO studbook_import VALUES (?, ?, ?, ?, 0, '{}', '{}', ?, NULL, NULL)",
  )
  const one = database.prepare<[string, string], ImportRow>(`${ROW} AND import_id = ?`)
  const all = database.prepare<[string], ImportRow>(`${ROW} ORDER BY started_at DESC, import_id`)
  const pieces = database
    .prepare<[string], Uint8Array>(
      'SELECT bytes FROM studbook_import_piece WHERE import_id = ? ORDER BY start',
    )
    .pluck()
  const set = (column: 'mapping' | 'decisions') => {
    const write = database.prepare(`UPDATE studbook_import SET ${column} = ? WHERE import_id = ?`)
    return (importId: string, value: object) => void write.run(JSON.stringify(value), importId)
  }
  const applied = database.prepare('UPDATE studbook_import SET book = ?, change_id = ? WHERE import_id = ?')
  return {
    start: (accountId, { fileName, byteLength }) => {
      const importId = randomUUID()
      insert.run(importId, accountId, fileName, byteLength, new Date().toISOString())
      return importId
    },
    receive: createReceiver(database),
    find: (accountId, importId) => {
      const row = one.get(accountId, importId)
      if (row === undefined) throw new ImportMissingError(importId)
      return storedOf(row)
    },
    bytesOf: stored => {
      if (stored.received !== stored.byteLength) {
        throw new ImportIncompleteError(stored.received, stored.byteLength)
      }
      return joined(pieces.all(stored.importId), stored.byteLength)
    },
    setMapping: set('mapping'),
    setDecisions: set('decisions'),
    setApplied: (importId, book, changeId) => void applied.run(book, changeId, importId),
    list: accountId => all.all(accountId).map(summaryOf),
    forget: createForgetter(database),
  }
}

function createReceiver(database: CompanionDatabase): ImportStore['receive'] {
  const write = database.prepare('INSERT INTO studbook_import_piece VALUES (?, ?, ?)')
  const count = database.prepare('UPDATE studbook_import SET received = ? WHERE import_id = ?')
  const receive = database.transaction((importId: string, offset: number, bytes: Uint8Array) => {
    write.run(importId, offset, bytes)
    count.run(offset + bytes.byteLength, importId)
  })
  return ({ importId, received, byteLength }, offset, bytes) => {
    const total = offset + bytes.byteLength
    if (offset !== received || total > byteLength) throw new ImportOutOfOrderError(received)
    receive.immediate(importId, offset, bytes)
    return total
  }
}

function createForgetter(database: CompanionDatabase): ImportStore['forget'] {
  const forget = database.prepare('DELETE FROM studbook_import WHERE account_id = ? AND import_id = ?')
  const forgetPieces = database.prepare('DELETE FROM studbook_import_piece WHERE import_id = ?')
  return (accountId, importId) => {
    const run = database.transaction(() => {
      const forgotten = forget.run(accountId, importId).changes > 0
      if (forgotten) forgetPieces.run(importId)
      return forgotten
    })
    return run.immediate()
  }
}

function joined(pieces: readonly Uint8Array[], byteLength: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(byteLength)
  let offset = 0
  for (const piece of pieces) {
    bytes.set(piece, offset)
    offset += piece.byteLength
  }
  return bytes
}

function storedOf(row: ImportRow): StoredImport {
  return {
    importId: row.import_id,
    fileName: row.file_name,
    byteLength: row.byte_length,
    received: row.received,
    mapping: JSON.parse(row.mapping) as ColumnMapping,
    decisions: JSON.parse(row.decisions) as ImportDecisions,
  }
}

function summaryOf(row: ImportRow): ImportSummary {
  return {
    importId: row.import_id,
    fileName: row.file_name,
    byteLength: row.byte_length,
    state: stateOf(row),
    startedAt: row.started_at,
    studbookId: row.studbook_id,
    changeId: row.change_id,
    animalsAdded: row.animals_added ?? 0,
  }
}

function stateOf(row: ImportRow): ImportSummary['state'] {
  if (row.undone_at !== null) return 'undone'
  if (row.change_id !== null) return 'applied'
  return row.received < row.byte_length ? 'receiving' : 'reading'
}
