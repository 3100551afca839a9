import { join } from 'node:path'
import { dayNumberOf } from '@pawfect/domain/matching'
import { planSearch, type SearchablePet, type SearchTally } from '@pawfect/domain/matching/search'
import type { PetId } from '@pawfect/domain/pets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LiveSearch } from '../domains/matching/index.ts'
import type { PetSearch } from '../domains/matching/search/search-ports.ts'
import { type OpenDatabase, openDatabase } from '../gateways/database/open-database.ts'
import { openEmbeddedSearch } from '../gateways/search/open-embedded-search.ts'
import { openPostgresSearch } from '../gateways/search/open-postgres-search.ts'
import { hasTestPostgres, openTestPostgres } from '../gateways/search/test-postgres.ts'
import { type Person, TestWorld } from './testing/test-world.ts'

/** Two servers on one database: each with its own connection and search; nobody tells the other anything. */
type Servers = {
  readonly world: TestWorld
  readonly ben: Person
  /** As the other server's own connection sees it; what is written through it is told to nobody. */
  readonly elsewhere: OpenDatabase['client']
  readonly here: LiveSearch
  readonly there: LiveSearch
}

const asker: SearchablePet = {
  petId: 'pet-asking-000' as PetId,
  ownerId: 'owner-asking-0' as SearchablePet['ownerId'],
  name: 'Asking',
  species: 'dog',
  sex: 'female',
  neutered: false,
  birthDate: '2022-05-01',
  weightKg: 14,
  size: 'medium',
  temperament: { energy: 0.6, sociability: 0.8, confidence: 0.6, gentleness: 0.7 },
  playStyles: [],
  purposes: ['play', 'breed'],
  vaccinatedUntil: '2027-12-31',
  wishes: {
    species: ['dog', 'cat'],
    sizes: ['toy', 'small', 'medium', 'large', 'giant'],
    maxDistanceKm: 50,
    virtualOnly: false,
  },
  place: { latitudeDeg: 52.52, longitudeDeg: 13.4, label: 'Berlin' },
  habits: { activeHours: [], activeDays: [] },
  breedIds: [],
  mixed: true,
}

const everybody = planSearch({
  own: asker,
  query: { freeTimes: { activeDays: ['weekend'] } },
  purpose: 'play',
  onDay: dayNumberOf('2026-06-01'),
  limit: 50,
  decided: new Set(),
  blockedOwners: new Set(),
})

async function answerOf(search: LiveSearch, { world }: Servers): Promise<SearchTally> {
  return (await search.current(world.server.context.database.client)).search(everybody)
}

/** What a search says that was filled this very moment. */
async function freshAnswer({ elsewhere }: Servers): Promise<SearchTally> {
  await using engine = openEmbeddedSearch()
  return (await new LiveSearch(engine).current(elsewhere)).search(everybody)
}

const CHANGES: readonly [string, (servers: Servers, petId: PetId, userId: string) => Promise<unknown>][] = [
  ['unpublished', ({ elsewhere }, id) => elsewhere.pet.update({ where: { id }, data: { published: false } })],
  [
    'published again',
    ({ elsewhere }, id) => elsewhere.pet.update({ where: { id }, data: { published: true } }),
  ],
  ['hidden', ({ elsewhere }, id) => elsewhere.pet.update({ where: { id }, data: { hiddenAt: new Date() } })],
  ['shown again', ({ elsewhere }, id) => elsewhere.pet.update({ where: { id }, data: { hiddenAt: null } })],
  [
    'moved to another town',
    ({ elsewhere }, id) => elsewhere.pet.update({ where: { id }, data: { latitudeDeg: 10 } }),
  ],
  ['moved back', ({ elsewhere }, id) => elsewhere.pet.update({ where: { id }, data: { latitudeDeg: 52.5 } })],
  [
    'busy at the weekend',
    ({ elsewhere }, _id, userId) => {
      const told = { habits: { activeHours: [], activeDays: ['weekdays'] }, timeZone: 'Europe/Berlin' }
      return elsewhere.profile.upsert({ where: { userId }, create: { userId, ...told }, update: told })
    },
  ],
  ['without a profile', ({ elsewhere }, _id, userId) => elsewhere.profile.deleteMany({ where: { userId } })],
  [
    'with a suspended owner',
    ({ elsewhere }, _id, id) => elsewhere.user.update({ where: { id }, data: { suspendedAt: new Date() } }),
  ],
  [
    'with an owner allowed again',
    ({ elsewhere }, _id, id) => elsewhere.user.update({ where: { id }, data: { suspendedAt: null } }),
  ],
  ['deleted with its owner', ({ elsewhere }, _id, id) => elsewhere.user.delete({ where: { id } })],
]

function describeSeveral(
  name: string,
  open: () => Promise<{ here: PetSearch; there: PetSearch } & AsyncDisposable>,
): void {
  describe(`${name}`, () => {
    const opened = new AsyncDisposableStack()
    let servers: Servers
    let engines: { here: PetSearch; there: PetSearch }
    let pug: PetId

    beforeAll(async () => {
      const world = opened.use(await TestWorld.create())
      const { client } = opened.use(await openDatabase(join(world.folder, 'server'), () => undefined))
      engines = opened.use(await open())
      const ben = await world.person('ben')
      servers = {
        world,
        ben,
        elsewhere: client,
        here: new LiveSearch(engines.here),
        there: new LiveSearch(engines.there),
      }
      const ana = await world.person('ana')
      pug = (await ben.publishPet({ name: 'Mops', size: 'small' })).petId
      await ana.publishPet({ name: 'Luna' })
      expect((await answerOf(servers.here, servers)).total).toBe(2)
      expect((await answerOf(servers.there, servers)).total).toBe(2)
    }, 120_000)
    afterAll(() => opened.disposeAsync())

    test('finds what another server published, and no longer what it took back', async () => {
      const added = await servers.ben.publishPet({ name: 'Blitz' })
      const { here, there } = servers
      expect(
        [await answerOf(here, servers), await answerOf(there, servers)].map(({ total }) => total),
      ).toEqual([3, 3])
      await servers.ben.api.pets.deletePet.mutate({ petId: added.petId })
      expect(
        [await answerOf(there, servers), await answerOf(here, servers)].map(({ total }) => total),
      ).toEqual([2, 2])
    })

    test('is as good as filled anew when the log was cut, and when the database came back from a copy', async () => {
      const { elsewhere, here } = servers
      const last = await elsewhere.searchChange.findFirstOrThrow({ orderBy: { number: 'desc' } })
      await elsewhere.pet.update({ where: { id: pug }, data: { published: false } })
      await elsewhere.searchChange.deleteMany({ where: { number: { lte: last.number } } })
      expect((await answerOf(here, servers)).total).toBe(1)
      await elsewhere.pet.update({ where: { id: pug }, data: { published: true } })
      await engines.here.replaceAll([], 1_000_000)
      expect((await answerOf(here, servers)).total).toBe(2)
    })

    // One after the other, on the same animal. Whoever made the change says nothing: it may have died that moment.
    for (const [what, change] of CHANGES)
      test(`knows of an animal ${what} by a process that died right after`, async () => {
        await change(servers, pug, servers.ben.userId)
        const fresh = await freshAnswer(servers)
        const [one, other] = await Promise.all([
          answerOf(servers.here, servers),
          answerOf(servers.there, servers),
        ])
        expect([one, other]).toEqual([fresh, fresh])
      })

    test('hears of a pedigree that is shared or withdrawn, for kinship counts', async () => {
      const { elsewhere } = servers
      const { id, ownerId } = await elsewhere.pet.findFirstOrThrow({ where: { name: 'Luna' } })
      const heard = async (change: Promise<unknown>) => {
        await elsewhere.searchChange.deleteMany({ where: { petId: id } })
        await change
        return elsewhere.searchChange.count({ where: { petId: id } })
      }
      const pedigree = { petId: id, ownerId, species: 'dog', rootId: id, records: [], recordCount: 0 }
      const rest = { digest: '', kin: [], tests: [], coat: {}, available: false, sharedAt: new Date() }
      expect(await heard(elsewhere.sharedPedigree.create({ data: { ...pedigree, ...rest } }))).toBe(1)
      const where = { petId: id }
      expect(await heard(elsewhere.sharedPedigree.update({ where, data: { kin: [1] } }))).toBe(1)
      expect(await heard(elsewhere.sharedPedigree.delete({ where }))).toBe(1)
    })

    test('has nobody left in the end but whom nobody took away', async () => {
      expect((await answerOf(servers.here, servers)).total).toBe(1)
    })
  })
}

describeSeveral('a search in memory, one for each server', async () => {
  const [here, there] = [openEmbeddedSearch(), openEmbeddedSearch()]
  return { here, there, [Symbol.asyncDispose]: async () => undefined }
})

const REASON = 'no PostgreSQL here: install one, or set PAWFECT_TEST_POSTGRES to the URL of an empty database'

describe.skipIf(!hasTestPostgres())(
  `with PostgreSQL${hasTestPostgres() ? '' : ` (skipped: ${REASON})`}`,
  () => {
    describeSeveral('one search shared by two servers', async () => {
      const stack = new AsyncDisposableStack()
      const { url } = stack.use(await openTestPostgres())
      const [here, there] = [stack.use(openPostgresSearch({ url })), stack.use(openPostgresSearch({ url }))]
      return { here, there, [Symbol.asyncDispose]: () => stack.disposeAsync() }
    })
  },
)
