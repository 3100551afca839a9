import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'

/**
 * Why this exists: the stock adapter has one connection and no lock around plain queries, so a
 * write made beside an open transaction becomes part of it, and is lost, although acknowledged,
 * when that transaction rolls back. Here every plain query waits until the connection is free.
 */
type Factory = InstanceType<typeof PrismaBetterSqlite3>
type Connection = Awaited<ReturnType<Factory['connect']>>
type Transaction = Awaited<ReturnType<Connection['startTransaction']>>

/** Marks code that runs inside a transaction; a plain query from there would wait for itself. */
const insideTransaction = new AsyncLocalStorage<true>()

/** A query went past the transaction it was made in. Programming error: use the handed-in `db`. */
export class QueryBesideTransactionError extends Error {
  override readonly name = 'QueryBesideTransactionError'
  constructor() {
    super('inside a transaction, use the database handed to it')
  }
}

/** Runs `work` so that queries on the plain client throw instead of waiting forever. */
export function guardTransaction<Result>(work: () => Promise<Result>): Promise<Result> {
  // Awaited in here: Prisma's promises only start when someone waits for them.
  return insideTransaction.run(true, async () => await work())
}

/** A driver adapter for Prisma on one SQLite connection, used by one at a time, in order of asking. */
export class OneWriterAdapter {
  readonly provider = 'sqlite' as const
  readonly adapterName: string
  readonly #factory: Factory
  readonly #pragmas: string

  /** @param pragmas - SQL run once on the fresh connection. */
  constructor(file: string, pragmas: string) {
    this.#factory = new PrismaBetterSqlite3({ url: `file:${file}` })
    this.adapterName = this.#factory.adapterName
    this.#pragmas = pragmas
  }

  /** Opens the connection. */
  async connect(): Promise<Connection> {
    const connection = await this.#factory.connect()
    await connection.executeScript(this.#pragmas)
    return queueing(connection)
  }

  /** Part of Prisma's contract for migration tools; nobody calls it at run time. */
  connectToShadowDb(): Promise<Connection> {
    return this.#factory.connectToShadowDb()
  }
}

function queueing(connection: Connection): Connection {
  const turns = new Turns()
  const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (insideTransaction.getStore() === true) throw new QueryBesideTransactionError()
    const done = await turns.take()
    try {
      return await work()
    } finally {
      done()
    }
  }
  return new Proxy(connection, {
    get(target, property) {
      if (property === 'queryRaw') return (query: never) => inTurn(() => target.queryRaw(query))
      if (property === 'executeRaw') return (query: never) => inTurn(() => target.executeRaw(query))
      if (property === 'executeScript') return (script: string) => inTurn(() => target.executeScript(script))
      if (property === 'startTransaction')
        return async (isolation?: never) =>
          beginInTurn(await turns.take(), () => target.startTransaction(isolation))
      const value = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

async function beginInTurn(done: () => void, begin: () => Promise<Transaction>): Promise<Transaction> {
  const transaction = await begin().catch((error: unknown) => {
    done()
    throw error
  })
  const { commit, rollback } = transaction
  transaction.commit = () => commit.call(transaction).finally(done)
  transaction.rollback = () => rollback.call(transaction).finally(done)
  return transaction
}

/** A queue with one place at the counter. */
class Turns {
  #last: Promise<void> = Promise.resolve()

  /** Waits for the turn. @returns what ends it; calling that twice is harmless. */
  async take(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const before = this.#last
    this.#last = before.then(() => promise)
    await before
    return resolve
  }
}
