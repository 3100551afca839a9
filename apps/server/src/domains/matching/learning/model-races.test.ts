import { generatedAnswers } from '@pawfect/domain/matching/learning'
import { petIdSchema } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import { rollBackMatchingOn } from '../../../runtime/roll-back-matching.ts'
import { PASSWORD, type Person, TestWorld } from '../../../runtime/testing/test-world.ts'
import { forgetPets } from '../matching-store.ts'
import { ModelKeeper } from './model-keeper.ts'
import { rollBackModel } from './model-store.ts'

/** A town that cares for company more than was stated (synthetic), and its answers in the log. */
async function townWithAnswers(world: TestWorld): Promise<Person> {
  const { log } = generatedAnswers({
    ...{ animals: 40, each: 24, seed: 31, shift: { company: 3 } },
    startMs: Date.parse('2026-06-01T08:00:00Z'),
  })
  const data = log.map(({ eventId, atMs, kind: _kind, ...event }) => ({
    ...{ ...event, topic: `reply:${eventId}`, at: new Date(atMs) },
    terms: [...event.terms],
    priorWeights: [...event.priorWeights],
    playStyles: [...event.playStyles],
  }))
  await world.server.context.database.client.learningEvent.createMany({ data })
  return world.admin()
}

/** A keeper of the same models before whose verdict is kept something else happens, once. */
function keeperInterrupted(world: TestWorld, by: () => Promise<unknown>): ModelKeeper {
  const { database, ports, events, clock, log } = world.server.context
  let isFirst = true
  return new ModelKeeper({
    ...{ db: database.client, index: ports.matching.index, on: events.on, clock, log },
    inTransaction: async work => {
      if (isFirst) await by()
      isFirst = false
      return database.inTransaction(work)
    },
  })
}

const overview = (admin: Person) => admin.api.admin.matchingModels.query()
const train = (admin: Person) => admin.api.admin.trainMatching.mutate()

/** The keeper of a running world, whose rounds the test makes itself. */
function keeperOf(world: TestWorld): ModelKeeper {
  const { models } = world.server.context.ports.admin
  if (!(models instanceof ModelKeeper)) throw new Error('somebody else keeps the models')
  return models
}

describe('trainings and what happens meanwhile', () => {
  test('two asked for at once run one after the other: the second is judged beside what the first released', async () => {
    await using world = await TestWorld.create()
    const admin = await townWithAnswers(world)

    const outcomes = await Promise.all([train(admin), train(admin)])

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['no-better', 'released'])
    expect((await overview(admin)).versions).toHaveLength(1)
  })

  test('a model released while somebody had their answers deleted owes to forget them', async () => {
    await using world = await TestWorld.create()
    const admin = await townWithAnswers(world)
    const { client, inTransaction } = world.server.context.database
    const first = await client.learningEvent.findFirstOrThrow()
    const gone = petIdSchema.parse(first.petId)
    const keeper = keeperInterrupted(world, () => inTransaction(db => forgetPets(db, [gone])))

    expect(await keeper.train()).toBe('released')

    expect(await overview(admin)).toMatchObject({ versions: [{ version: 1, owesForgetting: true }] })
    expect(await train(admin)).toEqual({ outcome: 'released' })
    expect((await overview(admin)).versions[1]).toMatchObject({ version: 1, state: 'forgotten' })
  })

  test('a roll-back during a training is no way around the gate: it is judged anew beside what ranks now', async () => {
    await using world = await TestWorld.create()
    const admin = await townWithAnswers(world)
    await train(admin)
    const { inTransaction } = world.server.context.database
    const keeper = keeperInterrupted(world, () => inTransaction(rollBackModel))

    // Beside version 1 it was no better; beside the stated weights, which rank by then, it is.
    expect(await keeper.train()).toBe('released')
    expect(await overview(admin)).toMatchObject({ activeVersion: 2 })
  })

  test('a night missed is made up for, and brings back nothing that was rolled back', async () => {
    await using world = await TestWorld.create()
    const admin = await townWithAnswers(world)
    await keeperOf(world).round()
    expect((await overview(admin)).lastTry).toMatchObject({ outcome: 'released' })
    await keeperOf(world).round()
    expect((await overview(admin)).versions).toHaveLength(1)
    expect(await rollBackMatchingOn(world.server.context)).toBe('rolled-back')

    await world.stop()
    world.clock.advance({ days: 1 })
    await world.start()
    await keeperOf(world).round()

    const { activeVersion, lastTry } = await overview(admin)
    expect(activeVersion).toBeNull()
    expect(lastTry).toMatchObject({ outcome: 'rolled-back-before', at: world.clock.now().toISOString() })
    expect(await train(admin)).toEqual({ outcome: 'released' })
  })

  test('a model owes to forget whose answers it learned before these were changed', async () => {
    await using world = await TestWorld.create()
    const admin = await townWithAnswers(world)
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
    const [luna, rex] = [await ana.publishPet({ name: 'Luna' }), await ben.publishPet({ name: 'Rex' })]
    const pair = { petId: luna.petId, targetPetId: rex.petId, purpose: 'play' } as const
    await ana.api.matching.like.mutate(pair)
    world.clock.advance({ days: 1 })
    expect(await train(admin)).toEqual({ outcome: 'released' })
    world.clock.advance({ days: 1 })
    await ana.api.matching.pass.mutate(pair)

    await ana.api.identity.deleteAccount.mutate({ password: PASSWORD })

    expect(await overview(admin)).toMatchObject({ versions: [{ version: 1, owesForgetting: true }] })
  })

  test('a damaged model is no way back: the one before it ranks, and the overview still answers', async () => {
    await using world = await TestWorld.create()
    const admin = await townWithAnswers(world)
    await train(admin)
    const { client, inTransaction } = world.server.context.database
    const intact = await client.matchingModel.findFirstOrThrow()
    for (const version of [2, 3]) {
      const data = { ...intact, version, model: intact.model as object, report: intact.report as object }
      await client.matchingModel.create({ data: version === 2 ? { ...data, contentHash: 'another' } : data })
    }
    await client.matchingModel.updateMany({ where: { version: { lt: 3 } }, data: { state: 'retired' } })

    expect(await inTransaction(rollBackModel)).toBe(1)
    expect((await overview(admin)).versions.map(({ version }) => version)).toEqual([3, 1])
  })
})
