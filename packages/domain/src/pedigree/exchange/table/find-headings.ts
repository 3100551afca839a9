import type { ColumnRole } from '../column-mapping.ts'
import { isMissing, tidyCell } from './cell-values.ts'
import { meaningOfHeading } from './heading-words.ts'

/** Where the headings stand. */
export type FoundHeadings = {
  /** One for every column of the table, all different; `column N` where there is none. */
  readonly headings: readonly string[]
  /** The first row that is an animal. */
  readonly firstRow: number
  /** False where headings are absent or say nothing at all (V1, V2, V3). */
  readonly meaningful: boolean
  /** Rows have one cell more than there are headings: the row names that R writes. */
  readonly rowNames: boolean
}

/** Titles above the headings are looked for in this many rows. */
const ROWS_ABOVE = 12
/** How many rows tell how many columns there are. */
const ROWS_TO_COUNT = 1000

/**
 * Finds the row of headings, which may stand below a title.
 *
 * @param asked - a person's word on whether there are headings.
 */
export function findHeadings(rows: readonly (readonly string[])[], asked?: boolean): FoundHeadings {
  const width = Math.max(...rows.slice(0, ROWS_TO_COUNT).map(row => row.length))
  const at = asked === false ? -1 : rows.slice(0, ROWS_ABOVE).findIndex(namesParents)
  if (at >= 0) return named(rows, at, width)
  const first = (rows[0] ?? []).map(tidyCell)
  const isHeading = asked ?? (first.some(cell => EMPTY_HEADING.test(cell)) || differsInKind(rows))
  if (isHeading) {
    const meaningful = first.some(cell => meaningOfHeading(cell) !== undefined)
    return { ...named(rows, 0, width), meaningful }
  }
  return { headings: unique([], width), firstRow: 0, meaningful: false, rowNames: false }
}

/** What data frames call columns without a name. */
const EMPTY_HEADING = /^(v|x|var|col|column|field|spalte|feld|colonne|columna|unnamed:?)[ ._]?\d+$/i

function named(rows: readonly (readonly string[])[], at: number, width: number): FoundHeadings {
  const cells = (rows[at] ?? []).map(tidyCell)
  const below = rows.slice(at + 1, at + 1 + ROWS_TO_COUNT)
  const rowNames =
    below.length > 0 &&
    cells.every(cell => cell !== '') &&
    below.every(row => row.length === cells.length + 1)
  return {
    headings: unique(rowNames ? ['', ...cells] : cells, width),
    firstRow: at + 1,
    meaningful: true,
    rowNames,
  }
}

/** Two parents, or a parent and something else that headings say. Names of animals may be such words too, once. */
function namesParents(row: readonly string[]): boolean {
  const roles = new Set<ColumnRole>()
  for (const cell of row) {
    const meaning = meaningOfHeading(tidyCell(cell))
    if (meaning !== undefined) roles.add(meaning.role)
  }
  return (roles.has('sire') || roles.has('dam')) && roles.size >= 2
}

/** Words above numbers are headings; words that stand in other rows as well are animals. */
function differsInKind(rows: readonly (readonly string[])[]): boolean {
  const first = (rows[0] ?? []).map(tidyCell)
  const below = rows.slice(1, 200)
  if (below.length === 0 || first.some(cell => cell !== '' && isMissing(cell))) return false
  if (first.filter(cell => meaningOfHeading(cell) !== undefined).length >= 2) return true
  if (below.some(row => row.some(cell => cell !== '' && first.includes(tidyCell(cell))))) return false
  const isWordAboveNumbers = (cell: string, column: number) =>
    /\p{L}/u.test(cell) &&
    below.every(row => /^[\d.,-]*$/.test(tidyCell(row[column] ?? '')) || isMissing(row[column] ?? ''))
  return first.some(isWordAboveNumbers) || isClosed(below)
}

/** Whether nearly all repeated names of some rows stand in one of their columns: none of their parents is elsewhere. */
function isClosed(rows: readonly (readonly string[])[]): boolean {
  const width = rows[0]?.length ?? 0
  return Array.from({ length: width }, (_, column) => column).some(id => {
    const ids = new Set(rows.map(row => tidyCell(row[id] ?? '')))
    if (ids.size < rows.length) return false
    const parents = rows
      .flatMap(row => row.filter((_, column) => column !== id).map(tidyCell))
      .filter(cell => !isMissing(cell))
    return parents.length >= 3 && parents.filter(cell => ids.has(cell)).length >= parents.length * 0.8
  })
}

function unique(cells: readonly string[], width: number): string[] {
  const seen = new Set<string>()
  return Array.from({ length: Math.max(width, cells.length) }, (_, column) => {
    const heading = (cells[column] ?? '').slice(0, LONGEST_HEADING) || `column ${column + 1}`
    let name = heading
    for (let copy = 2; seen.has(name); copy += 1) name = `${heading} (${copy})`
    seen.add(name)
    return name
  })
}

/** Leaves room for ` (2)` in what `PedigreeRecord.other` allows. */
const LONGEST_HEADING = 90
