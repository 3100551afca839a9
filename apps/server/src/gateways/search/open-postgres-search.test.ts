import { planSearch, searchableNeighbourhood } from '@pawfect/domain/matching/search'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SearchUnavailableError } from '../../domains/matching/search/search-errors.ts'
import { connectPostgres } from './connect-postgres.ts'
import { openPostgresSearch } from './open-postgres-search.ts'
import { describePetSearch } from './pet-search-compliance.ts'
import { hasTestPostgres, openTestPostgres, type TestPostgres } from './test-postgres.ts'

const REASON = 'no PostgreSQL here: install one, or set PAWFECT_TEST_POSTGRES to the URL of an empty database'

describe.skipIf(!hasTestPostgres())(
  `the search in PostgreSQL${hasTestPostgres() ? '' : ` (skipped: ${REASON})`}`,
  () => {
    let server: TestPostgres
    beforeAll(async () => {
      server = await openTestPostgres()
    }, 120_000)
    afterAll(() => server[Symbol.asyncDispose]())

    describePetSearch('it', async () => openPostgresSearch({ url: server.url }))

    test('finds again what another process wrote', async () => {
      await using one = openPostgresSearch({ url: server.url })
      await one.replaceAll(searchableNeighbourhood(3, 1), 4)
      await using other = openPostgresSearch({ url: server.url })
      expect(await other.check(AbortSignal.timeout(5000))).toBe('PostgreSQL, 3 animals')
      expect(await other.filledTo()).toBe(4)
    })

    test('stops in the middle of a question when whoever asked has gone', async () => {
      await using search = openPostgresSearch({ url: server.url })
      const [own, ...others] = searchableNeighbourhood(5, 1)
      if (own === undefined) throw new Error('nobody asks')
      await search.replaceAll(others, 1)
      const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
      const plan = planSearch({ own, query: {}, purpose: 'play', onDay: 20_000, limit: 5, ...nobody })
      const sql = connectPostgres(server.url, { connections: 2 })
      const waiting = async () =>
        (await sql`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'pawfect_pet_search'::regclass`)
          .length
      const leaving = new AbortController()
      const gone = new Error('the screen was left')
      await sql.begin(async holding => {
        await holding`LOCK TABLE pawfect_pet_search IN ACCESS EXCLUSIVE MODE`
        const asked = search.search(plan, leaving.signal)
        asked.catch(() => undefined)
        while ((await waiting()) === 0);
        leaving.abort(gone)
        await expect(asked).rejects.toBe(gone)
        expect(await waiting()).toBe(0)
      })
      await sql.end()
    })

    test('keeps an index of three letters for names where the extension is there', async () => {
      await using search = openPostgresSearch({ url: server.url })
      expect(await search.check(AbortSignal.timeout(5000))).toMatch(/^PostgreSQL/)
      const sql = connectPostgres(server.url, { connections: 1 })
      const [available] = await sql`SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'`
      const indexes = await sql`SELECT indexname FROM pg_indexes WHERE tablename = 'pawfect_pet_search'`
      await sql.end()
      const named = indexes.map(({ indexname }) => String(indexname))
      expect(named.includes('pawfect_pet_search_name')).toBe(available !== undefined)
    })
  },
)

describe('openPostgresSearch', () => {
  test('error: says so when nobody answers', async () => {
    await using search = openPostgresSearch({ url: 'postgres://nobody@127.0.0.1:1/nothing' })
    await expect(search.check(AbortSignal.timeout(5000))).rejects.toThrow(SearchUnavailableError)
    await expect(search.filledTo()).rejects.toThrow(SearchUnavailableError)
  })
})
