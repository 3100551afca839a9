import { randomUUID } from 'node:crypto'
import {
  type PedigreeRecord,
  writeGedcom,
  writePedigreeCsv,
  writePedigreeJson,
} from '@pawfect/domain/pedigree'
import type { CompanionDatabase } from '../store/companion-database.ts'
import type { AnimalRow } from '../store/pedigree/animal-store.ts'
import { createStudbookStore } from '../store/pedigree/studbook-store.ts'
import { shelveExport } from './export-shelf.ts'
import { recordOf } from './figures/ancestor-records.ts'
import type { ClaimLine } from './own-words.ts'
import type { WorkerInput, WorkerOutput, WorkerWatch } from './worker-messages.ts'

/** Where exports are written and what they are written from. */
export type ExportParts = { readonly folder: string; readonly database: CompanionDatabase }

const ENDINGS = { csv: 'csv', gedcom: 'ged', json: 'json' } as const

/** Animals between two looks at the signal. */
const ROWS_PER_STEP = 5000

/** Writes a studbook to the shelf. @throws {StudbookMissingError} */
export function exportStudbook(
  { folder, database }: ExportParts,
  { accountId, studbookId, format }: WorkerInput<'exportStudbook'>,
  watch: WorkerWatch,
): WorkerOutput<'exportStudbook'> {
  const { book, name, animals } = createStudbookStore(database).find(accountId, studbookId)
  const records = recordsOfBook(database, { book, animals }, watch)
  const exportId = randomUUID()
  const byteLength = shelveExport(folder, exportId, textOf(database, { book, records, format }))
  const fileName = `${name.replaceAll(/[\\/:*?"<>|]/g, ' ').trim() || 'studbook'}.${ENDINGS[format]}`
  return { exportId, fileName, byteLength }
}

type Exporting = {
  readonly book: number
  readonly records: readonly PedigreeRecord[]
  readonly format: keyof typeof ENDINGS
}

function textOf(database: CompanionDatabase, { book, records, format }: Exporting): string {
  if (format === 'csv') return writePedigreeCsv(records)
  if (format === 'gedcom') return writeGedcom(records)
  // The same file with two more entries: whoever reads only the records may pass over them.
  const more = JSON.stringify({
    genetics: geneticsByRecord(database, book),
    claims: claimsByRecord(database, book),
  })
  return `${writePedigreeJson(records).trimEnd().slice(0, -1)},${more.slice(1)}\n`
}

/** Animals without a record are only named by their offspring, as they came. */
function recordsOfBook(
  database: CompanionDatabase,
  { book, animals }: { readonly book: number; readonly animals: number },
  { signal, report }: WorkerWatch,
): PedigreeRecord[] {
  const ids = new Map(
    database
      .prepare<[number], [number, string]>('SELECT animal_id, record_id FROM studbook_animal WHERE book = ?')
      .raw()
      .all(book),
  )
  const idOf = (animalId: number | null) => (animalId === null ? undefined : ids.get(animalId))
  const rows = database.prepare<[number], AnimalRow>(
    'SELECT * FROM studbook_animal WHERE book = ? AND has_record = 1 ORDER BY animal_id',
  )
  const records: PedigreeRecord[] = []
  for (const row of rows.iterate(book)) {
    records.push(recordOf(row, idOf))
    if (records.length % ROWS_PER_STEP !== 0) continue
    signal.throwIfAborted()
    report({ step: 'writing', done: records.length, total: animals })
  }
  return records
}

function geneticsByRecord(database: CompanionDatabase, book: number): Record<string, unknown> {
  const rows = database
    .prepare<[number], { record_id: string; genetics: string }>(
      'SELECT record_id, genetics FROM studbook_animal WHERE book = ? AND genetics IS NOT NULL',
    )
    .all(book)
  return Object.fromEntries(rows.map(row => [row.record_id, JSON.parse(row.genetics) as unknown]))
}

function claimsByRecord(database: CompanionDatabase, book: number): ClaimLine[] {
  return database
    .prepare<[number], Omit<ClaimLine, 'chosen'> & { chosen: number }>(
      `SELECT animal.record_id AS id, fact, value, parent.record_id AS parent, who, evidence,
         signed_with AS signedWith, at, chosen
       FROM studbook_claim AS claim JOIN studbook_animal AS animal USING (animal_id)
       LEFT JOIN studbook_animal AS parent ON parent.animal_id = claim.parent_id
       WHERE claim.book = ? ORDER BY claim_id`,
    )
    .all(book)
    .map(claim => ({ ...claim, chosen: claim.chosen === 1 }))
}
