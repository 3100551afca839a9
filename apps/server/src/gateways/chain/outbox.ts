import Database from 'better-sqlite3'
import type { Hex } from 'viem'
import { z } from 'zod'
import type { LedgerCall } from './ledger.ts'

const rowSchema = z.object({
  purpose: z.string(),
  nonce: z.number(),
  target: z.string().nullable(),
  data: z.string(),
  gas: z.string(),
  attempts: z.string().transform(text =>
    z
      .array(z.object({ hash: z.string(), raw: z.string(), feePerGas: z.string() }))
      .min(1)
      .parse(JSON.parse(text)),
  ),
  state: z.enum(['sent', 'confirmed', 'failed']),
})

/** One signed form of a transaction; a later one pays more for the same nonce. */
export interface Attempt {
  readonly hash: Hex
  readonly raw: Hex
  /** Wei, the most it pays for a unit of gas. */
  readonly feePerGas: bigint
}

/** A transaction we owe to a public chain, and every form in which it was signed. */
export interface OutboxEntry {
  readonly purpose: string
  readonly nonce: number
  readonly call: LedgerCall
  readonly gas: bigint
  /** Oldest first; any of them may be the one that is mined. */
  readonly attempts: readonly [Attempt, ...Attempt[]]
  readonly state: 'sent' | 'confirmed' | 'failed'
}

/**
 * What was signed for a public chain, on disk before the node sees it: after a kill we know what may be under
 * way, and sign nothing twice. Every write is durable when it returns.
 */
export interface Outbox extends Disposable {
  /** The chain this outbox belongs to; remembered from the first time on. @returns the remembered one. */
  readonly bindTo: (chainId: number) => number
  readonly find: (purpose: string) => OutboxEntry | null
  /** Those that are not decided yet, by nonce. */
  readonly underWay: () => OutboxEntry[]
  /** The highest nonce ever used, or null. */
  readonly highestNonce: () => number | null
  /** Adds an entry or replaces the one with its purpose. */
  readonly save: (entry: OutboxEntry) => void
}

/** Opens or creates an outbox. Only one process may hold it. @throws {Error} `SQLITE_BUSY` */
export function openOutbox(file: string): Outbox {
  const database = new Database(file, { timeout: 250 })
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA locking_mode = EXCLUSIVE;
    CREATE TABLE IF NOT EXISTS chain (id INTEGER PRIMARY KEY CHECK (id = 1), chainId INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS outbox (
      purpose TEXT PRIMARY KEY,
      nonce INTEGER NOT NULL,
      target TEXT,
      data TEXT NOT NULL,
      gas TEXT NOT NULL,
      attempts TEXT NOT NULL,
      state TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS outbox_state ON outbox (state, nonce);
  `)
  const one = database.prepare<[string]>('SELECT * FROM outbox WHERE purpose = ?')
  const waiting = database.prepare<[]>(`SELECT * FROM outbox WHERE state = 'sent' ORDER BY nonce`)
  const highest = database.prepare<[], { nonce: number | null }>('SELECT max(nonce) AS nonce FROM outbox')
  const upsert = database.prepare(
    'INSERT OR REPLACE INTO outbox VALUES (:purpose, :nonce, :target, :data, :gas, :attempts, :state)',
  )
  const bound = database.prepare<[], { chainId: number }>('SELECT chainId FROM chain')
  const bind = database.prepare<[number]>('INSERT OR IGNORE INTO chain VALUES (1, ?)')
  return {
    bindTo: chainId => {
      bind.run(chainId)
      return bound.get()?.chainId ?? chainId
    },
    find: purpose => {
      const row = one.get(purpose)
      return row === undefined ? null : entryOf(row)
    },
    underWay: () => waiting.all().map(entryOf),
    highestNonce: () => highest.get()?.nonce ?? null,
    save: entry => {
      upsert.run(rowOf(entry))
    },
    [Symbol.dispose]: () => {
      database.close()
    },
  }
}

function rowOf({ purpose, nonce, call, gas, attempts, state }: OutboxEntry): object {
  const forms = attempts.map(attempt => ({ ...attempt, feePerGas: attempt.feePerGas.toString() }))
  return {
    purpose,
    nonce,
    target: call.to,
    data: call.data,
    gas: gas.toString(),
    attempts: JSON.stringify(forms),
    state,
  }
}

function entryOf(row: unknown): OutboxEntry {
  const { purpose, nonce, target, data, gas, attempts, state } = rowSchema.parse(row)
  const [first, ...others] = attempts.map(({ hash, raw, feePerGas }) => ({
    hash: hash as Hex,
    raw: raw as Hex,
    feePerGas: BigInt(feePerGas),
  }))
  if (first === undefined) throw new Error(`the outbox holds ${purpose} without a signed form`)
  return {
    purpose,
    nonce,
    call: { to: target as Hex | null, data: data as Hex },
    gas: BigInt(gas),
    attempts: [first, ...others],
    state,
  }
}
