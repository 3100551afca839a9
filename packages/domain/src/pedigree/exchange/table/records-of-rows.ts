import { type PedigreeRecord, type PedigreeSex, partialDateSchema } from '../../pedigree-record.ts'
import type { ColumnRole } from '../column-mapping.ts'
import { type DateReading, isMissing, isPerhapsMissing, readDate } from './cell-values.ts'
import { ParentDirectory, type ParentFound } from './find-parents.ts'
import { unguardFormula } from './own-columns.ts'
import { RowNotes } from './row-notes.ts'
import type { UnderstoodTable } from './understand-table.ts'

/** What a row says, before rows of one animal are joined. */
export type RowRecord = { readonly record: PedigreeRecord; readonly line: number }

/** A link to a name that several animals have, decided when all are read. */
export type OpenLink = {
  readonly child: string
  readonly field: 'sireId' | 'damId'
  readonly name: string
  readonly ids: readonly string[]
}

/** Longest value of a field of a record, and of one under `other`. */
const LONGEST_FIELD = 200
const LONGEST_OTHER = 2000

/** Turns the rows of a table into records, one a row; what could not be understood is told to `notes`. */
export class RowReader {
  readonly openLinks: OpenLink[] = []
  readonly notes = new RowNotes()
  private readonly table: UnderstoodTable
  private readonly ids: readonly string[]
  private readonly parents: ParentDirectory
  private readonly otherColumns: readonly number[]
  private readonly dates = new Map<string, DateReading>()

  constructor(table: UnderstoodTable) {
    this.table = table
    this.ids = table.rows.map((_, row) => this.idOf(row))
    const animals = table.rows.map((_, row) => {
      const name = this.value(row, 'name')
      return { id: this.ids[row] ?? '', ...(name === undefined ? {} : { name }) }
    })
    this.parents = new ParentDirectory(animals, new Set(this.ids), table.parentsBy === 'name')
    const understood = new Set<number>(Object.values(table.columns))
    this.otherColumns = table.headings.map((_, column) => column).filter(column => !understood.has(column))
  }

  read(row: number): RowRecord {
    const { table } = this
    const id = this.ids[row] ?? ''
    const other: Record<string, string> = {}
    const record: Partial<Record<keyof PedigreeRecord, unknown>> = { id }
    const name = this.value(row, 'name')
    if (name !== undefined && (name !== id || table.isOwn))
      record.name = this.fitting(row, 'name', { value: name, other })
    for (const [role, field] of [
      ['sire', 'sireId'],
      ['dam', 'damId'],
    ] as const) {
      const parent = this.parent(row, role, { child: id, field })
      if (parent !== undefined) record[field] = parent
    }
    const sex = this.sex(row, other)
    if (sex !== undefined) record.sex = sex
    for (const role of ['bornOn', 'diedOn'] as const) {
      const date = this.date(row, role, { id, other })
      if (date !== undefined) record[role] = date
    }
    for (const role of ['breed', 'colour', 'registration', 'chip'] as const) {
      const value = this.value(row, role)
      if (value !== undefined) record[role] = this.fitting(row, role, { value, other })
    }
    this.keepOthers(row, other)
    if (Object.keys(other).length > 0) record.other = other
    return { record: record as PedigreeRecord, line: table.lines[row] ?? 1 }
  }

  private idOf(row: number): string {
    const { columns, lines } = this.table
    const cell = this.cell(row, columns.id)
    if (cell !== '' && !(this.isUnknown(cell) && this.value(row, 'name') !== undefined)) {
      if (this.isUnknown(cell)) this.notes.idIsMissingWord(cell, lines[row] ?? 1)
      return cell.slice(0, LONGEST_FIELD)
    }
    const name = this.value(row, 'name')
    if (name !== undefined) return name.slice(0, LONGEST_FIELD)
    const id = `row ${lines[row] ?? row + 1}`
    this.notes.missingId(id, lines[row] ?? 1)
    return id
  }

  private cell(row: number, column: number | undefined): string {
    const cell = column === undefined ? '' : (this.table.rows[row]?.[column] ?? '')
    return this.table.isOwn ? unguardFormula(cell) : cell
  }

  private isUnknown(cell: string): boolean {
    return cell === '' || (!this.table.isOwn && isMissing(cell))
  }

  private value(row: number, role: ColumnRole): string | undefined {
    const cell = this.cell(row, this.table.columns[role])
    return this.isUnknown(cell) ? undefined : cell
  }

  /** A value as long as a field may be; the whole of a longer one is kept under its heading. */
  private fitting(
    row: number,
    role: ColumnRole,
    { value, other }: { readonly value: string; readonly other: Record<string, string> },
  ): string {
    if (value.length <= LONGEST_FIELD) return value
    const heading = this.headingOf(role)
    other[heading] = value.slice(0, LONGEST_OTHER)
    this.notes.tooLong({ id: this.ids[row] ?? '', column: heading, length: value.length })
    return value.slice(0, LONGEST_FIELD)
  }

  private headingOf(role: ColumnRole): string {
    return this.table.headings[this.table.columns[role] ?? -1] ?? role
  }

  private parent(
    row: number,
    role: 'sire' | 'dam',
    { child, field }: Pick<OpenLink, 'child' | 'field'>,
  ): string | undefined {
    const cell = this.value(row, role)?.slice(0, LONGEST_FIELD)
    if (cell === undefined || this.table.isOwn) return cell
    const found: ParentFound = this.parents.find(cell)
    if (found.kind === 'without-row' && isPerhapsMissing(cell)) return undefined
    if (found.kind === 'several') {
      this.openLinks.push({ child, field, name: cell, ids: found.ids })
      return cell
    }
    return found.id
  }

  private sex(row: number, other: Record<string, string>): PedigreeSex | undefined {
    const cell = this.cell(row, this.table.columns.sex)
    if (cell === '') return undefined
    const sex = this.table.sexCodes[cell.toLowerCase()]
    if (sex !== undefined) return sex
    const heading = this.headingOf('sex')
    other[heading] = cell.slice(0, LONGEST_OTHER)
    this.notes.unknownSexCode({ id: this.ids[row] ?? '', column: heading, code: cell })
    return undefined
  }

  private date(
    row: number,
    role: 'bornOn' | 'diedOn',
    { id, other }: { readonly id: string; readonly other: Record<string, string> },
  ): string | undefined {
    const cell = this.value(row, role)
    if (cell === undefined) return undefined
    if (this.table.isOwn && partialDateSchema.safeParse(cell).success) return cell
    const reading = this.readingOf(cell)
    if (reading.kind === 'date') return reading.date
    const heading = this.headingOf(role)
    other[heading] = cell.slice(0, LONGEST_OTHER)
    if (reading.kind === 'ambiguous') this.notes.ambiguousDate({ id, column: heading, text: cell })
    else this.notes.unreadableDate({ id, field: role, column: heading, text: cell, year: reading.year })
    return reading.year
  }

  private readingOf(cell: string): DateReading {
    const known = this.dates.get(cell)
    if (known !== undefined) return known
    const reading = readDate(cell, this.table.dateOrder)
    this.dates.set(cell, reading)
    return reading
  }

  private keepOthers(row: number, other: Record<string, string>): void {
    const cells = this.table.rows[row] ?? []
    for (const column of this.otherColumns) this.keep(row, column, other)
    for (let column = this.table.headings.length; column < cells.length; column += 1) {
      if ((cells[column] ?? '') === '') continue
      this.notes.extraCell(this.ids[row] ?? '')
      this.keep(row, column, other)
    }
  }

  private keep(row: number, column: number, other: Record<string, string>): void {
    const cell = this.cell(row, column)
    if (cell === '') return
    const heading = this.table.headings[column] ?? `column ${column + 1}`
    if (cell.length > LONGEST_OTHER)
      this.notes.tooLong({ id: this.ids[row] ?? '', column: heading, length: cell.length })
    other[heading] = cell.slice(0, LONGEST_OTHER)
  }
}
