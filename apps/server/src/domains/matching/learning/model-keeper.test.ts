import { generatedAnswers, type TasteEvent } from '@pawfect/domain/matching/learning'
import { petIdSchema } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import { rollBackMatchingOn } from '../../../runtime/roll-back-matching.ts'
import { expectRefusal, type Person, TestWorld } from '../../../runtime/testing/test-world.ts'
import { forgetPets } from '../matching-store.ts'

/** A town that cares for company more than was stated (synthetic). */
const TOWN = {
  animals: 40,
  each: 24,
  seed: 31,
  shift: { company: 3 },
  startMs: Date.parse('2026-06-01T08:00:00Z'),
}

async function settle(world: TestWorld, log: readonly TasteEvent[]): Promise<void> {
  const data = log.map(({ eventId, atMs, kind: _kind, ...event }) => ({
    ...event,
    // The same pair may come up in several lists: every answer is an event of its own here.
    topic: `reply:${eventId}`,
    terms: [...event.terms],
    priorWeights: [...event.priorWeights],
    playStyles: [...event.playStyles],
    at: new Date(atMs),
  }))
  await world.server.context.database.client.learningEvent.createMany({ data })
}

/** Chances of Ana's Luna with each of Ben's animals, by name. */
async function chances(world: TestWorld): Promise<Record<string, number>> {
  const ana = await world.person('ana')
  const [luna] = await ana.api.pets.listMyPets.query()
  if (luna === undefined) throw new Error('Luna did not move in')
  const { suggestions } = await ana.api.matching.proposeMatches.query({ petId: luna.petId, purpose: 'play' })
  return Object.fromEntries(suggestions.map(({ pet, chance }) => [pet.name, chance.probability]))
}

/** By how much the one who enjoys company is preferred to the one who does not. */
const forCompany = (of: Record<string, number>): number => (of['Sociable'] ?? 0) - (of['Loner'] ?? 1)

/** Luna, and two neighbours who differ in nothing but how much they enjoy company. */
async function moveIn(world: TestWorld): Promise<void> {
  const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
  await ana.publishPet({ name: 'Luna' })
  const temperament = { energy: 0.6, confidence: 0.6, gentleness: 0.7 }
  for (const [name, sociability] of [
    ['Sociable', 0.95],
    ['Loner', 0.05],
  ] as const) {
    const { petId } = await ben.registerPet({ name, temperament: { ...temperament, sociability } })
    await ben.api.pets.publishPet.mutate({ petId, photos: [] })
  }
}

const overview = (admin: Person) => admin.api.admin.matchingModels.query()
const train = (admin: Person) => admin.api.admin.trainMatching.mutate()

describe('the matching model', () => {
  test('is trained, released through the gate, ranks, survives a restart, and is rolled back in one step', async () => {
    await using world = await TestWorld.create()
    const admin = await world.admin()
    await moveIn(world)
    const stated = await chances(world)

    expect(await train(admin)).toEqual({ outcome: 'too-few' })
    expect(await overview(admin)).toMatchObject({
      activeVersion: null,
      answers: 0,
      versions: [],
      purposes: [{ purpose: 'play', trainedOn: 0 }, { trainedOn: 0 }, { trainedOn: 0 }],
      lastTry: { outcome: 'too-few', version: null },
    })
    await settle(world, generatedAnswers(TOWN).log)
    expect(await train(admin)).toEqual({ outcome: 'released' })

    const released = await overview(admin)
    expect(released).toMatchObject({ activeVersion: 1, versions: [{ version: 1, state: 'active' }] })
    expect(released.versions[0]?.contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(released.lastTry).toMatchObject({ outcome: 'released', version: 1 })
    expect(released.lastTry?.report.tried).toMatchObject([{ kind: 'between-sides', reason: 'better' }])
    expect(released.purposes[0]?.trainedOn).toBeGreaterThan(released.neededForPurpose)
    const learned = await chances(world)
    // This town has taught that company counts.
    expect(forCompany(learned)).toBeGreaterThan(forCompany(stated) + 0.1)
    expect(await train(admin)).toEqual({ outcome: 'no-better' })
    await world.restart()
    expect(await chances(world)).toEqual(learned)
    expect((await overview(admin)).lastTry).toMatchObject({ outcome: 'no-better' })

    const back = await admin.api.admin.rollBackMatching.mutate({ reason: 'only to try' })
    await world.server.context.events.settled()

    expect(back).toEqual({ activeVersion: null })
    expect(await chances(world)).toEqual(stated)
    const [entry] = await admin.api.admin.listAudit.query({})
    expect(entry).toMatchObject({ action: 'matching/model-rolled-back', facts: { reason: 'only to try' } })
    expect(await expectRefusal(admin.api.admin.rollBackMatching.mutate({ reason: 'again' }))).toMatchObject({
      code: 'admin/no-model-to-roll-back',
    })
    // The operator's way, at the command line: the number of a version is never used again.
    expect(await train(admin)).toEqual({ outcome: 'released' })
    expect(await overview(admin)).toMatchObject({ activeVersion: 2 })
    expect(await rollBackMatchingOn(world.server.context)).toBe('rolled-back')
    expect(await overview(admin)).toMatchObject({
      activeVersion: null,
      versions: [{ state: 'rolled-back' }, { state: 'rolled-back' }],
    })
  })

  test('forgets whose answers are deleted: the next night replaces the model, and it never ranks again', async () => {
    await using world = await TestWorld.create()
    const admin = await world.admin()
    await moveIn(world)
    const stated = await chances(world)
    const { log } = generatedAnswers(TOWN)
    await settle(world, log)
    expect(await train(admin)).toEqual({ outcome: 'released' })
    expect(await chances(world)).not.toEqual(stated)
    const { client } = world.server.context.database
    const [first] = await client.learningEvent.findMany({ take: 1 })
    const gone = petIdSchema.parse(first?.petId)
    world.clock.advance({ days: 1 })

    await world.server.context.database.inTransaction(db => forgetPets(db, [gone]))

    expect(await overview(admin)).toMatchObject({ versions: [{ version: 1, owesForgetting: true }] })
    expect(await train(admin)).toEqual({ outcome: 'released' })
    const replaced = await overview(admin)
    expect(replaced).toMatchObject({
      activeVersion: 2,
      versions: [
        { version: 2, state: 'active', owesForgetting: false },
        { version: 1, state: 'forgotten' },
      ],
    })
    expect(replaced.lastTry?.report.mustForget).toBe(true)

    // Most are gone: too few are left for any training, and the stated weights rank again.
    const left = await client.learningEvent.findMany({ distinct: ['petId'], select: { petId: true } })
    const most = left.slice(12).map(({ petId }) => petIdSchema.parse(petId))
    await world.server.context.database.inTransaction(db => forgetPets(db, most))
    expect(await train(admin)).toEqual({ outcome: 'back-to-stated' })
    expect(await overview(admin)).toMatchObject({ activeVersion: null })
    const back = admin.api.admin.rollBackMatching.mutate({ reason: 'nothing may come back' })
    expect(await expectRefusal(back)).toMatchObject({ code: 'admin/no-model-to-roll-back' })
  })

  test('error: is refused when worse on a slice, kept for the admin to see, and never ranks', async () => {
    await using world = await TestWorld.create()
    const admin = await world.admin()
    const ben = await world.person('ben')
    await ben.publishPet({ name: 'Rex' })
    const { log } = generatedAnswers(TOWN)
    const heldOutFrom = Math.floor(log.length * 0.75)
    // The latest answers to breeding questions are what was stated all along; the older ones were forged.
    const truth = generatedAnswers({ ...TOWN, shift: {} }).log
    const isBreeding = (at: number) => at % 3 === 0
    const poisoned = log.map((event, at): TasteEvent => {
      const said = isBreeding(at) && at >= heldOutFrom ? (truth[at]?.said ?? event.said) : event.said
      return { ...event, said, purpose: isBreeding(at) ? 'breed' : 'play' }
    })
    await settle(world, poisoned)

    expect(await train(admin)).toEqual({ outcome: 'worse-on-a-slice' })

    const { activeVersion, versions } = await overview(admin)
    expect(activeVersion).toBeNull()
    expect(versions).toMatchObject([{ version: 1, state: 'refused' }])
    expect(versions[0]?.slices.find(({ slice }) => slice === 'purpose: breed')?.verdict).toBe('worse')
  })

  test('error: does not rank once it has been tampered with, and the engines page says so', async () => {
    await using world = await TestWorld.create()
    const admin = await world.admin()
    await settle(world, generatedAnswers(TOWN).log)
    await train(admin)
    const { client } = world.server.context.database
    const row = await client.matchingModel.findFirstOrThrow()
    const model = { ...(row.model as object), training: { events: 1, animals: 1, untilMs: 0 } }
    await client.matchingModel.update({ where: { version: 1 }, data: { model } })

    await world.restart()

    const engines = await admin.api.admin.engineHealth.query()
    expect(engines.find(({ name }) => name === 'matching model')).toMatchObject({ state: 'degraded' })
  })

  test('is no business of owners', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')
    expect(await expectRefusal(overview(ana))).toMatchObject({ code: 'requests/admins-only' })
    expect(await expectRefusal(train(ana))).toMatchObject({ code: 'requests/admins-only' })
  })
})
