import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { TestWorld } from '../../../runtime/testing/test-world.ts'
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
