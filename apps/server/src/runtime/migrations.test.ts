import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { copySchema, generateClient } from '../../prisma/generate-client.ts'
import type { TableDescription } from '../../prisma/table-description.ts'
import { applyMigrations, listMigrations } from './migrations.ts'

const PRISMA = join(import.meta.dirname, '..', '..', 'prisma')
const migrations = listMigrations(join(PRISMA, 'migrations'))
const tables = JSON.parse(
  readFileSync(join(PRISMA, 'generated', 'tables.json'), 'utf8'),
) as TableDescription[]

describe('migrations', () => {
  test('add up to exactly what the schema asks for', () => {
    const database = new BetterSqlite3(':memory:')
    applyMigrations(database, migrations)

    const built = tables.map(table => describeTable(database, table.name))
    const names = database
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name <> '_Migration' AND name NOT LIKE 'sqlite_%'`,
      )
      .all()

    expect(built).toEqual(tables.map(sorted))
    expect(names.map(row => row.name).sort()).toEqual(tables.map(table => table.name).sort())
  })

  test('run once, in order, and again never', () => {
    const database = new BetterSqlite3(':memory:')

    expect(applyMigrations(database, migrations)).toEqual(migrations.map(migration => migration.name))
    expect(applyMigrations(database, migrations)).toEqual([])
  })

  test('error: one that fails leaves nothing behind and is not remembered', () => {
    const database = new BetterSqlite3(':memory:')
    const broken = {
      name: '0001_broken',
      checksum: 'x',
      sql: 'CREATE TABLE "Half" ("id" TEXT); CREATE NONSENSE;',
    }

    expect(() => applyMigrations(database, [broken])).toThrow('NONSENSE')
    expect(database.prepare(`SELECT name FROM sqlite_master WHERE name = 'Half'`).all()).toEqual([])
    expect(database.prepare('SELECT * FROM "_Migration"').all()).toEqual([])
  })

  test('error: an edited or unknown one stops the start', () => {
    const database = new BetterSqlite3(':memory:')
    const first = { name: '0001_first', checksum: 'one', sql: 'CREATE TABLE "A" ("id" TEXT);' }
    applyMigrations(database, [first])

    expect(() => applyMigrations(database, [{ ...first, checksum: 'two' }])).toThrow('0001_first differs')
    expect(() => applyMigrations(database, [])).toThrow('does not know; update PawfectMatch')
  })
})

describe('the schema', () => {
  test('has generated exactly the client that is committed', () => {
    const folder = copySchema('sqlite')
    try {
      generateClient(join(folder, 'schema'))
      expect(filesOf(join(folder, 'generated'))).toEqual(filesOf(join(PRISMA, 'generated')))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('serves PostgreSQL too, with only the provider swapped', () => {
    const folder = copySchema('postgresql')
    try {
      generateClient(join(folder, 'schema'))
      const client = readFileSync(join(folder, 'generated', 'internal', 'class.ts'), 'utf8')
      expect(client).toContain('"activeProvider": "postgresql"')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

/** A table as SQLite says it is, in the words of the schema. */
function describeTable(database: BetterSqlite3.Database, name: string): TableDescription {
  type Column = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number }
  const columns = database.prepare<[string], Column>('SELECT * FROM pragma_table_info(?)').all(name)
  const indexes = database
    .prepare<[string], { name: string; unique: number; origin: string }>('SELECT * FROM pragma_index_list(?)')
    .all(name)
  const columnsOf = (index: string) =>
    database
      .prepare<[string], { name: string }>('SELECT name FROM pragma_index_info(?)')
      .all(index)
      .map(row => row.name)
  type Key = { id: number; table: string; from: string; to: string; on_delete: string }
  const keys = database.prepare<[string], Key>('SELECT * FROM pragma_foreign_key_list(?)').all(name)
  return sorted({
    name,
    columns: columns.map(column => ({
      name: column.name,
      type: column.type,
      required: column.notnull === 1,
      default: column.dflt_value,
    })),
    primaryKey: columns
      .filter(column => column.pk > 0)
      .sort((one, other) => one.pk - other.pk)
      .map(column => column.name),
    uniques: indexes
      .filter(index => index.origin === 'c' && index.unique === 1)
      .map(index => columnsOf(index.name)),
    indexes: indexes
      .filter(index => index.origin === 'c' && index.unique === 0)
      .map(index => columnsOf(index.name)),
    foreignKeys: keys.map(key => ({
      columns: [key.from],
      table: key.table,
      references: [key.to],
      onDelete: key.on_delete,
    })),
  })
}

/** Order means nothing between columns added later, or between indexes. */
function sorted(table: TableDescription): TableDescription {
  const byText = <Item>(items: readonly Item[]) =>
    items.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  const { name, columns, primaryKey, uniques, indexes, foreignKeys } = table
  return {
    name,
    columns: byText(columns),
    primaryKey,
    uniques: byText(uniques),
    indexes: byText(indexes),
    foreignKeys: byText(foreignKeys),
  }
}

function filesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return Object.fromEntries(
    files.map(file => {
      const path = join(file.parentPath, file.name)
      return [path.slice(folder.length), readFileSync(path, 'utf8')]
    }),
  )
}
