import type { PedigreeRecord } from '../pedigree-record.ts'
import { guardFormula, markApostrophes, OWN_COLUMNS } from './table/own-columns.ts'

/** How a table is written. */
export type CsvOptions = {
  /** @default ',' */
  readonly delimiter?: ',' | ';' | '\t'
  /**
   * Puts an apostrophe before cells that a spreadsheet program would run as a formula. Reading takes it away again.
   * @default true
   */
  readonly guardFormulas?: boolean
}

/**
 * Writes records as a table that `readPedigreeTable` reads back to the same records: our columns, then those under
 * `other` in the order in which they first occur. Lines end with CR LF (RFC 4180). Encode as UTF-8.
 */
export function writePedigreeCsv(records: readonly PedigreeRecord[], options: CsvOptions = {}): string {
  const { delimiter = ',', guardFormulas = true } = options
  const others = otherHeadings(records)
  const guard = guardFormulas ? guardFormula : markApostrophes
  const needsQuotes = new RegExp(`["\\r\\n${delimiter}]|^\\s|\\s$|^(#|//)`)
  const cellOf = (value: string | undefined) => quoted(guard(value ?? ''), needsQuotes)
  const headings = [...OWN_COLUMNS.map(([heading]) => heading), ...others]
  const lines = [headings.map(cellOf).join(delimiter)]
  for (const record of records) {
    const own = OWN_COLUMNS.map(([, role]) => cellOf(record[FIELD_OF[role]]))
    const other = others.map(heading => cellOf(record.other?.[heading]))
    lines.push([...own, ...other].join(delimiter))
  }
  return `${lines.join('\r\n')}\r\n`
}

const FIELD_OF = {
  id: 'id',
  name: 'name',
  sire: 'sireId',
  dam: 'damId',
  sex: 'sex',
  bornOn: 'bornOn',
  diedOn: 'diedOn',
  breed: 'breed',
  colour: 'colour',
  registration: 'registration',
  chip: 'chip',
} as const

function otherHeadings(records: readonly PedigreeRecord[]): string[] {
  const headings = new Set<string>()
  for (const { other } of records) for (const heading of Object.keys(other ?? {})) headings.add(heading)
  return [...headings]
}

function quoted(cell: string, needsQuotes: RegExp): string {
  return needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
