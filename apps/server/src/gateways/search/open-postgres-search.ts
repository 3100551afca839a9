import {
  FURTHER_KM,
  type LeftOutRule,
  type RawTally,
  type SearchablePet,
  type SearchPlan,
  type SearchTally,
  tallyOf,
} from '@pawfect/domain/matching/search'
import type { PetId } from '@pawfect/domain/pets'
import postgres from 'postgres'
import { z } from 'zod'
import { SearchUnavailableError } from '../../domains/matching/search/search-errors.ts'
import type { PetSearch, SearchUpdate } from '../../domains/matching/search/search-ports.ts'
import { connectPostgres } from './connect-postgres.ts'
import { countStatement, pageStatement, readCountRow, type SearchStatement } from './search-sql.ts'
import {
  CREATE_NAME_INDEX,
  CREATE_SEARCH_TABLE,
  CREATE_WAITING_TABLE,
  READ_FILLED_TO,
  SEARCH_TABLE,
  WAITING_TABLE,
  WRITE_FILLED_TO,
} from './search-table.ts'
import { inBatches, upsertAnimals } from './upsert-animals.ts'

/** Connections a process keeps; a search takes one of them. */
const CONNECTIONS = 4

/** A search that takes longer is given up, so that one question cannot hold a connection. */
const SEARCH_TIMEOUT_MS = 10_000

/** Makes writers wait for one another: two processes may fill the table at the same moment. */
const WRITER_LOCK = 7_233_901

/**
 * Opens the search in a PostgreSQL of the operator's. Nobody is asked yet: its one table is made at the first use, and
 * a database that is down then is tried again at the next.
 */
export function openPostgresSearch({ url }: { readonly url: string }): PetSearch {
  return new PostgresSearch(connectPostgres(url, { connections: CONNECTIONS }))
}

class PostgresSearch implements PetSearch {
  readonly #sql: postgres.Sql
  #prepared: Promise<void> | null = null

  constructor(sql: postgres.Sql) {
    this.#sql = sql
  }

  async #prepare(): Promise<void> {
    this.#prepared ??= this.#makeTable()
    try {
      await this.#prepared
    } catch (error) {
      this.#prepared = null
      throw error
    }
  }

  async #makeTable(): Promise<void> {
    await this.#sql.begin(async sql => {
      await sql`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`
      await sql.unsafe(CREATE_SEARCH_TABLE)
    })
    await this.#indexNames()
  }

  /** Not every operator may add extensions; a missing one makes names slower, nothing else. */
  async #indexNames(): Promise<void> {
    const [known] = await this.#sql`SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'`
    if (known === undefined) return
    try {
      await this.#sql.unsafe('CREATE EXTENSION IF NOT EXISTS pg_trgm')
      await this.#sql.unsafe(CREATE_NAME_INDEX)
    } catch (error) {
      if (error instanceof postgres.PostgresError && error.code === INSUFFICIENT_PRIVILEGE) return
      throw error
    }
  }

  async filledTo(): Promise<number | null> {
    return this.#answer(() => filledToIn(this.#sql))
  }

  async replaceAll(pets: Iterable<SearchablePet> | AsyncIterable<SearchablePet>, to: number): Promise<void> {
    await this.#answer(() =>
      this.#sql.begin(async sql => {
        // Reading them all may take long: they wait aside, so that other writers need not.
        await sql.unsafe(CREATE_WAITING_TABLE)
        for await (const batch of inBatches(pets)) await upsertAnimals(sql, batch, WAITING_TABLE)
        await sql`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`
        await sql.unsafe(`DELETE FROM ${SEARCH_TABLE}`)
        await sql.unsafe(`INSERT INTO ${SEARCH_TABLE} SELECT * FROM ${WAITING_TABLE}`)
        await sql.unsafe(WRITE_FILLED_TO, [to])
      }),
    )
  }

  async update({ from, to, put, remove }: SearchUpdate): Promise<boolean> {
    return this.#write(async sql => {
      if ((await filledToIn(sql)) !== from) return false
      for await (const batch of inBatches(put)) await upsertAnimals(sql, batch, SEARCH_TABLE)
      await sql.unsafe(`DELETE FROM ${SEARCH_TABLE} WHERE pet_id = ANY($1::text[])`, [[...remove]])
      await sql.unsafe(WRITE_FILLED_TO, [to])
      return true
    })
  }

  async search(plan: SearchPlan, signal?: AbortSignal): Promise<SearchTally> {
    signal?.throwIfAborted()
    return this.#answer(async () => {
      const [page, counts] = await this.#sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', async sql => {
        await sql.unsafe(`SET LOCAL statement_timeout = ${SEARCH_TIMEOUT_MS}`)
        const page = await run(sql, pageStatement(plan), signal)
        return [page, await run(sql, countStatement(plan), signal)]
      })
      return readAnswer(plan, pageSchema.parse(page), countsSchema.parse(counts))
    }, signal)
  }

  async check(): Promise<string> {
    const rows = await this.#answer(() =>
      this.#sql.unsafe(`SELECT count(*)::int AS count FROM ${SEARCH_TABLE}`),
    )
    return `PostgreSQL, ${z.array(z.object({ count: z.number() })).parse([...rows])[0]?.count ?? 0} animals`
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#sql.end({ timeout: 5 })
  }

  #write<Result>(work: (sql: postgres.TransactionSql) => Promise<Result>): Promise<Result> {
    return this.#answer(async () => {
      const done = await this.#sql.begin(async sql => {
        await sql`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`
        return { result: await work(sql) }
      })
      return done.result
    })
  }

  async #answer<Answer>(work: () => Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
    try {
      await this.#prepare()
      return await work()
    } catch (cause) {
      signal?.throwIfAborted()
      throw new SearchUnavailableError(cause)
    }
  }
}

const INSUFFICIENT_PRIVILEGE = '42501'

const filledToSchema = z.array(z.object({ filled_to: z.number() }))

async function filledToIn(sql: postgres.Sql | postgres.TransactionSql): Promise<number | null> {
  const rows = filledToSchema.parse([...(await sql.unsafe(READ_FILLED_TO))])
  return rows[0]?.filled_to ?? null
}

const pageSchema = z.array(z.object({ pet_id: z.string(), chord: z.number().nullable() }))
const countsSchema = z.array(
  z.object({
    failed: z.number().int(),
    rule: z.number().int().nullable(),
    step: z.number().int().nullable(),
    count: z.number().int(),
  }),
)

async function run(
  sql: postgres.TransactionSql,
  { text, parameters }: SearchStatement,
  signal: AbortSignal | undefined,
): Promise<unknown[]> {
  signal?.throwIfAborted()
  const query = sql.unsafe(text, parameters as postgres.ParameterOrJSON<never>[])
  const cancel = () => query.cancel()
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    return [...(await query)]
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

function readAnswer(
  plan: SearchPlan,
  page: z.infer<typeof pageSchema>,
  counts: z.infer<typeof countsSchema>,
): SearchTally {
  const leftOut = new Map<LeftOutRule, number>()
  const failing = new Map<number, number>()
  const further = FURTHER_KM.map(() => 0)
  let total = 0
  for (const { failed, rule, step, count } of counts) {
    const { rule: leftOutBy } = readCountRow({ failed, rule })
    if (leftOutBy !== null) leftOut.set(leftOutBy, (leftOut.get(leftOutBy) ?? 0) + count)
    else if (failed === 0) total += count
    else failing.set(failed, (failing.get(failed) ?? 0) + count)
    // Within 10 km more is within 25 km more as well.
    if (step !== null && leftOutBy === null)
      for (let at = step; at < further.length; at++) further[at] = (further[at] ?? 0) + count
  }
  const raw: RawTally = {
    plan,
    found: page.map(({ pet_id, chord }) => ({ petId: pet_id as PetId, squaredChord: chord })),
    total,
    leftOut,
    failing: singlesOrPairs(failing, total),
    further,
  }
  return tallyOf(raw)
}

/** Pairs count only where nobody is found and nobody fails a single filter. */
function singlesOrPairs(failing: ReadonlyMap<number, number>, total: number): RawTally['failing'] {
  const all = [...failing].map(([failed, count]) => ({
    filters: readCountRow({ failed, rule: null }).filters,
    count,
  }))
  const singles = all.filter(({ filters }) => filters.length === 1)
  return total > 0 || singles.length > 0 ? singles : all
}
