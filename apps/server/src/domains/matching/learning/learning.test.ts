import { learnLog } from '@pawfect/domain/matching/learning'
import type { PetId } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import { matchedPair, plan } from '../../../runtime/testing/matched-pair.ts'
import { expectRefusal, PASSWORD, type Person, TestWorld } from '../../../runtime/testing/test-world.ts'
import { forgetOldShowings, readLogs } from './learning-store.ts'

const CALM = { energy: 0.15, sociability: 0.7, confidence: 0.6, gentleness: 0.7 }
const LIVELY = { ...CALM, energy: 0.95 }

/** Ana's calm Luna, and a crowd of calm and lively neighbours. */
async function crowd(world: TestWorld, each = 6) {
  const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
  const luna = await ana.publishPet({ name: 'Luna', temperament: CALM, playStyles: [] })
  const others: { readonly petId: PetId; readonly name: string }[] = []
  for (let i = 0; i < each * 2; i++) {
    const temperament = i % 2 === 0 ? CALM : LIVELY
    const name = `${i % 2 === 0 ? 'Calm' : 'Lively'} ${i}`
    const { petId } = await ben.registerPet({ name, temperament })
    others.push(await ben.api.pets.publishPet.mutate({ petId, photos: [] }))
  }
  return { ana, ben, luna, others }
}

function rank(person: Person, petId: PetId) {
  return person.api.matching.proposeMatches.query({ petId, purpose: 'play', limit: 50 })
}

async function chances(person: Person, petId: PetId): Promise<Record<string, number>> {
  const { suggestions } = await rank(person, petId)
  return Object.fromEntries(suggestions.map(({ pet, chance }) => [pet.name, chance.probability]))
}

/** The same animals with the same chances, to 1e-6. */
function expectSame(now: Record<string, number>, then: Record<string, number>): void {
  expect(Object.keys(now)).toEqual(expect.arrayContaining(Object.keys(then)))
  for (const [name, chance] of Object.entries(then)) expect(now[name]).toBeCloseTo(chance, 6)
}

/** Likes the lively ones and passes on the calm, one a minute. */
async function answer(
  world: TestWorld,
  { person, petId }: { readonly person: Person; readonly petId: PetId },
  others: readonly { petId: PetId; name: string }[],
) {
  for (const other of others) {
    const decision = { petId, targetPetId: other.petId, purpose: 'play' } as const
    const { matching } = person.api
    await (other.name.startsWith('Lively') ? matching.like : matching.pass).mutate(decision)
    world.clock.advance({ minutes: 1 })
  }
}

const patternsOf = (person: Person, petId: PetId) =>
  person.api.matching.behaviourPatterns.query({ petId, timeZone: 'Europe/Berlin' })

describe('learning from likes and passes', () => {
  test('moves the very next ranking, undo moves it back, and all of it equals a batch over the log', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna, others } = await crowd(world, 4)
    const before = await chances(ana, luna.petId)

    await answer(world, { person: ana, petId: luna.petId }, others.slice(0, 6))
    const after = await chances(ana, luna.petId)
    for (const { petId: targetPetId } of others.slice(0, 6)) {
      await ana.api.matching.undo.mutate({ petId: luna.petId, targetPetId })
    }

    expect(before['Calm 6']).toBeGreaterThan(before['Lively 7'] ?? 1)
    const gap = (of: Record<string, number>) => (of['Calm 6'] ?? 0) - (of['Lively 7'] ?? 0)
    expect(gap(after)).toBeLessThan(gap(before))
    expectSame(await chances(ana, luna.petId), before)

    await answer(world, { person: ana, petId: luna.petId }, others.slice(0, 6))
    await ben.api.pets.deletePet.mutate({ petId: others[4]?.petId ?? luna.petId })
    const { database, ports, events } = world.server.context
    const live = (await ports.matching.index.current(database.client)).find(luna.petId)
    await events.settled()
    const log = (await readLogs(database.client, [luna.petId])).get(luna.petId) ?? []
    expect(log).toHaveLength(5)
    expect(live?.taste).toEqual(learnLog(log))
  })

  test("forgets what was said about a deleted owner's animals, at once and everywhere", async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna, others } = await crowd(world, 4)
    const cleo = await world.person('cleo')
    await cleo.publishPet({ name: 'Calm cleo', temperament: CALM })
    const before = await chances(ana, luna.petId)
    await answer(world, { person: ana, petId: luna.petId }, others)
    expect((await chances(ana, luna.petId))['Calm cleo']).not.toBe(before['Calm cleo'])

    await ben.api.identity.deleteAccount.mutate({ password: PASSWORD })

    expectSame(await chances(ana, luna.petId), { 'Calm cleo': before['Calm cleo'] ?? Number.NaN })
    expect(await world.server.context.database.client.learningEvent.count()).toBe(0)
  })

  test('forgets what a hidden animal’s owner said once the other lives with somebody else, after a restart too', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna, others } = await crowd(world, 1)
    const cleo = await world.person('cleo')
    const { petId } = await cleo.publishPet({ name: 'Cleo', temperament: CALM })
    const [rex] = others
    if (rex === undefined) throw new Error('nobody moved in')
    const before = (await chances(ana, luna.petId))[rex.name] ?? Number.NaN
    await cleo.api.matching.like.mutate({ petId, targetPetId: rex.petId, purpose: 'play' })
    await cleo.api.pets.unpublishPet.mutate({ petId })
    await world.restart()
    expect((await chances(ana, luna.petId))[rex.name]).toBeGreaterThan(before + 0.01)

    const { events } = world.server.context
    events.emit('pets/pet-moved', { petId: rex.petId, fromId: ben.userId, toId: ana.userId })
    await events.settled()

    expect((await chances(ana, luna.petId))[rex.name]).toBeCloseTo(before, 6)
  })

  test('counts an answer to an invitation as well', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const { meetupId } = await plan(pair)
    await pair.ben.api.meetups.declineMeetup.mutate({ meetupId })

    const { patterns } = await patternsOf(pair.ben, pair.rex.petId)

    expect(patterns.find(({ pattern }) => pattern === 'replies')?.sentence.text).toBe(
      'You accepted 0 of 1 invitations.',
    )
  })
})

describe('matching.noteShown', () => {
  test('keeps the latest place, gives it to the answer, exports it, and forgets it with the account', async () => {
    await using world = await TestWorld.create()
    const { ana, luna, others } = await crowd(world, 2)
    const { client } = world.server.context.database
    const shown = others.map(({ petId }) => petId)
    const showing = { petId: luna.petId, purpose: 'play', surface: 'suggestions', shown } as const

    expect(await ana.api.matching.noteShown.mutate(showing)).toEqual({ noted: 4 })
    await ana.api.matching.noteShown.mutate({ ...showing, shown: shown.toReversed() })
    await answer(world, { person: ana, petId: luna.petId }, others.slice(0, 1))

    const [event] = await client.learningEvent.findMany()
    expect(event).toMatchObject({ said: 'no', position: 3 })
    const { matching } = await ana.api.identity.exportAccount.query()
    expect(matching).toMatchObject({ shown: { length: 4 }, answers: { length: 1 }, patternChoices: [] })
    await ana.api.identity.deleteAccount.mutate({ password: PASSWORD })
    expect([await client.exposure.count(), await client.learningEvent.count()]).toEqual([0, 0])
  })

  test('keeps the place in each list apart: an answer belongs to the list it was given in', async () => {
    await using world = await TestWorld.create()
    const { ana, luna, others } = await crowd(world, 1)
    const { client } = world.server.context.database
    const shown = others.map(({ petId }) => petId)
    const show = (surface: 'suggestions' | 'daily' | 'search', list: readonly PetId[]) =>
      ana.api.matching.noteShown.mutate({ petId: luna.petId, purpose: 'play', surface, shown: [...list] })
    await show('daily', shown)
    await show('search', shown.toReversed())
    world.clock.advance({ minutes: 1 })
    await show('suggestions', shown)
    const [one, other] = shown.map(targetPetId => ({
      petId: luna.petId,
      targetPetId,
      purpose: 'play' as const,
    }))
    if (one === undefined || other === undefined) throw new Error('nobody was shown')

    await ana.api.matching.like.mutate({ ...one, seenIn: 'search' })
    await ana.api.matching.pass.mutate(other)

    const said = await client.learningEvent.findMany({ orderBy: { said: 'desc' } })
    expect(said).toMatchObject([
      { said: 'yes', surface: 'search', position: 1 },
      { said: 'no', surface: 'suggestions', position: 1 },
    ])
    expect(await client.exposure.count()).toBe(6)
  })

  test('teaches nothing by itself: what was shown, or never shown, and not answered is no dislike', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna, others } = await crowd(world, 2)
    await answer(world, { person: ana, petId: luna.petId }, others.slice(0, 2))
    const [rex] = await ben.api.pets.listMyPets.query()
    const rankings = async () => [
      await chances(ana, luna.petId),
      await chances(ben, rex?.petId ?? luna.petId),
    ]
    const before = await rankings()
    const left = others.slice(2).map(({ petId }) => petId)
    for (const surface of ['suggestions', 'daily', 'search'] as const) {
      for (let time = 0; time < 5; time++)
        await ana.api.matching.noteShown.mutate({ petId: luna.petId, purpose: 'play', surface, shown: left })
    }

    await world.restart()

    expect(await rankings()).toEqual(before)
  })

  test('forgets after half a year what was shown', async () => {
    await using world = await TestWorld.create()
    const { ana, luna, others } = await crowd(world, 1)
    const { client } = world.server.context.database
    const shown = others.map(({ petId }) => petId)
    await ana.api.matching.noteShown.mutate({ petId: luna.petId, purpose: 'play', surface: 'daily', shown })
    world.clock.advance({ days: 179 })
    expect(await forgetOldShowings(client, world.clock.now())).toBe(0)
    world.clock.advance({ days: 2 })
    expect(await forgetOldShowings(client, world.clock.now())).toBe(2)
  })
})

describe('matching.behaviourPatterns and matching.changePattern', () => {
  test('are said with their counts; deleting or weighing one changes the ranking at once', async () => {
    await using world = await TestWorld.create()
    const { ana, luna, others } = await crowd(world)
    await answer(world, { person: ana, petId: luna.petId }, others.slice(0, 10))
    const learned = await chances(ana, luna.petId)
    const { patterns } = await patternsOf(ana, luna.petId)
    const energy = patterns.find(({ pattern }) => pattern === 'energy')
    expect(energy).toMatchObject({ certainty: 'clear', strength: 1 })
    expect(energy?.sentence.text).toBe('You said yes to 0 of 5 calm animals, to 5 of 5 lively ones.')

    const change = { petId: luna.petId, pattern: 'energy' } as const
    await ana.api.matching.changePattern.mutate({ ...change, change: { kind: 'delete' } })
    const forgotten = await chances(ana, luna.petId)

    expect(forgotten['Calm 10']).toBeGreaterThan(learned['Calm 10'] ?? 1)
    expect((await patternsOf(ana, luna.petId)).patterns.map(({ pattern }) => pattern)).not.toContain('energy')
    await ana.api.matching.changePattern.mutate({ ...change, change: { kind: 'restore' } })
    expectSame(await chances(ana, luna.petId), learned)

    const weigh = (strength: number) =>
      ana.api.matching.changePattern.mutate({ ...change, change: { kind: 'strength', strength } })
    await weigh(0)
    expect((await chances(ana, luna.petId))['Calm 10']).toBeGreaterThan(learned['Calm 10'] ?? 1)
    await weigh(2)
    expect((await chances(ana, luna.petId))['Calm 10']).toBeLessThan(learned['Calm 10'] ?? 0)
  })

  test('a favourite style of play lifts those who play so, until it is deleted', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
    const luna = await ana.publishPet({ name: 'Luna', temperament: CALM, playStyles: [] })
    const others: { readonly petId: PetId; readonly name: string }[] = []
    for (let i = 0; i < 16; i++) {
      // By their names those who chase are liked; all are alike in everything else.
      const name = `${i % 2 === 0 ? 'Calm' : 'Lively'} ${i}`
      const playStyles = [i % 2 === 0 ? ('tug' as const) : ('chase' as const)]
      const { petId } = await ben.registerPet({ name, temperament: CALM, playStyles })
      others.push(await ben.api.pets.publishPet.mutate({ petId, photos: [] }))
    }
    await answer(world, { person: ana, petId: luna.petId }, others.slice(0, 14))
    const learned = await chances(ana, luna.petId)
    const favourite = (await patternsOf(ana, luna.petId)).patterns.find(
      ({ pattern }) => pattern === 'favourite-style',
    )
    expect(favourite?.lift).toBeGreaterThan(0)
    expect(learned['Lively 15']).toBeGreaterThan((learned['Calm 14'] ?? 1) + 0.02)

    const change = { petId: luna.petId, pattern: 'favourite-style', change: { kind: 'delete' } } as const
    await ana.api.matching.changePattern.mutate(change)
    const forgotten = await chances(ana, luna.petId)
    expect(forgotten['Lively 15']).toBeCloseTo(forgotten['Calm 14'] ?? 0, 6)
  })

  test("error: are nobody else's to see or change", async () => {
    await using world = await TestWorld.create()
    const { ben, luna } = await crowd(world, 1)
    const change = { petId: luna.petId, pattern: 'energy', change: { kind: 'delete' } } as const
    expect(await expectRefusal(patternsOf(ben, luna.petId))).toMatchObject({ code: 'pets/not-yours' })
    expect(await expectRefusal(ben.api.matching.changePattern.mutate(change))).toMatchObject({
      code: 'pets/not-yours',
    })
  })
})
