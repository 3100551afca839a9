import BetterSqlite3 from 'better-sqlite3'

/**
 * Writes and reads one row with full sync.
 *
 * @returns the version of SQLite. @throws {Error} when the row does not come back.
 */
export function probeDatabase(file: string): string {
  const probe = new BetterSqlite3(file)
  try {
    probe.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE probe (word TEXT);')
    probe.prepare('INSERT INTO probe VALUES (?)').run('wuff')
    const row = probe
      .prepare<[], { version: string; word: string }>('SELECT sqlite_version() AS version, word FROM probe')
      .get()
    if (row?.word !== 'wuff') throw new Error('what was written did not come back')
    return row.version
  } finally {
    probe.close()
  }
}
