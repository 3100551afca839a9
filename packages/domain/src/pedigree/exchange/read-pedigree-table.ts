import type { ColumnMapping, MappingProposal } from './column-mapping.ts'
import { MissingColumnError, UnreadablePedigreeError } from './exchange-errors.ts'
import { checkRecords } from './findings/check-records.ts'
import { finding, withLines } from './findings/make-finding.ts'
import type { PedigreeFinding } from './pedigree-finding.ts'
import type { PedigreeReading, ReadingOptions, ReadingProgress } from './pedigree-reading.ts'
import { runInSlices } from './run-in-slices.ts'
import { type DecodedText, decodeText } from './table/decode-text.ts'
import { joinRows } from './table/join-rows.ts'
import { linkByName } from './table/link-by-name.ts'
import { parseTable, type TextTable } from './table/parse-table.ts'
import { RowReader, type RowRecord } from './table/records-of-rows.ts'
import {
  mappingOf,
  missingColumns,
  samplesOf,
  type UnderstoodTable,
  understandTable,
} from './table/understand-table.ts'

/**
 * Reads a table of animals of any sane shape: bytes of a CSV file in any usual encoding, or text from the clipboard.
 * Every row ends up in a record, a finding or both.
 *
 * @throws {MissingColumnError} when no column of ids, sires or dams can be found.
 * @throws {UnreadablePedigreeError} when this is no table at all.
 * @throws the signal's reason, when it is aborted.
 */
export function readPedigreeTable(
  source: Uint8Array | string,
  options: ReadingOptions = {},
): Promise<PedigreeReading> {
  return runInSlices(tableReading(source, options), options)
}

/**
 * What a mapping screen starts from: each column with what it seems to mean, what is open, and the first rows. Never
 * refuses a table for missing columns; it names them.
 *
 * @param said - what the person decided so far; the rest is guessed anew around it.
 * @throws {UnreadablePedigreeError} when this is no table at all.
 */
export async function proposeColumnMapping(
  source: Uint8Array | string,
  said: ColumnMapping = {},
  options: Omit<ReadingOptions, 'mapping'> = {},
): Promise<MappingProposal> {
  const { understood, table, encoding } = await runInSlices(understoodTable(source, said), options)
  const roleOf = new Map(Object.entries(understood.columns).map(([role, column]) => [column, role]))
  return {
    mapping: mappingOf(understood, { delimiter: table.delimiter, encoding }),
    columns: understood.headings.map((heading, index) => {
      const role = roleOf.get(index) as MappingProposal['columns'][number]['role']
      const confidence = understood.confidence.get(index) ?? 0
      const samples = samplesOf(understood.rows, index)
      return { index, heading, ...(role === undefined ? {} : { role }), confidence, samples }
    }),
    questions: [...understood.questions],
    missing: missingColumns(understood.columns, said),
    preview: understood.rows.slice(0, PREVIEW_ROWS).map(row => row.map(cell => cell.slice(0, 200))),
    rowCount: understood.rows.length,
  }
}

const PREVIEW_ROWS = 20
/** Rows between two reports of progress. */
const ROWS_PER_STEP = 1024

/** The work of `readPedigreeTable`, step by step. */
export function* tableReading(
  source: Uint8Array | string,
  options: Pick<ReadingOptions, 'mapping' | 'today'>,
): Generator<ReadingProgress, PedigreeReading> {
  const { understood, table, encoding, undecodable } = yield* understoodTable(source, options.mapping)
  const missing = missingColumns(understood.columns, options.mapping)
  if (missing.length > 0) throw new MissingColumnError(missing, understood.headings)
  const reader = new RowReader(understood)
  const rows: RowRecord[] = []
  for (let row = 0; row < understood.rows.length; row += 1) {
    rows.push(reader.read(row))
    if (row % ROWS_PER_STEP === 0) yield { phase: 'records', done: row, total: understood.rows.length }
  }
  const joined = joinRows(rows)
  const linked = linkByName(joined.records, reader.openLinks)
  const undecided = new Set(reader.openLinks.map(link => link.name))
  const checked = (yield* checkRecords(linked.records, options)).filter(
    // Told already, as a name that several animals have.
    found => found.kind !== 'misspelled-parent' || !undecided.has(String(found.facts['parent'])),
  )
  const fileFindings = findingsOfFile(table, understood, undecodable)
  return {
    format: 'table',
    records: linked.records,
    findings: [
      ...fileFindings,
      ...reader.notes.findings(),
      ...joined.findings,
      ...linked.findings,
      ...checked,
    ].map(found => withLines(found, joined.lineOf)),
    lineOf: joined.lineOf,
    encoding,
    mapping: mappingOf(understood, { delimiter: table.delimiter, encoding }),
    headings: understood.headings,
    questions: understood.questions,
  }
}

function* understoodTable(
  source: Uint8Array | string,
  said: ColumnMapping = {},
): Generator<ReadingProgress, { understood: UnderstoodTable; table: TextTable } & Omit<DecodedText, 'text'>> {
  const total = source.length
  yield { phase: 'decoding', done: 0, total }
  const { text, encoding, undecodable } = decodeText(source, said.encoding)
  const table = yield* parseTable(text, said.delimiter)
  if (table.rows.length === 0) throw new UnreadablePedigreeError('empty')
  yield { phase: 'rows', done: total, total }
  return { understood: understandTable(table, said), table, encoding, undecodable }
}

function findingsOfFile(
  table: TextTable,
  { titles }: UnderstoodTable,
  undecodable: number,
): PedigreeFinding[] {
  const found: PedigreeFinding[] = []
  if (undecodable > 0)
    found.push(finding('undecodable-text', { key: '', severity: 'warning', facts: { count: undecodable } }))
  for (const { line, text } of table.strayQuotes)
    found.push(
      finding('stray-quote', { key: `${line}`, severity: 'warning', lines: [line], facts: { line, text } }),
    )
  const comments = [...titles, ...table.comments].toSorted((one, two) => one.line - two.line)
  if (comments.length > 0) {
    const facts = { count: comments.length, text: (comments[0]?.text ?? '').slice(0, 200) }
    const lines = comments.map(({ line }) => line)
    found.push(finding('comment-lines', { key: '', severity: 'note', lines, facts }))
  }
  const { blankLines } = table
  if (blankLines.length > 0)
    found.push(
      finding('blank-rows', {
        key: '',
        severity: 'note',
        lines: blankLines,
        facts: { count: blankLines.length },
      }),
    )
  return found
}
