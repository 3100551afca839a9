import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { BERLIN, TestWorld, usualFacts } from '../../../runtime/testing/test-world.ts'
import { makeDay } from './make-day.ts'

/** A process that makes the day of `folder` and stops for good in the middle of writing it. */
function makeHalfADay(folder: string, now: Date): ChildProcess {
  const maker = fileURLToPath(new URL('../../../runtime/testing/half-a-day.ts', import.meta.url))
  const child = fork(maker, [folder, now.toISOString()], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function townOf(world: TestWorld, count: number) {
  await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const person = await world.person(`owner${i}`)
      await person.publishPet({ name: `Dog ${i}` })
    }),
  )
}

/** Many animals at once, without an answer for each. */
async function marketOf(world: TestWorld, count: number) {
  const { client } = world.server.context.database
  const at = { createdAt: world.clock.now(), updatedAt: world.clock.now() }
  const ids = Array.from({ length: count }, (_, i) => `made-up-${String(i).padStart(6, '0')}`)
  await client.user.createMany({
    data: ids.map(id => ({ id, name: id, email: `${id}@example.org`, ...at })),
  })
  const wishes = {
    species: ['dog'],
    sizes: ['toy', 'small', 'medium', 'large', 'giant'],
    maxDistanceKm: 50,
    virtualOnly: false,
  }
  const place = { latitudeDeg: BERLIN.latitudeDeg, longitudeDeg: BERLIN.longitudeDeg, placeLabel: 'Berlin' }
  const told = { name: 'Luna', species: 'dog', wishes, sources: {}, ...place, published: true, ...at }
  const factsOf = (i: number) =>
    usualFacts({ weightKg: 5 + ((i * 37) % 101) / 4, birthDate: `20${10 + (i % 14)}-05-01` })
  await client.pet.createMany({ data: ids.map((id, i) => ({ id, ownerId: id, facts: factsOf(i), ...told })) })
}

const rowsOf = async (world: TestWorld) => {
  const { client } = world.server.context.database
  const picks = await client.dailyPick.findMany({ orderBy: [{ petId: 'asc' }, { otherPetId: 'asc' }] })
  return { rounds: await client.dailyRound.count(), seats: await client.dailySeat.count(), picks }
}

describe('a day', () => {
  test('is whole or not there: killed while it is written it leaves nothing, and is made anew', async () => {
    await using world = await TestWorld.create()
    await townOf(world, 4)
    await world.stop()
    const child = makeHalfADay(join(world.folder, 'server'), world.clock.now())
    const [message] = await once(child, 'message')
    expect(message).toBe('half of the day is written')
    child.kill('SIGKILL')
    await once(child, 'exit')
    await world.start()

    expect(await rowsOf(world)).toEqual({ rounds: 0, seats: 0, picks: [] })

    const { daily } = world.server.context.ports.matching
    await daily.ensure(world.clock.now())
    const made = await rowsOf(world)
    expect([made.rounds, made.seats, made.picks.length]).toEqual([1, 4, 4 * 3])
  })

  test('is made once, whoever asks and how often', async () => {
    await using world = await TestWorld.create()
    await townOf(world, 2)
    const { daily } = world.server.context.ports.matching
    const now = world.clock.now()
    const [one, other] = await Promise.all([makeDay(daily.parts, now), makeDay(daily.parts, now)])
    const made = await rowsOf(world)

    await daily.ensure(now)

    expect([one, other].sort()).toEqual([false, true])
    expect(await rowsOf(world)).toEqual(made)
  })

  test('lets others take their turn while it is made, in a market too large for one query', async () => {
    await using world = await TestWorld.create()
    await marketOf(world, 1_100)
    const { parts } = world.server.context.ports.matching.daily
    let turns = 0
    let isMaking = true
    const countTurns = () => {
      turns += 1
      if (isMaking) setImmediate(countTurns)
    }
    setImmediate(countTurns)
    const seen = new Map<string, number>()

    await makeDay(parts, world.clock.now(), { onPart: part => void seen.set(part, turns) })
    isMaking = false

    expect((await rowsOf(world)).seats).toBe(1_100)
    // Once for every hundred animals read and every thousand cards looked at, at the very least.
    expect(seen.get('sharing-out')).toBeGreaterThan(10)
    expect(turns - (seen.get('sharing-out') ?? 0)).toBeGreaterThan(3)
  })

  test('error: is not made when it is called off, and nothing of it is kept', async () => {
    await using world = await TestWorld.create()
    await townOf(world, 2)
    const { parts } = world.server.context.ports.matching.daily
    const stopping = new AbortController()
    const onPart = () => stopping.abort(new Error('the server stops'))

    await expect(makeDay(parts, world.clock.now(), { signal: stopping.signal, onPart })).rejects.toThrow(
      'the server stops',
    )

    expect(await rowsOf(world)).toEqual({ rounds: 0, seats: 0, picks: [] })
  })
})
