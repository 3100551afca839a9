/** The parts of Prisma's own model description (DMMF) that a table is made of. */
export interface PrismaModel {
  readonly name: string
  readonly fields: readonly PrismaField[]
  readonly primaryKey: { readonly fields: readonly string[] } | null
  readonly uniqueFields: readonly (readonly string[])[]
}

interface PrismaField {
  readonly name: string
  readonly kind: string
  readonly type: string
  readonly isRequired: boolean
  readonly isId: boolean
  readonly isUnique: boolean
  readonly hasDefaultValue: boolean
  readonly default?: unknown
  readonly relationFromFields?: readonly string[]
  readonly relationToFields?: readonly string[]
  readonly relationOnDelete?: string
}

/** One table as the schema asks for it; names are the database's. */
export interface TableDescription {
  readonly name: string
  readonly columns: readonly ColumnDescription[]
  readonly primaryKey: readonly string[]
  readonly uniques: readonly (readonly string[])[]
  readonly indexes: readonly (readonly string[])[]
  readonly foreignKeys: readonly ForeignKeyDescription[]
}

/** One column; `type` is SQLite's declared type, `default` an SQL literal. */
export interface ColumnDescription {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly default: string | null
}

/** A reference to another table and what deleting its row does to this one. */
export interface ForeignKeyDescription {
  readonly columns: readonly string[]
  readonly table: string
  readonly references: readonly string[]
  readonly onDelete: string
}

const SQLITE_TYPES: Readonly<Record<string, string>> = {
  String: 'TEXT',
  Boolean: 'BOOLEAN',
  Int: 'INTEGER',
  BigInt: 'BIGINT',
  Float: 'REAL',
  DateTime: 'DATETIME',
  Json: 'JSONB',
  Bytes: 'BLOB',
}

const ON_DELETE: Readonly<Record<string, string>> = {
  Cascade: 'CASCADE',
  Restrict: 'RESTRICT',
  SetNull: 'SET NULL',
  NoAction: 'NO ACTION',
}

/** Describes the table a Prisma model stands for. */
export function tableOf(model: PrismaModel, indexes: readonly (readonly string[])[]): TableDescription {
  const columns = model.fields.filter(field => field.kind === 'scalar')
  const single = columns.filter(field => field.isId).map(field => field.name)
  return {
    name: model.name,
    columns: columns.map(columnOf),
    primaryKey: model.primaryKey?.fields ?? single,
    uniques: [...columns.filter(field => field.isUnique).map(field => [field.name]), ...model.uniqueFields],
    indexes,
    foreignKeys: model.fields
      .filter(field => (field.relationFromFields ?? []).length > 0)
      .map(field => ({
        columns: field.relationFromFields ?? [],
        table: field.type,
        references: field.relationToFields ?? [],
        onDelete: ON_DELETE[field.relationOnDelete ?? 'NoAction'] ?? 'NO ACTION',
      })),
  }
}

function columnOf(field: PrismaField): ColumnDescription {
  const type = SQLITE_TYPES[field.type]
  if (type === undefined) throw new TypeError(`no SQLite type for Prisma's ${field.type}`)
  return { name: field.name, type, required: field.isRequired, default: defaultOf(field.default) }
}

function defaultOf(value: unknown): string | null {
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  return null
}
