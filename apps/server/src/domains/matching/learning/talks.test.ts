import type { PetId } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import { matchedPair, plan } from '../../../runtime/testing/matched-pair.ts'
import { expectRefusal, PASSWORD, type Person, TestWorld } from '../../../runtime/testing/test-world.ts'

const LIVELY = { energy: 0.95, sociability: 0.9, confidence: 0.6, gentleness: 0.2 }

/** Ana's Luna and Ben's lively Rex have matched; Carla's Mia looks at both, and Dora's Kim is like Rex. */
async function talkers(world: TestWorld) {
  const pair = await matchedPair(world, { temperament: LIVELY })
  const [carla, dora] = await Promise.all([world.person('carla'), world.person('dora')])
  const mia = await carla.publishPet({ name: 'Mia' })
  await dora.publishPet({ name: 'Kim', temperament: LIVELY })
  return { ...pair, carla, dora, mia }
}

async function chances(person: Person, petId: PetId): Promise<Record<string, number>> {
  const { suggestions } = await person.api.matching.proposeMatches.query({
    petId,
    purpose: 'play',
    limit: 50,
  })
  return Object.fromEntries(suggestions.map(({ pet, chance }) => [pet.name, chance.probability]))
}

describe('matching.noteTalk', () => {
  test('moves the taste of who tells it, once for each match, and is forgotten when it is switched off', async () => {
    await using world = await TestWorld.create()
    const { ana, luna, matchId } = await talkers(world)
    const { client } = world.server.context.database
    const before = await chances(ana, luna.petId)

    await ana.api.matching.tellOfTalks.mutate({ on: true })
    await ana.api.matching.noteTalk.mutate({ matchId })
    const once = await chances(ana, luna.petId)
    await ana.api.matching.noteTalk.mutate({ matchId })

    expect(once['Kim']).toBeGreaterThan(before['Kim'] ?? 1)
    expect(await chances(ana, luna.petId)).toEqual(once)
    expect(await ana.api.matching.talks.query()).toEqual({ on: true, noted: 1 })
    expect(await client.learningEvent.count({ where: { topic: { startsWith: 'conversation:' } } })).toBe(1)
    const { matching } = await ana.api.identity.exportAccount.query()
    expect(matching).toMatchObject({ tellsOfTalks: true })

    await ana.api.matching.tellOfTalks.mutate({ on: false })
    expect(await ana.api.matching.talks.query()).toEqual({ on: false, noted: 0 })
    for (const [name, chance] of Object.entries(await chances(ana, luna.petId)))
      expect(chance).toBeCloseTo(before[name] ?? Number.NaN, 6)
  })

  test('moves nothing for anybody else, however much is made up', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, carla, dora, luna, rex, mia, matchId } = await talkers(world)
    const seen = async () => ({ ben: await chances(ben, rex.petId), carla: await chances(carla, mia.petId) })
    const before = await seen()
    const likes = { petId: luna.petId, purpose: 'play' } as const
    await ana.api.matching.tellOfTalks.mutate({ on: true })

    for (let lie = 0; lie < 5; lie++) await ana.api.matching.noteTalk.mutate({ matchId })

    const after = await seen()
    // What both of a pair want is one chance: Luna's own taste may show beside Luna, and nowhere else.
    for (const [name, chance] of Object.entries(before.carla))
      if (name !== 'Luna') expect(after.carla[name]).toBe(chance)
    for (const [name, chance] of Object.entries(before.ben))
      if (name !== 'Luna') expect(after.ben[name]).toBe(chance)
    const index = await world.server.context.ports.matching.index.current(
      world.server.context.database.client,
    )
    expect(index.rates.behaviourOf(rex.petId)).toMatchObject({ received: 1 })
    const others = await dora.api.pets.listMyPets.query()
    expect(index.find(others[0]?.petId ?? likes.petId)?.taste.shift.every(moved => moved === 0)).toBe(true)
  })

  test('error: is refused while switched off, for matches of others, and with somebody blocked', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, carla, matchId } = await talkers(world)
    const note = (person: Person) => person.api.matching.noteTalk.mutate({ matchId })
    expect(await ana.api.matching.talks.query()).toEqual({ on: false, noted: 0 })
    expect(await expectRefusal(note(ana))).toMatchObject({ code: 'matching/talks-off' })
    await carla.api.matching.tellOfTalks.mutate({ on: true })
    expect(await expectRefusal(note(carla))).toMatchObject({ code: 'matching/match-unknown' })
    await ana.api.matching.tellOfTalks.mutate({ on: true })
    await ben.api.moderation.block.mutate({ userId: ana.userId })
    expect(await expectRefusal(note(ana))).toMatchObject({ code: 'matching/match-unknown' })
  })

  test('leaves nothing behind when the account is deleted', async () => {
    await using world = await TestWorld.create()
    const { ana, matchId } = await talkers(world)
    await ana.api.matching.tellOfTalks.mutate({ on: true })
    await ana.api.matching.noteTalk.mutate({ matchId })
    await ana.api.identity.deleteAccount.mutate({ password: PASSWORD })
    const { client } = world.server.context.database
    expect([await client.learningEvent.count(), await client.tellsOfTalks.count()]).toEqual([0, 0])
  })
})

describe('an answer to an invitation', () => {
  test('moves the next ranking of who answers, and notes how long the invitation waited', async () => {
    await using world = await TestWorld.create()
    const pair = await talkers(world)
    const before = await chances(pair.ana, pair.luna.petId)
    const { matchId } = pair
    const { meetupId } = await pair.ben.api.meetups.planMeetup.mutate({
      ...{ matchId, kind: 'virtual' as const, startsAt: null, timeZone: 'Europe/Berlin' },
    })
    world.clock.advance({ minutes: 25 })

    await pair.ana.api.meetups.declineMeetup.mutate({ meetupId })

    const { client } = world.server.context.database
    const [reply] = await client.learningEvent.findMany({ where: { topic: `reply:${meetupId}` } })
    expect(reply).toMatchObject({ said: 'no', waitedMinutes: 25, position: null })
    expect((await chances(pair.ana, pair.luna.petId))['Kim']).toBeLessThan(before['Kim'] ?? 0)
    expect(await plan(pair)).toMatchObject({ state: 'proposed' })
  })
})
