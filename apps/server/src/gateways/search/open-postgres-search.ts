import {
  dayOrNever,
  FURTHER_KM,
  foldText,
  hundredthsOf,
  type LeftOutRule,
  type RawTally,
  type SearchablePet,
  type SearchPlan,
  type SearchTally,
  squaredChordOfSurfaceKm,
  tallyOf,
  timesMask,
  unitVectorOf,
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
  READ_FILLED_TO,
  SEARCH_TABLE,
  WRITE_FILLED_TO,
} from './search-table.ts'

/** Connections a process keeps; a search takes one of them. */
const CONNECTIONS = 4

/** A search that takes longer is given up, so that one question cannot hold a connection. */
const SEARCH_TIMEOUT_MS = 10_000

/** Animals written with one statement. */
const BATCH = 1_000

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

  async replaceAll(pets: Iterable<SearchablePet>, to: number): Promise<void> {
    await this.#write(async sql => {
      await sql.unsafe(`DELETE FROM ${SEARCH_TABLE}`)
      let batch: SearchablePet[] = []
      for (const pet of pets) {
        batch.push(pet)
        if (batch.length < BATCH) continue
        await upsert(sql, batch)
        batch = []
      }
      await upsert(sql, batch)
      await sql.unsafe(WRITE_FILLED_TO, [to])
    })
  }

  async update({ from, to, put, remove }: SearchUpdate): Promise<boolean> {
    return this.#write(async sql => {
      if ((await filledToIn(sql)) !== from) return false
      for (let at = 0; at < put.length; at += BATCH) await upsert(sql, put.slice(at, at + BATCH))
      await sql.unsafe(`DELETE FROM ${SEARCH_TABLE} WHERE pet_id = ANY($1::text[])`, [[...remove]])
      await sql.unsafe(WRITE_FILLED_TO, [to])
      return true
    })
  }

  async search(plan: SearchPlan): Promise<SearchTally> {
    return this.#answer(async () => {
      const [page, counts] = await this.#sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', async sql => {
        await sql.unsafe(`SET LOCAL statement_timeout = ${SEARCH_TIMEOUT_MS}`)
        return [await run(sql, pageStatement(plan)), await run(sql, countStatement(plan))]
      })
      return readAnswer(plan, pageSchema.parse(page), countsSchema.parse(counts))
    })
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

  async #answer<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      await this.#prepare()
      return await work()
    } catch (cause) {
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

async function run(sql: postgres.TransactionSql, { text, parameters }: SearchStatement): Promise<unknown[]> {
  return [...(await sql.unsafe(text, parameters as postgres.ParameterOrJSON<never>[]))]
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

async function upsert(sql: postgres.TransactionSql, pets: readonly SearchablePet[]): Promise<void> {
  // The last one of an animal counts: one statement must not write a row twice.
  const rows = [...new Map(pets.map(pet => [pet.petId, rowOf(pet)])).values()]
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const updates = columns.map(column => `${column} = EXCLUDED.${column}`)
  const text = `
    INSERT INTO ${SEARCH_TABLE} (${columns.join(', ')})
    SELECT ${columns.join(', ')} FROM jsonb_populate_recordset(NULL::${SEARCH_TABLE}, $1::jsonb)
    ON CONFLICT (pet_id) DO UPDATE SET ${updates.join(', ')}`
  await sql.unsafe(text, [rows as unknown as postgres.ParameterOrJSON<never>])
}

function rowOf(pet: SearchablePet) {
  const [x, y, z] = pet.place === null ? [null, null, null] : unitVectorOf(pet.place)
  const { temperament, wishes } = pet
  return {
    pet_id: pet.petId,
    owner_id: pet.ownerId,
    folded_name: foldText(pet.name),
    species: pet.species,
    size: pet.size,
    sex: pet.sex,
    neutered: pet.neutered,
    mixed: pet.mixed,
    breed_ids: pet.breedIds,
    energy: hundredthsOf(temperament.energy),
    sociability: hundredthsOf(temperament.sociability),
    confidence: hundredthsOf(temperament.confidence),
    gentleness: hundredthsOf(temperament.gentleness),
    born_day: dayOrNever(pet.birthDate),
    vaccinated_until_day: dayOrNever(pet.vaccinatedUntil),
    weight_kg: pet.weightKg,
    play_styles: pet.playStyles,
    purposes: pet.purposes,
    times: timesMask(pet.habits),
    x,
    y,
    z,
    wished_species: wishes.species,
    wished_sizes: wishes.sizes,
    max_squared_chord: finiteChord(wishes.maxDistanceKm),
    virtual_only: wishes.virtualOnly,
    kin: pet.kin ?? [],
  }
}

/** JSON has no infinity, and no two points on the globe are further apart than 2: squared, 4. */
const finiteChord = (km: number): number => Math.min(4.1, squaredChordOfSurfaceKm(km))
