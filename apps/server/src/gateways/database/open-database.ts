import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { PrismaClient } from '#database'
import type { Database } from '../../procedures/index.ts'
import { guardTransaction, OneWriterAdapter } from './one-writer-adapter.ts'

/**
 * synchronous=FULL: an acknowledged write survives a power cut, not only a crash.
 * secure_delete: what an owner deleted is overwritten in the file, not merely unlinked.
 */
const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA busy_timeout = 5000;
  PRAGMA secure_delete = ON;
`

/** A transaction that takes longer than this blocks everyone and is rolled back. */
const TRANSACTION_TIMEOUT_MS = 10_000

/** How long a transaction may wait for its turn. */
const TURN_TIMEOUT_MS = 30_000

/** The open database of one server process. */
export interface OpenDatabase extends AsyncDisposable {
  readonly client: PrismaClient
  /** Runs `work` in one transaction; whatever it throws rolls back. */
  readonly inTransaction: <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>
  /** Moves the write-ahead log into the file and empties it, so that deleted rows are gone from disk. */
  readonly checkpoint: () => Promise<void>
}

/** Opens `<folder>/pawfect.db`; `migrate` runs on the raw file before anyone else reads it. */
export async function openDatabase(
  folder: string,
  migrate: (database: BetterSqlite3.Database) => void,
): Promise<OpenDatabase> {
  const file = join(folder, 'pawfect.db')
  const raw = new BetterSqlite3(file)
  try {
    raw.exec(PRAGMAS)
    migrate(raw)
  } finally {
    raw.close()
  }
  const client = new PrismaClient({ adapter: new OneWriterAdapter(file, PRAGMAS) })
  await client.$connect()
  const checkpoint = async () => {
    await client.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)')
  }
  return {
    client,
    inTransaction: work =>
      client.$transaction(db => guardTransaction(() => work(db)), {
        timeout: TRANSACTION_TIMEOUT_MS,
        maxWait: TURN_TIMEOUT_MS,
      }),
    checkpoint,
    [Symbol.asyncDispose]: async () => {
      await checkpoint()
      await client.$disconnect()
    },
  }
}
