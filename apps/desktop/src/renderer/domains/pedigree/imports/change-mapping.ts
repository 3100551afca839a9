import {
  COLUMN_ROLES,
  type ColumnMapping,
  type ColumnRole,
  type MappingProposal,
} from '@pawfect/domain/pedigree'

/** What a person can say of a column: one of the roles, or that it is only to be kept. */
export type ColumnMeaning = ColumnRole | 'other'

/** What a column means under a mapping. */
export function meaningOf({ columns }: ColumnMapping, index: number): ColumnMeaning {
  return COLUMN_ROLES.find(role => columns?.[role] === index) ?? 'other'
}

/**
 * Says what a column means. A role has one column and a column one role: who had the role before is kept under its
 * heading, and the role the column had before has no column any more.
 */
export function withMeaning(mapping: ColumnMapping, index: number, meaning: ColumnMeaning): ColumnMapping {
  const before = meaningOf(mapping, index)
  return {
    ...mapping,
    columns: {
      ...mapping.columns,
      ...(before === 'other' ? {} : { [before]: null }),
      ...(meaning === 'other' ? {} : { [meaning]: index }),
    },
  }
}

/** Sire and dam change columns. */
export function withParentsSwapped(mapping: ColumnMapping): ColumnMapping {
  const { sire = null, dam = null } = mapping.columns ?? {}
  return { ...mapping, columns: { ...mapping.columns, sire: dam, dam: sire } }
}

/** How sure the reader is of a column, 0 to 1; what a person said is certain. */
export function certaintyOf({ columns, mapping }: MappingProposal, index: number): number {
  const column = columns.find(known => known.index === index)
  const meaning = meaningOf(mapping, index)
  return column === undefined || (column.role ?? 'other') !== meaning ? 1 : column.confidence
}
