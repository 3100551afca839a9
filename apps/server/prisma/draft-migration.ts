/**
 * Drafts the next SQL migration: what the schema has and the migrations do not.
 * `npm run db:migration -w apps/server -- add-pet-colour`; read it before you commit it.
 * It only ever adds tables, columns and indexes; anything else is written by hand.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { applyMigrations, listMigrations } from '../src/runtime/migrations.ts'
import type { ColumnDescription, TableDescription } from './table-description.ts'

/** SQL that adds to `database` what `tables` ask for beyond it; empty when nothing is missing. */
export function draftMigration(database: Database.Database, tables: readonly TableDescription[]): string {
  return tables
    .flatMap(table => {
      const present = database
        .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
        .all(table.name)
      const indexes = createIndexes(table).filter(sql => !hasIndex(database, sql))
      if (present.length === 0) return [createTable(table), ...indexes]
      const known = new Set(present.map(column => column.name))
      const columns = table.columns
        .filter(column => !known.has(column.name))
        .map(column => `ALTER TABLE "${table.name}" ADD COLUMN ${columnSql(column)};`)
      return [...columns, ...indexes]
    })
    .join('\n\n')
}

function createTable(table: TableDescription): string {
  const lines = [
    ...table.columns.map(columnSql),
    `PRIMARY KEY (${quoted(table.primaryKey)})`,
    ...table.foreignKeys.map(
      key =>
        `FOREIGN KEY (${quoted(key.columns)}) REFERENCES "${key.table}" (${quoted(key.references)}) ON DELETE ${key.onDelete} ON UPDATE CASCADE`,
    ),
  ]
  return `CREATE TABLE "${table.name}" (\n  ${lines.join(',\n  ')}\n);`
}

function createIndexes(table: TableDescription): readonly string[] {
  const name = (columns: readonly string[], suffix: string) =>
    `"${table.name}_${columns.join('_')}_${suffix}"`
  return [
    ...table.uniques.map(
      columns => `CREATE UNIQUE INDEX ${name(columns, 'key')} ON "${table.name}" (${quoted(columns)});`,
    ),
    ...table.indexes.map(
      columns => `CREATE INDEX ${name(columns, 'idx')} ON "${table.name}" (${quoted(columns)});`,
    ),
  ]
}

function hasIndex(database: Database.Database, sql: string): boolean {
  const name = sql.split('"')[1] ?? ''
  return (
    database.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?`).get(name) !== undefined
  )
}

function columnSql(column: ColumnDescription): string {
  const required = column.required ? ' NOT NULL' : ''
  return `"${column.name}" ${column.type}${required}${column.default === null ? '' : ` DEFAULT ${column.default}`}`
}

const quoted = (names: readonly string[]) => names.map(name => `"${name}"`).join(', ')

if (import.meta.main) {
  const title = process.argv[2]
  if (title === undefined || !/^[a-z0-9-]+$/.test(title))
    throw new TypeError('name the migration in kebab-case, for example add-pet-colour')
  const folder = join(import.meta.dirname, 'migrations')
  mkdirSync(folder, { recursive: true })
  const database = new Database(':memory:')
  const migrations = listMigrations(folder)
  applyMigrations(database, migrations)
  const tables = JSON.parse(readFileSync(join(import.meta.dirname, 'generated', 'tables.json'), 'utf8'))
  const sql = draftMigration(database, tables as TableDescription[])
  if (sql === '') console.log('nothing to add')
  else {
    const name = `${String(migrations.length + 1).padStart(4, '0')}_${title}`
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'migration.sql'), `${sql}\n`)
    console.log(`drafted prisma/migrations/${name}/migration.sql`)
  }
}
