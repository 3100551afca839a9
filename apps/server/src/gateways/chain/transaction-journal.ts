import Database from 'better-sqlite3'
import type { Hex } from 'viem'

/** One signed transaction, as it was handed to the chain. */
export interface JournaledTransaction {
  /** 0, 1, 2 … without gaps; transaction n is alone in block n + 1. */
  readonly nonce: number
  readonly hash: Hex
  readonly raw: Hex
  /** When its block says it was mined, Unix seconds. */
  readonly minedAtS: number
  /** Why it was sent, for example `anchor:<root>`; unique, so that nothing is sent twice. */
  readonly purpose: string
}

/**
 * Every transaction of the embedded chain, on disk before the chain sees it. The chain itself lives in memory
 * and is rebuilt from this at start, so that killing the process at any moment loses nothing that was confirmed.
 */
export interface TransactionJournal extends Disposable {
  /** Durable when it returns: one commit with a full sync. */
  readonly append: (transaction: JournaledTransaction) => void
  readonly find: (purpose: string) => JournaledTransaction | null
  readonly last: () => JournaledTransaction | null
  /** All of them in the order they were sent. */
  readonly all: () => IterableIterator<JournaledTransaction>
}

/**
 * Opens or creates a journal. Only one process may hold it.
 *
 * @throws {Error} `SQLITE_BUSY` when another process does.
 */
export function openTransactionJournal(file: string): TransactionJournal {
  const database = new Database(file, { timeout: 250 })
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA locking_mode = EXCLUSIVE;
    CREATE TABLE IF NOT EXISTS journal (
      nonce INTEGER PRIMARY KEY,
      hash TEXT NOT NULL UNIQUE,
      raw TEXT NOT NULL,
      minedAtS INTEGER NOT NULL,
      purpose TEXT NOT NULL UNIQUE
    ) STRICT;
  `)
  const insert = database.prepare<JournaledTransaction>(
    'INSERT INTO journal (nonce, hash, raw, minedAtS, purpose) VALUES (:nonce, :hash, :raw, :minedAtS, :purpose)',
  )
  const byPurpose = database.prepare<[string], JournaledTransaction>(
    'SELECT * FROM journal WHERE purpose = ?',
  )
  const newest = database.prepare<[], JournaledTransaction>(
    'SELECT * FROM journal ORDER BY nonce DESC LIMIT 1',
  )
  const inOrder = database.prepare<[], JournaledTransaction>('SELECT * FROM journal ORDER BY nonce')
  return {
    append: transaction => {
      insert.run(transaction)
    },
    find: purpose => byPurpose.get(purpose) ?? null,
    last: () => newest.get() ?? null,
    all: () => inOrder.iterate(),
    [Symbol.dispose]: () => {
      database.close()
    },
  }
}

/** Whether another process holds this journal now: a server runs on its data folder. */
export function isJournalHeld(file: string): boolean {
  try {
    openTransactionJournal(file)[Symbol.dispose]()
    return false
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return true
    throw error
  }
}
