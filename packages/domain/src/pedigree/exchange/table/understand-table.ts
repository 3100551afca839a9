import type { PedigreeSex } from '../../pedigree-record.ts'
import {
  COLUMN_ROLES,
  type ColumnMapping,
  type ColumnRole,
  type DateOrder,
  type MappingQuestion,
} from '../column-mapping.ts'
import { isMissing, readDate, tidyCell } from './cell-values.ts'
import type { AnimalRows } from './column-facts.ts'
import { type FoundHeadings, findHeadings } from './find-headings.ts'
import { type GuessedColumns, guessColumns } from './guess-columns.ts'
import { nameByFamily } from './name-by-family.ts'
import { OWN_COLUMNS, OWN_HEADINGS, unguardFormula } from './own-columns.ts'
import type { TextTable } from './parse-table.ts'
import { type CodeUse, explainSexCodes, type SexCodes } from './sex-codes.ts'

/** A table with everything decided that reading it needs. */
export type UnderstoodTable = {
  readonly rows: AnimalRows
  /** The line of each of `rows`. */
  readonly lines: readonly number[]
  readonly headings: readonly string[]
  readonly hasHeadings: boolean
  /** Rows above the headings: titles. */
  readonly titles: readonly { readonly line: number; readonly text: string }[]
  readonly columns: Partial<Record<ColumnRole, number>>
  readonly confidence: ReadonlyMap<number, number>
  readonly sexCodes: Readonly<Record<string, PedigreeSex>>
  readonly dateOrder: DateOrder | undefined
  readonly parentsBy: 'id' | 'name'
  readonly questions: readonly MappingQuestion[]
  /** Written by ourselves: cells mean exactly what they say, nothing stands for "missing" but the empty cell. */
  readonly isOwn: boolean
}

/** Decides what a table says: what a person said, then its headings, then its content. */
export function understandTable(table: TextTable, said: ColumnMapping = {}): UnderstoodTable {
  const isOwn = OWN_HEADINGS.every((heading, column) => table.rows[0]?.[column] === heading)
  const found = isOwn ? ownHeadings(table) : findHeadings(table.rows, said.hasHeadings)
  const body = table.rows.slice(found.firstRow)
  const tidy = isOwn ? body : body.map(row => row.map(tidyCell))
  const guessed = guessColumns(tidy, found, isOwn ? { ...ownColumns(), ...said.columns } : said.columns)
  const { columns, confidence, unsureParents } = guessed
  const rows = isOwn ? tidy : nameByFamily(tidy, found.headings, columns)
  const { codes, unclear } = sexCodesOf(tidy, guessed, said.sexCodes)
  const dates = dateOrderOf(rows, columns)
  const spoken =
    ORDER_OF_LANGUAGE.exec(found.headings[columns.sire ?? -1] ?? '') === null ? undefined : 'day-first'
  const dateOrder = said.dateOrder ?? dates.order ?? (dates.isMixed ? undefined : spoken)
  const questions: MappingQuestion[] = []
  if (unsureParents !== undefined) questions.push({ kind: 'sire-or-dam', columns: [...unsureParents] })
  if (unclear.length > 0) questions.push({ kind: 'sex-codes', codes: [...unclear] })
  if (dateOrder === undefined && dates.ambiguous.length > 0)
    questions.push({ kind: 'date-order', columns: [...dates.columns], samples: [...dates.ambiguous] })
  return {
    rows,
    lines: table.lines.slice(found.firstRow),
    headings: found.headings,
    hasHeadings: found.firstRow > 0,
    titles: titlesAbove(table, found.firstRow - 1),
    columns,
    confidence,
    sexCodes: codes,
    dateOrder,
    parentsBy: said.parentsBy ?? (isOwn ? 'id' : parentsByOf(guessed)),
    questions,
    isOwn,
  }
}

/** Everything a reading decided, as a mapping that decides the same again. */
export function mappingOf(
  understood: UnderstoodTable,
  { delimiter, encoding }: { readonly delimiter: string; readonly encoding: string },
): ColumnMapping {
  const columns: NonNullable<ColumnMapping['columns']> = {}
  for (const role of COLUMN_ROLES) {
    const column = understood.columns[role]
    // A needed column that was not found stays open: "there is none" is for a person to say.
    if (column !== undefined) columns[role] = column
    else if (role !== 'id' && role !== 'sire' && role !== 'dam') columns[role] = null
  }
  return {
    columns,
    hasHeadings: understood.hasHeadings,
    delimiter,
    encoding,
    sexCodes: { ...understood.sexCodes },
    ...(understood.dateOrder === undefined ? {} : { dateOrder: understood.dateOrder }),
    parentsBy: understood.parentsBy,
  }
}

function ownHeadings(table: TextTable): FoundHeadings {
  const headings = (table.rows[0] ?? []).map(unguardFormula)
  return { headings, firstRow: 1, meaningful: true, rowNames: false }
}

function ownColumns(): ColumnMapping['columns'] {
  return Object.fromEntries(OWN_COLUMNS.map(([, role], column) => [role, column]))
}

function titlesAbove(table: TextTable, headingRow: number) {
  return table.rows
    .slice(0, Math.max(0, headingRow))
    .map((cells, row) => ({ line: table.lines[row] ?? 1, text: cells.join(table.delimiter) }))
}

function sexCodesOf(
  rows: AnimalRows,
  { columns, facts }: GuessedColumns,
  said: ColumnMapping['sexCodes'],
): SexCodes {
  const { sex, id, name } = columns
  if (sex === undefined) return { codes: {}, unclear: [] }
  const sires = facts[columns.sire ?? -1]?.values
  const dams = facts[columns.dam ?? -1]?.values
  const uses = new Map<string, CodeUse>()
  for (const row of rows) {
    const code = (row[sex] ?? '').toLowerCase()
    if (code === '') continue
    const called = [id, name].flatMap(column => (column === undefined ? [] : (row[column] ?? [])))
    const use = uses.get(code) ?? { asSire: 0, asDam: 0 }
    uses.set(code, {
      asSire: use.asSire + (called.some(word => sires?.has(word)) ? 1 : 0),
      asDam: use.asDam + (called.some(word => dams?.has(word)) ? 1 : 0),
    })
    if (uses.size > MOST_CODES) return { codes: {}, unclear: [] }
  }
  return explainSexCodes(uses, said)
}

/** A column with more different words than this is not about sex. */
const MOST_CODES = 200

/** Whether one of the two numbers can only be the day, somewhere in the columns of dates. */
function dateOrderOf(rows: AnimalRows, columns: Partial<Record<ColumnRole, number>>) {
  const numbers = [columns.bornOn, columns.diedOn].filter(column => column !== undefined)
  const ambiguous = new Set<string>()
  let dayFirst = 0
  let monthFirst = 0
  for (const row of rows)
    for (const column of numbers) {
      const cell = row[column] ?? ''
      const [, first, second] = TWO_NUMBERS.exec(cell) ?? []
      if (first === undefined) continue
      if (Number(first) > 12) dayFirst += 1
      else if (Number(second) > 12) monthFirst += 1
      else if (ambiguous.size < 5 && readDate(cell).kind === 'ambiguous') ambiguous.add(cell)
    }
  const isMixed = dayFirst > 0 && monthFirst > 0
  const order: DateOrder | undefined =
    dayFirst > 0 === monthFirst > 0 ? undefined : dayFirst > 0 ? 'day-first' : 'month-first'
  return { order, isMixed, ambiguous: [...ambiguous], columns: numbers }
}

/** Months come first in the English of some countries only; who writes Vater, père or padre writes days first. */
const ORDER_OF_LANGUAGE = /^\s*(vater|p[eè]re|padre|vader|pai|otec|ojciec|far\b|fader|isä|apa\b)/i

const TWO_NUMBERS = /^(\d{1,2})[-/ ] ?(\d{1,2})[-/ ] ?(?:\d{4}|\d{2})(?!\d)/

/** Whether parents are called by id or by name, by what more of them match. */
function parentsByOf({ columns, facts }: GuessedColumns): 'id' | 'name' {
  const ids = facts[columns.id ?? -1]
  const names = facts[columns.name ?? -1]
  if (ids === undefined || names === undefined) return 'id'
  let byId = 0
  let byName = 0
  for (const column of [columns.sire, columns.dam]) {
    const parents = facts[column ?? -1]
    byId += parents?.shareFoundIn(ids) ?? 0
    byName += parents?.shareFoundIn(names) ?? 0
  }
  return byName > byId ? 'name' : 'id'
}

/** The column that cells of a needed role come from. */
export function missingColumns(columns: Partial<Record<ColumnRole, number>>, said: ColumnMapping = {}) {
  const needed: ('id' | 'sire' | 'dam')[] = []
  if (columns.id === undefined && columns.name === undefined) needed.push('id')
  for (const role of ['sire', 'dam'] as const)
    if (columns[role] === undefined && said.columns?.[role] !== null) needed.push(role)
  return needed
}

/** Up to five different values of a column, for a person to recognise it by. */
export function samplesOf(rows: AnimalRows, column: number): string[] {
  const samples = new Set<string>()
  for (const row of rows) {
    const cell = row[column] ?? ''
    if (!isMissing(cell)) samples.add(cell.slice(0, 80))
    if (samples.size === 5) break
  }
  return [...samples]
}
