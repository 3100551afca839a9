import type { ColumnRole } from '../column-mapping.ts'
import { isMissing } from './cell-values.ts'
import type { AnimalRows } from './column-facts.ts'
import { isFamilyHeading } from './heading-words.ts'

/** Of ids that hardly repeat, no family is needed to tell them apart. */
const REPEATS = 0.95

/**
 * Ids that are unique only within a family get its name in front, parents too: `F7/3`. Other tables stay as they are.
 */
export function nameByFamily(
  rows: AnimalRows,
  headings: readonly string[],
  { id, sire, dam }: Partial<Record<ColumnRole, number>>,
): AnimalRows {
  const family = headings.findIndex(isFamilyHeading)
  if (family === -1 || id === undefined || [id, sire, dam].includes(family)) return rows
  const ids = new Set(rows.map(row => row[id]))
  if (ids.size >= rows.length * REPEATS) return rows
  const withFamily = new Set(rows.map(row => `${row[family]}/${row[id]}`))
  if (withFamily.size < rows.length * REPEATS) return rows
  const named = new Set([id, sire, dam])
  return rows.map(row =>
    row.map((cell, column) =>
      named.has(column) && !isMissing(cell) ? `${row[family] ?? ''}/${cell}` : cell,
    ),
  )
}
