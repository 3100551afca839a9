import { searchableNeighbourhood } from '@pawfect/domain/matching/search'
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
