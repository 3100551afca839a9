import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { UserId } from '@pawfect/domain/identity'
import { GROUP_SIZE, ROUNDS_IN_BUDGET, sumMasked, toFixedPoint } from '@pawfect/domain/pets/learning'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expectRefusal, type Person, TestWorld } from '../../../runtime/testing/test-world.ts'
import { endForgottenRound } from './lead-rounds.ts'
import { learningAccountSection } from './learning-account-section.ts'
import { createRound, endRound, giveSeat, keepUpdate } from './learning-store.ts'

const BREEDS = ['pug', 'samoyed', 'sphynx', 'beagle']
const OWNERS = GROUP_SIZE * 3
const description = Buffer.from(JSON.stringify({ breedIds: BREEDS }))
const base = createHash('sha256').update(description).digest('hex')

let world: TestWorld
let first: Person
let second: Person
let admin: Person

beforeAll(async () => {
  world = await TestWorld.create()
  const models = join(world.server.context.folder, 'models')
  await mkdir(join(models, 'blobs'), { recursive: true })
  await mkdir(join(models, 'current'))
  await writeFile(join(models, 'blobs', base), description)
  const release = JSON.stringify({ files: [{ name: 'breed-head.json', sha256: base }] })
  await writeFile(join(models, 'current/breed.json'), JSON.stringify({ release }))
  ;[first, second, admin] = await Promise.all([world.person('ana'), world.person('ben'), world.admin()])
})
afterAll(() => world[Symbol.asyncDispose]())

beforeEach(async () => {
  // Whatever a test left behind, the next begins with learning allowed and no round.
  for (const isStopped of [true, false])
    await admin.api.admin.switchLearning.mutate({ isStopped, reason: 'next test' })
})

const open = async () => (await admin.api.admin.openLearningRound.mutate({})).roundId
const freshKey = () => randomBytes(32).toString('base64url')
const bytesOf = (numbers: Uint32Array) => Buffer.from(numbers.buffer).toString('base64')
const takeSeat = (owner: Person, roundId: string) =>
  owner.api.learning.joinRound.mutate({ roundId, publicKey: freshKey() })

/** Seats that no test signs up people for: their rows are written as theirs would be. */
async function seatOthers(roundId: string, count: number): Promise<UserId[]> {
  const { client } = world.server.context.database
  const others = Array.from({ length: count }, (_, at) => `other-owner-${at}-of-${roundId}` as UserId)
  for (const userId of others)
    await giveSeat(client, roundId, { userId, publicKey: freshKey(), joinedAt: world.clock.now() })
  return others
}

/** What one of them sends. */
async function sendAs(userId: UserId, roundId: string, numbers: Uint32Array): Promise<void> {
  const { client } = world.server.context.database
  const masked = Uint8Array.from(Buffer.from(numbers.buffer))
  await keepUpdate(client, { roundId, userId }, { masked, sentAt: world.clock.now() })
}

/** Updates of one group under masks that cancel, as the apps make them from their keys. */
function maskedGroup(updates: readonly (readonly number[])[]): Uint32Array[] {
  const masks = updates.map(() => Uint32Array.from(randomBytes(BREEDS.length)))
  return updates.map((update, at) => {
    const next = masks[(at + 1) % masks.length] ?? new Uint32Array(BREEDS.length)
    return sumMasked([toFixedPoint(update), masks[at] ?? next, next.map(number => -number)])
  })
}

describe('a round of learning without collecting', () => {
  test('turns whole groups into a step for the publisher, and keeps nothing of what was sent', async () => {
    const roundId = await open()
    await takeSeat(first, roundId)
    const others = await seatOthers(roundId, OWNERS - 1)
    for (let group = 0; group < OWNERS / GROUP_SIZE; group++) {
      const masked = maskedGroup(Array.from({ length: GROUP_SIZE }, () => [0.1, 0, 0, 0]))
      for (const [seat, update] of masked.entries()) {
        const other = others[group * GROUP_SIZE + seat - 1]
        if (other !== undefined) await sendAs(other, roundId, update)
        else await first.api.learning.sendUpdate.mutate({ roundId, masked: bytesOf(update) })
      }
    }

    expect(await admin.api.admin.closeLearningRound.mutate({})).toEqual({ outcome: 'settled' })

    const taught = join(world.server.context.folder, 'models/taught', `${roundId}.json`)
    const step = JSON.parse(await readFile(taught, 'utf8')) as { step: number[] }
    expect(step).toMatchObject({ roundId, base, groups: 3, leftOut: 0 })
    expect(step.step.map(number => Math.round(number * 1000) / 1000)).toEqual([0.1, 0, 0, 0])
    const left = await world.server.context.database.client.learningSeat.findMany({ where: { roundId } })
    expect(left.filter(({ masked, publicKey }) => masked !== null || publicKey !== null)).toEqual([])
  })

  test('with an owner missing in a group is worth nothing, for that group was never added up', async () => {
    const roundId = await open()
    const others = await seatOthers(roundId, OWNERS)
    const masked = maskedGroup(Array.from({ length: GROUP_SIZE }, () => [0.1, 0, 0, 0]))
    for (const [seat, update] of masked.slice(1).entries()) {
      const other = others[seat]
      if (other !== undefined) await sendAs(other, roundId, update)
    }

    expect(await admin.api.admin.closeLearningRound.mutate({})).toEqual({ outcome: 'too-few' })
    const { rounds } = await admin.api.admin.learningRounds.query()
    expect(rounds.find(round => round.roundId === roundId)).toMatchObject({
      state: 'too-few',
      joined: OWNERS,
      sent: 4,
      groups: 0,
    })
    const files = await readdir(join(world.server.context.folder, 'models/taught')).catch(() => [])
    expect(files).not.toContain(`${roundId}.json`)
  })

  test('ends at once when the kill switch is thrown: nothing more is taken, and what came is deleted', async () => {
    const roundId = await open()
    await takeSeat(first, roundId)
    await seatOthers(roundId, GROUP_SIZE - 1)

    await admin.api.admin.switchLearning.mutate({ isStopped: true, reason: 'a doubt' })

    expect(await first.api.learning.learningState.query()).toEqual({ isStopped: true, round: null })
    const masked = bytesOf(new Uint32Array(BREEDS.length))
    for (const late of [first.api.learning.sendUpdate.mutate({ roundId, masked }), takeSeat(first, roundId)])
      expect(await expectRefusal(late)).toMatchObject({ code: 'learning/stopped' })
    expect(await expectRefusal(admin.api.admin.openLearningRound.mutate({}))).toMatchObject({
      code: 'learning/stopped',
    })
    await admin.api.admin.switchLearning.mutate({ isStopped: false, reason: 'the doubt is gone' })
    expect((await first.api.learning.learningState.query()).round).toBeNull()
  })

  test('is over when its time is', async () => {
    const roundId = await open()
    world.clock.advance({ minutes: 15 * 24 * 60 })

    expect((await first.api.learning.learningState.query()).round).toBeNull()
    expect(await expectRefusal(takeSeat(first, roundId))).toMatchObject({ code: 'learning/round-closed' })
  })

  test('keeps nothing of a round that nobody closed: a month after its time it is deleted unread', async () => {
    const { client } = world.server.context.database
    const roundId = await open()
    const [first] = await seatOthers(roundId, GROUP_SIZE)
    if (first === undefined) throw new Error('nobody sits there')
    await sendAs(first, roundId, new Uint32Array(BREEDS.length))
    const left = () => client.learningSeat.count({ where: { roundId, publicKey: { not: null } } })

    world.clock.advance({ days: 43 })
    await endForgottenRound(client, world.clock.now())
    expect(await left()).toBe(GROUP_SIZE)
    world.clock.advance({ days: 2 })
    await endForgottenRound(client, world.clock.now())

    expect(await left()).toBe(0)
    const { rounds } = await admin.api.admin.learningRounds.query()
    expect(rounds.find(round => round.roundId === roundId)).toMatchObject({ state: 'stopped', sent: 1 })
  })

  test('is offered to nobody who took part as often as they ever may, on whichever computer', async () => {
    const { client } = world.server.context.database
    const took = async (times: number) => {
      await client.learningSeat.deleteMany({ where: { userId: second.userId } })
      for (let at = 0; at < times; at++) {
        const [id, now] = [`round-of-long-ago-${times}-${at}`, world.clock.now()]
        await createRound(client, { id, base, classes: BREEDS.length, openedAt: now, closesAt: now })
        await giveSeat(client, id, { userId: second.userId, publicKey: freshKey(), joinedAt: now })
        await keepUpdate(
          client,
          { roundId: id, userId: second.userId },
          { masked: new Uint8Array(4), sentAt: now },
        )
        await endRound(client, id, { state: 'too-few' })
      }
    }
    await took(ROUNDS_IN_BUDGET)
    const roundId = await open()

    expect((await second.api.learning.learningState.query()).round).toBeNull()
    expect(await expectRefusal(takeSeat(second, roundId))).toMatchObject({ code: 'learning/budget-spent' })
    await took(ROUNDS_IN_BUDGET - 1)
    expect((await second.api.learning.learningState.query()).round).toMatchObject({ roundId })
    expect((await takeSeat(second, roundId)).roundId).toBe(roundId)
  })

  test('tells an owner in which rounds they took part, and forgets it with the account', async () => {
    const roundId = await open()
    await takeSeat(second, roundId)

    const { client } = world.server.context.database
    const section = learningAccountSection
    expect(await section.exportRows(client, second.userId)).toContainEqual(
      expect.objectContaining({ roundId }),
    )
    await section.eraseRows(client, second.userId)
    expect(await section.exportRows(client, second.userId)).toEqual([])
  })

  test('error: an account has one seat, an update comes when the group is whole, has its length, and stays', async () => {
    const roundId = await open()
    const publicKey = freshKey()
    const seat = await first.api.learning.joinRound.mutate({ roundId, publicKey })
    expect(await first.api.learning.joinRound.mutate({ roundId, publicKey })).toEqual(seat)
    expect(await expectRefusal(takeSeat(first, roundId))).toMatchObject({ code: 'learning/no-seat' })
    const send = (owner: Person, numbers: Uint32Array) =>
      owner.api.learning.sendUpdate.mutate({ roundId, masked: bytesOf(numbers) })
    const update = new Uint32Array(BREEDS.length)
    expect(await expectRefusal(send(second, update))).toMatchObject({ code: 'learning/no-seat' })
    expect(await expectRefusal(send(first, update))).toMatchObject({ code: 'learning/group-not-whole' })
    await seatOthers(roundId, GROUP_SIZE - 1)
    expect(await expectRefusal(send(first, new Uint32Array(3)))).toMatchObject({
      code: 'learning/update-refused',
    })
    await send(first, update)
    await send(first, update)
    expect(await expectRefusal(send(first, update.fill(1)))).toMatchObject({
      code: 'learning/update-refused',
    })
    expect(await expectRefusal(first.api.admin.openLearningRound.mutate({}))).toMatchObject({
      code: 'requests/admins-only',
    })
  })
})
