import { arrangePedigree, litterInbreeding, mergeAncestries } from '@pawfect/domain/pedigree'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { TestWorld } from '../src/runtime/testing/test-world.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD, resetDevWorld, type Seeding, seedDevWorld } from './index.ts'

// Building a world is seconds of work, several times that on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

let world: TestWorld
let seeding: Seeding

beforeAll(async () => {
  world = await TestWorld.create()
  seeding = await seedDevWorld(world.server.context)
})
afterAll(() => world[Symbol.asyncDispose]())

async function signIn(account: keyof typeof DEMO_ACCOUNTS) {
  const { email } = DEMO_ACCOUNTS[account]
  const response = await world.auth('sign-in/email', { email, password: DEMO_PASSWORD })
  expect(response.status).toBe(200)
  return world.clientWith(response.headers.get('set-auth-token'))
}

describe('the dev world', () => {
  test('has at least 50 animals around', () => {
    expect(seeding.kind).toBe('seeded')
    expect(seeding.kind === 'seeded' ? seeding.pets : 0).toBeGreaterThanOrEqual(54)
  })

  test('lets ana, ben, carla and the admin sign in', async () => {
    const roles = []
    for (const account of ['ana', 'ben', 'carla', 'admin'] as const) {
      roles.push((await (await signIn(account)).identity.me.query()).role)
    }
    expect(roles).toEqual(['owner', 'owner', 'owner', 'admin'])
  })

  test('has suggestions for Luna with reasons, Rex among them, and says whom she excluded', async () => {
    const ana = await signIn('ana')
    const [luna] = await ana.pets.listMyPets.query()
    if (luna === undefined) throw new Error('ana has no animal')
    const input = { petId: luna.petId, purpose: 'play', limit: 50 } as const
    const { suggestions, considered, summary } = await ana.matching.proposeMatches.query(input)

    const nearby = suggestions.filter(({ canMeetInPerson }) => canMeetInPerson)
    expect(nearby.length).toBeGreaterThanOrEqual(3)
    expect(suggestions.map(({ pet }) => pet.name)).toContain('Rex')
    expect(suggestions.every(({ reasons }) => reasons.length > 0)).toBe(true)
    expect(considered).toBeGreaterThanOrEqual(50)
    expect(summary.text).toMatch(/^You excluded \d+ of \d+ because /)
  })

  test('has someone for Freya too, and most of the others ruled out', async () => {
    const carla = await signIn('carla')
    const freya = (await carla.pets.listMyPets.query()).find(({ name }) => name === 'Freya')
    if (freya === undefined) throw new Error('carla has no Freya')
    const input = { petId: freya.petId, purpose: 'breed', limit: 50 } as const
    const { suggestions, excluded } = await carla.matching.proposeMatches.query(input)
    expect(suggestions.map(({ pet }) => pet.name)).toEqual(expect.arrayContaining(['Thor', 'Bosse']))
    expect(suggestions.every(({ pet }) => pet.sex === 'male' && !pet.neutered)).toBe(true)
    expect(suggestions.map(({ pet }) => pet.name)).not.toContain('Loki')
    expect(excluded.find(({ rule }) => rule === 'relatedness')?.count).toBe(1)
    expect(excluded.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(45)
  })

  test('has studs for Freya whose ancestors meet hers, each at a coefficient of its own', async () => {
    const carla = await signIn('carla')
    const freya = (await carla.pets.listMyPets.query()).find(({ name }) => name === 'Freya')
    if (freya === undefined) throw new Error('carla has no Freya')
    const own = await carla.pedigree.getSharedPedigree.query({ petId: freya.petId })
    if (own.kind !== 'shared') throw new Error('Freya has no ancestors')
    const { studs } = await carla.pedigree.listStuds.query({ species: 'dog', nearPetId: freya.petId })
    const { records, rootOf, ambiguous } = mergeAncestries([
      { key: 'Freya', ...own.pedigree },
      ...studs.map(({ pet, pedigree }) => ({ key: pet.name, ...pedigree })),
    ])
    const { pedigree, rowOf } = arrangePedigree(records)
    const row = (name: string) => rowOf.get(rootOf.get(name) ?? '') ?? -1
    const ranked = studs
      .map(
        ({ pet: { name } }) =>
          [name, litterInbreeding(pedigree, { sire: row(name), dam: row('Freya') })] as const,
      )
      .toSorted(([, one], [, other]) => one - other)

    expect(ambiguous).toEqual([])
    expect(ranked.map(([name]) => name)).toEqual(['Njord', 'Odin', 'Thor', 'Bosse', 'Loki'])
    expect(new Set(ranked.map(([, coefficient]) => coefficient)).size).toBe(5)
    expect([ranked[0]?.[1], (ranked.at(-1)?.[1] ?? 0) > 1 / 8]).toEqual([0, true])
  })

  test('shows every animal with a drawn portrait that says so', async () => {
    const ana = await signIn('ana')
    const [luna] = await ana.pets.listMyPets.query()
    const [portrait] = luna?.photos ?? []
    if (portrait === undefined) throw new Error('Luna has no portrait')
    expect(portrait.alt).toBe('Drawn illustration of Luna, no photo')
    const response = await world.fetch(portrait.path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/jpeg')
  })

  test('has content on every screen: matches, a walk tomorrow, a past one, a hidden like, a report', async () => {
    const ana = await signIn('ana')
    const ben = await signIn('ben')
    const { client } = world.server.context.database
    const [luna] = await ana.pets.listMyPets.query()

    expect(await ana.matching.listMatches.query()).toHaveLength(3)
    expect((await ana.meetups.listMeetups.query()).map(({ state, myOutcome }) => [state, myOutcome])).toEqual(
      [
        ['accepted', null],
        ['ended', 'yes'],
      ],
    )
    expect((await ben.meetups.listMeetups.query()).map(({ state }) => state)).toEqual(['proposed'])
    expect(await client.report.count({ where: { state: 'open' } })).toBe(1)
    const likes = await client.decision.findMany({
      where: { targetPetId: luna?.petId ?? '', answer: 'like' },
    })
    expect(likes).toHaveLength(4)
  })

  test('lets Ana and Ben match and meet, as the story goes', async () => {
    const [ana, ben] = [await signIn('ana'), await signIn('ben')]
    const [luna] = await ana.pets.listMyPets.query()
    const [rex] = await ben.pets.listMyPets.query()
    if (luna === undefined || rex === undefined) throw new Error('Luna or Rex is missing')
    const purpose = 'play' as const
    await ana.matching.like.mutate({ petId: luna.petId, targetPetId: rex.petId, purpose })
    const { match } = await ben.matching.like.mutate({ petId: rex.petId, targetPetId: luna.petId, purpose })
    expect(match).toMatchObject({ other: { name: 'Luna' } })
  })

  test('is built once, and the same again after a reset, whoever has moved in since', async () => {
    const { client } = world.server.context.database
    const names = async () => (await client.pet.findMany({ orderBy: { name: 'asc' } })).map(pet => pet.name)
    const before = await names()
    expect(await seedDevWorld(world.server.context)).toEqual({ kind: 'already-there' })
    expect(await names()).toEqual(before)

    const real = { name: 'Real', email: 'real@example.org', password: DEMO_PASSWORD }
    await world.auth('sign-up/email', real)
    expect((await resetDevWorld(world.server.context)).kind).toBe('seeded')
    expect((await world.auth('sign-in/email', real)).status).toBe(200)

    expect(await names()).toEqual(before)
    expect(await client.match.count()).toBe(4)
    const ana = await signIn('ana')
    expect(await ana.matching.listMatches.query()).toHaveLength(3)
  })

  test('is built anew when it was cut short', async () => {
    await using young = await TestWorld.create()
    await young.person('carla')
    expect((await seedDevWorld(young.server.context)).kind).toBe('seeded')
  })

  test('is never put among real people', async () => {
    await using inhabited = await TestWorld.create()
    await inhabited.auth('sign-up/email', {
      name: 'Real',
      email: 'real@example.org',
      password: DEMO_PASSWORD,
    })
    expect(await seedDevWorld(inhabited.server.context)).toEqual({ kind: 'inhabited' })
    expect(await resetDevWorld(inhabited.server.context)).toEqual({ kind: 'inhabited' })
    expect(await inhabited.server.context.database.client.user.count()).toBe(1)
  })
})
