import type { PetFacts, PetId } from '@pawfect/domain/pets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectRefusal, PASSWORD, type Person, TestWorld } from '../../../runtime/testing/test-world.ts'

const MUNICH = { latitudeDeg: 48.14, longitudeDeg: 11.58, label: 'Munich' }

function today(person: Person, petId: PetId) {
  return person.api.matching.dailySet.query({ petId, purpose: 'play' })
}

async function namesToday(person: Person, petId: PetId): Promise<string[]> {
  return (await today(person, petId)).picks.map(({ pet }) => pet.name).sort()
}

/** Somebody with one published dog of their own name. */
async function owner(world: TestWorld, name: string, facts: Partial<PetFacts> = {}) {
  const person = await world.person(name)
  const { petId } = await person.publishPet({ name, ...facts })
  return { person, petId, name }
}

/** A town of eight owners with one dog each, who want one play date a week and so get five cards. */
async function town(world: TestWorld) {
  return Promise.all(
    Array.from({ length: 8 }, async (_, i) => {
      const inhabitant = await owner(world, `owner${i}`)
      await inhabitant.person.api.matching.wishPlayDates.mutate({ playDatesPerWeek: 1 })
      return inhabitant
    }),
  )
}

describe('in a town of eight', () => {
  let world: TestWorld
  let owners: Awaited<ReturnType<typeof town>>

  beforeAll(async () => {
    world = await TestWorld.create()
    owners = await town(world)
  })
  afterAll(() => world[Symbol.asyncDispose]())

  test('a day gives nobody more cards than there is room for, and whoever sees an animal is seen by it', async () => {
    const seen = new Map<string, string[]>()
    for (const { person, petId, name } of owners) seen.set(name, await namesToday(person, petId))

    for (const [name, names] of seen) {
      expect(names.length).toBeGreaterThan(0)
      expect(names.length).toBeLessThanOrEqual(5)
      expect(names).not.toContain(name)
      for (const other of names) expect(seen.get(other)).toContain(name)
    }
    // Chance may leave a place empty here and there, but never many.
    const shown = [...seen.values()].reduce((sum, names) => sum + names.length, 0)
    expect(shown / (5 * owners.length)).toBeGreaterThan(0.7)
  })

  test('a set stays the same all day, loses what is answered, and changes the next day', async () => {
    const [first, ...others] = owners
    if (first === undefined) throw new Error('the town is empty')
    const morning = await namesToday(first.person, first.petId)
    world.clock.set(`${(await today(first.person, first.petId)).day}T23:59:00.000Z`)
    expect(await namesToday(first.person, first.petId)).toEqual(morning)

    const passed = others.find(({ name }) => name === morning[0])
    const purpose = 'play' as const
    const targetPetId = passed?.petId ?? first.petId
    await first.person.api.matching.pass.mutate({ petId: first.petId, targetPetId, purpose })
    expect(await today(first.person, first.petId)).toMatchObject({ answered: 1 })
    expect(await namesToday(first.person, first.petId)).toEqual(morning.slice(1))

    world.clock.advance({ minutes: 2 })
    const next = await namesToday(first.person, first.petId)
    expect(next).not.toContain(passed?.name)
    // Everybody who was not shown yesterday comes before anybody who was.
    const fresh = others.filter(({ name }) => !morning.includes(name))
    for (const { name } of fresh) expect(next).toContain(name)
  })
})

describe('matching.dailySet', () => {
  test('shows the two of a pair to one another, with the reasons and how many cards each gets', async () => {
    await using world = await TestWorld.create()
    const ana = await owner(world, 'ana')
    const ben = await owner(world, 'ben', { sex: 'male' })

    const [anas, bens] = [await today(ana.person, ana.petId), await today(ben.person, ben.petId)]

    expect(anas).toMatchObject({ state: 'ready', playDatesPerWeek: 3, newMatches: 0, answered: 0 })
    expect(anas.picks).toMatchObject([{ pet: { name: 'ben' }, theirCards: 1, canMeetInPerson: true }])
    expect(anas.picks[0]?.reasons.length).toBeGreaterThan(0)
    expect(bens.picks).toMatchObject([{ pet: { name: 'ana' }, theirCards: 1 }])
  })

  test('asks for the answer to a like, without telling that it was one, and never for one that cannot come', async () => {
    await using world = await TestWorld.create()
    const [ana, ben, cleo] = [
      await owner(world, 'ana'),
      await owner(world, 'ben'),
      await owner(world, 'cleo'),
    ]
    const purpose = 'play' as const
    await ana.person.api.matching.like.mutate({ petId: ana.petId, targetPetId: ben.petId, purpose })
    await ana.person.api.matching.pass.mutate({ petId: ana.petId, targetPetId: cleo.petId, purpose })

    expect(await namesToday(ben.person, ben.petId)).toEqual(['ana', 'cleo'])
    expect(await namesToday(cleo.person, cleo.petId)).toEqual(['ben'])
    expect(await namesToday(ana.person, ana.petId)).toEqual([])
    const [liked, other] = (await today(ben.person, ben.petId)).picks
    expect(Object.keys(liked ?? {})).toEqual(Object.keys(other ?? {}))
  })

  test('puts nobody on a card whom a hard rule, a block or the own distance keeps apart', async () => {
    await using world = await TestWorld.create()
    const [ana, ben, cat] = await Promise.all([
      owner(world, 'ana'),
      owner(world, 'ben'),
      owner(world, 'cat', { species: 'cat' }),
    ])
    const blocked = await owner(world, 'blocked')
    const far = await world.person('far')
    await far.publishPet({ name: 'far' }, { place: MUNICH })
    await blocked.person.api.moderation.block.mutate({ userId: ana.person.userId })
    await world.server.context.ports.matching.daily.ensure(world.clock.now())

    const { client } = world.server.context.database
    const cards = await client.dailyPick.findMany({ select: { petId: true, otherPetId: true } })
    const pairs = cards.map(({ petId, otherPetId }) => `${petId} ${otherPetId}`).sort()
    const both = (one: PetId, other: PetId) => [`${one} ${other}`, `${other} ${one}`]
    expect(pairs).toEqual([...both(ana.petId, ben.petId), ...both(ben.petId, blocked.petId)].sort())
    expect(await namesToday(cat.person, cat.petId)).toEqual([])
  })

  test('leaves out at once whom the owner blocked, and who hid or changed beyond the rules', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = [await owner(world, 'ana'), await owner(world, 'ben')]
    const [cleo, dora] = [await owner(world, 'cleo'), await owner(world, 'dora')]
    expect(await namesToday(ana.person, ana.petId)).toEqual(['ben', 'cleo', 'dora'])

    await ben.person.api.moderation.block.mutate({ userId: ana.person.userId })
    await cleo.person.api.pets.unpublishPet.mutate({ petId: cleo.petId })
    await dora.person.api.pets.editPet.mutate({ petId: dora.petId, facts: { purposes: ['adopt'] } })

    expect(await namesToday(ana.person, ana.petId)).toEqual([])
    expect(await namesToday(ben.person, ben.petId)).toEqual([])
  })

  test('says how many wait beyond the own distance when nobody is near', async () => {
    await using world = await TestWorld.create()
    const ana = await owner(world, 'ana')
    const far = await world.person('far')
    for (const name of ['Far', 'Further']) await far.publishPet({ name }, { place: MUNICH })

    const { picks, waiting } = await today(ana.person, ana.petId)

    expect(picks).toEqual([])
    expect(waiting).toEqual({ count: 2, beyondKm: 50 })
  })

  test('seats who comes later with those who have room, and both see one another', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = [await owner(world, 'ana'), await owner(world, 'ben')]
    expect(await namesToday(ana.person, ana.petId)).toEqual(['ben'])
    const late = await owner(world, 'late')

    expect(await namesToday(late.person, late.petId)).toEqual(['ana', 'ben'])
    expect(await namesToday(ana.person, ana.petId)).toEqual(['ben', 'late'])
    expect(await namesToday(ben.person, ben.petId)).toEqual(['ana', 'late'])
  })

  test('shows whoever took a like back and wishes for more the animal that was to answer it', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = [await owner(world, 'ana'), await owner(world, 'ben')]
    const pair = { petId: ana.petId, targetPetId: ben.petId }
    await ana.person.api.matching.like.mutate({ ...pair, purpose: 'play' })
    expect(await namesToday(ben.person, ben.petId)).toEqual(['ana'])

    await ana.person.api.matching.undo.mutate(pair)
    await ana.person.api.matching.wishPlayDates.mutate({ playDatesPerWeek: 5 })

    expect(await namesToday(ana.person, ana.petId)).toEqual(['ben'])
    expect(await namesToday(ben.person, ben.petId)).toEqual(['ana'])
  })

  test('shows to one another those who both came later, whoever asks first', async () => {
    await using world = await TestWorld.create()
    await world.server.context.ports.matching.daily.ensure(world.clock.now())
    const [ana, ben] = [await owner(world, 'ana'), await owner(world, 'ben')]
    const resting = await owner(world, 'resting')
    await resting.person.api.matching.wishPlayDates.mutate({ playDatesPerWeek: 0 })

    expect(await namesToday(ana.person, ana.petId)).toEqual(['ben'])
    expect(await namesToday(ben.person, ben.petId)).toEqual(['ana'])
  })

  test('error: refuses what is no animal of the caller, no purpose, or no wish', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = [await owner(world, 'ana'), await owner(world, 'ben')]
    const asked = async (input: object) =>
      (
        await expectRefusal(
          ana.person.api.matching.dailySet.query(input as { petId: PetId; purpose: 'play' }),
        )
      ).code
    expect(await asked({ petId: ben.petId, purpose: 'play' })).toBe('pets/not-yours')
    for (const input of [
      { petId: ana.petId, purpose: 'race' },
      { petId: 'x'.repeat(10_240), purpose: 'play' },
      { petId: "'; DROP TABLE DailyPick; --", purpose: 'play' },
      { petId: ana.petId, purpose: 'play', day: '1999-01-01' },
      {},
    ])
      expect(await asked(input)).toBe('requests/invalid-input')
    for (const playDatesPerWeek of [-1, 1.5, 1e308, Number.NaN, '3']) {
      const wish = { playDatesPerWeek } as { playDatesPerWeek: number }
      expect((await expectRefusal(ana.person.api.matching.wishPlayDates.mutate(wish))).code).toBe(
        'requests/invalid-input',
      )
    }
  })

  test('shows a draft to nobody, and tells its owner why there are no cards', async () => {
    await using world = await TestWorld.create()
    const ben = await owner(world, 'ben')
    const ana = await world.person('ana')
    const draft = await ana.registerPet({ name: 'Draft' })

    expect(await today(ana, draft.petId)).toMatchObject({ state: 'unpublished', picks: [] })
    expect(await namesToday(ben.person, ben.petId)).toEqual([])
  })
})

describe('matching.wishPlayDates', () => {
  test('takes an owner who wants none out of the sets, and back in when they want some', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = [await owner(world, 'ana'), await owner(world, 'ben')]
    await ana.person.api.matching.wishPlayDates.mutate({ playDatesPerWeek: 0 })

    expect(await today(ana.person, ana.petId)).toMatchObject({ state: 'paused', picks: [] })
    expect(await namesToday(ben.person, ben.petId)).toEqual([])

    await ana.person.api.matching.wishPlayDates.mutate({ playDatesPerWeek: 2 })
    expect(await namesToday(ana.person, ana.petId)).toEqual(['ben'])
    expect(await namesToday(ben.person, ben.petId)).toEqual(['ana'])
  })

  test('counts the matches of seven days: a full week has no new cards, a longer wish has', async () => {
    await using world = await TestWorld.create()
    const [ana, ben, cleo] = [
      await owner(world, 'ana'),
      await owner(world, 'ben'),
      await owner(world, 'cleo'),
    ]
    await ana.person.api.matching.wishPlayDates.mutate({ playDatesPerWeek: 1 })
    const purpose = 'play' as const
    const { petId } = ana
    await ana.person.api.matching.like.mutate({ petId, targetPetId: ben.petId, purpose })
    await ben.person.api.matching.like.mutate({ petId: ben.petId, targetPetId: petId, purpose })

    expect(await today(ana.person, petId)).toMatchObject({ state: 'full', newMatches: 1, picks: [] })
    expect(await namesToday(cleo.person, cleo.petId)).toEqual(['ben'])

    world.clock.advance({ days: 8 })
    expect(await today(ana.person, petId)).toMatchObject({ state: 'ready', newMatches: 0 })
    expect(await namesToday(ana.person, petId)).toEqual(['cleo'])
  })

  test('error: refuses more than two a day', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')
    await expect(ana.api.matching.wishPlayDates.mutate({ playDatesPerWeek: 15 })).rejects.toThrow()
  })
})

describe('an account that goes', () => {
  test('takes its wish, its sets and its animals on the cards of others along; before, it can take them home', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = [await owner(world, 'ana'), await owner(world, 'ben')]
    await ana.person.api.matching.wishPlayDates.mutate({ playDatesPerWeek: 5 })
    await today(ana.person, ana.petId)

    const file = await ana.person.api.identity.exportAccount.query()
    expect(JSON.parse(JSON.stringify(file))).toMatchObject({
      dailySets: {
        wish: { playDatesPerWeek: 5 },
        seats: [{ petId: ana.petId, room: 9 }],
        picks: [{ petId: ana.petId, otherPetId: ben.petId }],
      },
    })

    await ana.person.api.identity.deleteAccount.mutate({ password: PASSWORD })
    const { client } = world.server.context.database
    expect(await client.dailyWish.count()).toBe(0)
    expect(await client.dailyPick.count()).toBe(0)
    expect(await client.dailySeat.findMany({ select: { petId: true } })).toEqual([{ petId: ben.petId }])
  })
})
