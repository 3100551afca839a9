import type { ColumnRole } from '../column-mapping.ts'

/** The columns of the tables we write, in order; a table that begins with all of them was written by us. */
export const OWN_COLUMNS = [
  ['id', 'id'],
  ['name', 'name'],
  ['sire', 'sire'],
  ['dam', 'dam'],
  ['sex', 'sex'],
  ['born', 'bornOn'],
  ['died', 'diedOn'],
  ['breed', 'breed'],
  ['colour', 'colour'],
  ['registration', 'registration'],
  ['chip', 'chip'],
] as const satisfies readonly (readonly [heading: string, role: ColumnRole])[]

/** Their headings. */
export const OWN_HEADINGS: readonly string[] = OWN_COLUMNS.map(([heading]) => heading)

/**
 * Spreadsheet programs run cells that begin like a formula. An apostrophe in front of such a cell stops them, and
 * another in front of cells that have one already, so that reading can take away exactly what writing put there.
 */
export function guardFormula(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

/** Marks only the cells that reading would otherwise mistake for guarded ones. */
export function markApostrophes(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

/** The cell as it was before `guardFormula` or `markApostrophes`. */
export function unguardFormula(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
