import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'

/** One SQL file of `prisma/migrations`, in the order of its number. */
export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** A migration that has run was edited afterwards, so nobody knows what this database looks like. */
export class MigrationChangedError extends Error {
  override readonly name = 'MigrationChangedError'
  constructor(migration: string) {
    super(`migration ${migration} differs from the one this database was built with; restore the file`)
  }
}

/** The database was written by a newer PawfectMatch than this one. */
export class DatabaseTooNewError extends Error {
  override readonly name = 'DatabaseTooNewError'
  constructor(migration: string) {
    super(
      `the database already has migration ${migration}, which this version does not know; update PawfectMatch`,
    )
  }
}

/** Reads `<folder>/<NNNN_name>/migration.sql`, sorted by name. */
export function listMigrations(folder: string): readonly Migration[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
    .map(name => {
      // Line ends may be changed by a checkout on Windows; the checksum must not.
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8').replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings a database up to date: each missing migration runs in a transaction of its own,
 * together with the row that remembers it.
 *
 * @returns the names of the migrations that ran.
 * @throws {MigrationChangedError} when one that ran before was edited since.
 * @throws {DatabaseTooNewError} when one that ran before is unknown here.
 */
export function applyMigrations(
  database: Database.Database,
  migrations: readonly Migration[],
): readonly string[] {
  database.exec(
    'CREATE TABLE IF NOT EXISTS "_Migration" ("name" TEXT PRIMARY KEY, "checksum" TEXT NOT NULL, "appliedAt" TEXT NOT NULL)',
  )
  const applied = database
    .prepare<[], { name: string; checksum: string }>('SELECT "name", "checksum" FROM "_Migration"')
    .all()
  for (const row of applied) {
    const migration = migrations.find(candidate => candidate.name === row.name)
    if (migration === undefined) throw new DatabaseTooNewError(row.name)
    if (migration.checksum !== row.checksum) throw new MigrationChangedError(row.name)
  }
  const done = new Set(applied.map(row => row.name))
  const missing = migrations.filter(migration => !done.has(migration.name))
  const remember = database.prepare('INSERT INTO "_Migration" VALUES (?, ?, ?)')
  for (const migration of missing) {
    database.transaction(() => {
      database.exec(migration.sql)
      remember.run(migration.name, migration.checksum, new Date().toISOString())
    })()
  }
  return missing.map(migration => migration.name)
}
