import { readSearch, type SearchQuery } from '@pawfect/domain/matching/search'
import type { PetId } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import { expectRefusal, type Person, TestWorld } from '../../../runtime/testing/test-world.ts'

const MUNICH = { latitudeDeg: 48.14, longitudeDeg: 11.58, label: 'Munich' }
const MONDAY = 1

function search(person: Person, petId: PetId, query: SearchQuery = {}) {
  return person.api.matching.search.query({ petId, purpose: 'play', query })
}

async function namesFor(person: Person, petId: PetId, text: string): Promise<string[]> {
  const { found } = await search(person, petId, readSearch(text, MONDAY).query)
  return found.map(({ pet }) => pet.name).toSorted()
}

/** Ana with Luna, and three of Ben's: a calm pug, a lively terrier, and one far away. */
async function town(world: TestWorld) {
  const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
  const luna = await ana.publishPet({ name: 'Luna' })
  const temperament = { energy: 0.2, sociability: 0.5, confidence: 0.5, gentleness: 0.5 }
  const mops = await ben.publishPet({ name: 'Mops', breedIds: ['pug'], size: 'small', temperament })
  await ben.publishPet({
    name: 'Blitz',
    breedIds: ['jack-russell-terrier'],
    size: 'small',
    temperament: { ...temperament, energy: 0.9 },
  })
  await ben.publishPet({ name: 'Far', breedIds: ['pug'], size: 'small', temperament }, { place: MUNICH })
  return { ana, ben, luna, mops }
}

describe('matching.search', () => {
  test('finds who fits the words, in any language, and says what would find more', async () => {
    await using world = await TestWorld.create()
    const { ana, luna } = await town(world)

    expect(await namesFor(ana, luna.petId, 'calm small dog near me')).toEqual(['Mops'])
    expect(await namesFor(ana, luna.petId, 'Mops')).toEqual(['Mops'])
    expect(await namesFor(ana, luna.petId, 'carlin tranquille')).toEqual(['Mops'])

    const { total, fitting, relaxations } = await search(
      ana,
      luna.petId,
      readSearch('calm pug 10 km', MONDAY).query,
    )
    expect([total, fitting]).toEqual([1, 1])
    expect(relaxations).toEqual([])
    const dogs = await search(ana, luna.petId, { energy: { below: 40 } })
    expect(dogs.relaxations).toEqual([{ kind: 'without', filters: ['energy'], more: 1 }])
  })

  test('asks the other side too, and says how many look for something else', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna, mops } = await town(world)
    await ben.api.pets.editPet.mutate({ petId: mops.petId, wishes: { sizes: ['toy'] } })

    const { total, fitting, leftOut } = await search(ana, luna.petId, { breedIds: ['pug'], withinKm: 10 })

    expect({ total, fitting, leftOut }).toEqual({
      total: 0,
      fitting: 1,
      leftOut: [{ rule: 'their-size', count: 1 }],
    })
  })

  test('follows publishing, editing, habits and deletion at once', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna, mops } = await town(world)
    const pugs = () => namesFor(ana, luna.petId, 'pug on Sunday within 20 km')
    expect(await pugs()).toEqual(['Mops'])

    await ben.api.identity.updateProfile.mutate({ habits: { activeDays: ['weekdays'], activeHours: [] } })
    expect(await pugs()).toEqual([])
    await ben.api.identity.updateProfile.mutate({ habits: { activeDays: ['weekend'], activeHours: [] } })
    expect(await pugs()).toEqual(['Mops'])
    await ben.api.pets.unpublishPet.mutate({ petId: mops.petId })
    expect(await pugs()).toEqual([])
    await ben.api.pets.publishPet.mutate({ petId: mops.petId, photos: [] })
    await ben.api.pets.editPet.mutate({ petId: mops.petId, facts: { name: 'Max' } })
    expect(await pugs()).toEqual(['Max'])
    await ben.api.identity.deleteAccount.mutate({ password: 'walk-in-the-park' })
    expect(await search(ana, luna.petId)).toMatchObject({ total: 0, fitting: 0 })
  })

  test('never shows or counts whoever is blocked, and counts whom one has decided on', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna, mops } = await town(world)
    await ana.api.matching.pass.mutate({ petId: luna.petId, targetPetId: mops.petId, purpose: 'play' })
    expect(await search(ana, luna.petId, { name: 'mops' })).toMatchObject({
      total: 0,
      leftOut: [{ rule: 'already-decided', count: 1 }],
    })
    await ben.api.moderation.block.mutate({ userId: ana.userId })
    expect(await search(ana, luna.petId)).toMatchObject({
      total: 0,
      fitting: 0,
      leftOut: [],
      relaxations: [],
    })
  })

  test('says that a distance cannot be applied while the own animal has no place', async () => {
    await using world = await TestWorld.create()
    const { ana } = await town(world)
    const nomad = await ana.publishPet({ name: 'Nomad' }, { place: null })
    expect(await search(ana, nomad.petId, { withinKm: 5 })).toMatchObject({
      total: 3,
      notApplied: ['distance'],
    })
  })

  test('error: refuses to search for somebody else, unknown filters, and more than it can hold', async () => {
    await using world = await TestWorld.create()
    const { ana, luna, mops } = await town(world)
    const refused = async (petId: PetId, query: object) =>
      (await expectRefusal(search(ana, petId, query as SearchQuery))).code

    expect(await refused(mops.petId, {})).toBe('pets/not-yours')
    expect(await refused(luna.petId, { colour: 'green' })).toBe('requests/invalid-input')
    expect(await refused(luna.petId, { breedIds: Array.from({ length: 100 }, () => 'pug') })).toBe(
      'requests/invalid-input',
    )
    expect(await refused(luna.petId, { name: 'x'.repeat(41) })).toBe('requests/invalid-input')
    expect(await refused(luna.petId, { energy: {} })).toBe('requests/invalid-input')
    expect(await refused(luna.petId, { breedIds: ["pug'; --"] })).toBe('requests/invalid-input')
  })

  test('error: refuses absurd numbers, sizes and 10 kB of text, whatever the script', async () => {
    await using world = await TestWorld.create()
    const { ana, luna } = await town(world)
    const refused = [
      { withinKm: 1e308 },
      { withinKm: -5 },
      { withinKm: '10' },
      { ageMonths: { from: -1 } },
      { ageMonths: { below: 1e9 } },
      { weightKg: { from: Number.NaN } },
      { energy: { below: 40.5 } },
      { species: [] },
      { species: Array.from({ length: 1_000 }, () => 'dog') },
      { name: '小'.repeat(1_000) },
      { name: '' },
      { notBreedIds: ['x'.repeat(10_240)] },
      { ignoredWishes: ['blocks'] },
      { ignoredWishes: ['species', 'size', 'distance', 'species'] },
      { onScreen: false },
    ]
    for (const query of refused)
      expect((await expectRefusal(search(ana, luna.petId, query as SearchQuery))).code).toBe(
        'requests/invalid-input',
      )
    const many = ana.api.matching.search.query({ petId: luna.petId, purpose: 'play', query: {}, limit: 51 })
    expect((await expectRefusal(many)).code).toBe('requests/invalid-input')
    for (const name of ['\u0000', '\ud800', '%', "'", '🐶🐕‍🦺', 'ß', '‮'])
      expect((await search(ana, luna.petId, { name })).found).toEqual([])
  })

  test('error: counts nothing for an owner who has typed on, and calls that no failure', async () => {
    await using world = await TestWorld.create()
    const { ana, luna } = await town(world)
    const { search } = world.server.context.ports.matching
    const leaving = new AbortController()
    const engine = await search.current(world.server.context.database.client)
    const asked: (AbortSignal | undefined)[] = []
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>()
    const answer = engine.search.bind(engine)
    engine.search = async (plan, signal) => {
      asked.push(signal)
      leaving.abort()
      await new Promise(resolve => signal?.addEventListener('abort', resolve, { once: true }))
      reach()
      return answer(plan, signal)
    }
    const input = { petId: luna.petId, purpose: 'play', query: {} } as const
    await expect(ana.api.matching.search.query(input, { signal: leaving.signal })).rejects.toThrow()
    await reached
    engine.search = answer

    expect((await search.current(world.server.context.database.client)) === engine).toBe(true)
    expect(asked[0]?.aborted).toBe(true)
    expect((await ana.api.matching.search.query(input)).total).toBe(2)
    expect(world.logLines.filter(({ level }) => level === 50)).toEqual([])
  })

  test('error: is limited more than other questions', async () => {
    await using world = await TestWorld.create({ limits: { queriesPerMinute: 4 } })
    const { ana, luna } = await town(world)
    const answers = Array.from({ length: 12 }, () => search(ana, luna.petId))
    // Twelve searches are thirty-six calls, far more than there are.
    expect(await expectRefusal(Promise.all(answers))).toMatchObject({ code: 'requests/too-many' })
    await Promise.allSettled(answers)
  })
})
