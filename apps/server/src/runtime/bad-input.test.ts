import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import type { PetId } from '@pawfect/domain/pets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectRefusal, type Person, TestWorld, usualFacts } from './testing/test-world.ts'

/** Typed into every request below; it must turn up nowhere in the log. */
const SECRET = 'a-sentence-nobody-may-log'

describe('bad input', () => {
  let world: TestWorld
  let ana: Person
  let before: string

  const rows = async () => {
    const { client } = world.server.context.database
    const [pets, users, reports, blocks] = await Promise.all([
      client.pet.findMany(),
      client.user.findMany({ select: { id: true, name: true } }),
      client.report.findMany(),
      client.block.findMany(),
    ])
    return JSON.stringify({ pets, users, reports, blocks })
  }
  const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const authorization = `Bearer ${ana.token}`
    const init = { 'content-type': 'application/json', authorization, ...headers }
    const response = await world.fetch(`/api/trpc/${path}`, { method: 'POST', headers: init, body })
    const { error } = (await response.json()) as { error?: { data: { code: string } } }
    return [response.status, error?.data.code]
  }

  beforeAll(async () => {
    world = await TestWorld.create()
    ana = await world.person('ana')
    await ana.registerPet()
    before = await rows()
  })

  afterAll(async () => {
    const after = await rows()
    const log = JSON.stringify(world.logLines)
    await world[Symbol.asyncDispose]()
    expect(after, 'nothing changed').toBe(before)
    expect(log, 'nothing private was logged').not.toMatch(new RegExp(`${SECRET}|@pawfect|Bearer|walk-in-the`))
  })

  test.each([
    ['no JSON at all', 'pets.registerPet', `{"facts": ${SECRET}`, [400, 'requests/not-json']],
    ['a list for an object', 'pets.registerPet', `["${SECRET}"]`, [400, 'requests/invalid-input']],
    [
      'wrong types',
      'pets.editPet',
      `{"petId": 7, "facts": {"name": ["${SECRET}"]}}`,
      [400, 'requests/invalid-input'],
    ],
    [
      'a field too many',
      'identity.updateProfile',
      `{"role": "admin", "x": "${SECRET}"}`,
      [400, 'requests/invalid-input'],
    ],
    [
      'an id with a path in it',
      'pets.deletePet',
      '{"petId": "../../etc/passwd"}',
      [400, 'requests/invalid-input'],
    ],
    [
      'a character no database keeps',
      'identity.updateProfile',
      '{"displayName": "Ana\\u0000"}',
      [422, 'requests/unstorable-text'],
    ],
    ['a procedure nobody has', `pets.${SECRET}`, '{}', [404, 'requests/unknown-path']],
    ['a prototype for a path', '__proto__.constructor', '{}', [404, 'requests/unknown-path']],
    [
      'a change of a prototype',
      'identity.updateProfile',
      '{"__proto__": {"role": "admin"}}',
      [400, 'requests/invalid-input'],
    ],
  ])('%s is refused by code', async (_what, path, body, answer) => {
    expect(await post(path, body)).toEqual(answer)
  })

  test('a body too large is refused before it is read', async () => {
    const body = JSON.stringify({ displayName: SECRET.repeat(20_000) })

    expect(await post('identity.updateProfile', body)).toEqual([413, 'requests/too-large'])
  })

  test('a body of another type is refused', async () => {
    const headers = { 'content-type': 'text/plain' }

    expect(await post('identity.updateProfile', SECRET, headers)).toEqual([
      415,
      'requests/wrong-content-type',
    ])
  })

  test('a change asked for by a foreign page, or under a foreign name, is refused', async () => {
    const body = JSON.stringify({ displayName: SECRET })

    expect(await post('identity.updateProfile', body, { origin: 'https://evil.example' })).toEqual([
      422,
      'requests/wrong-origin',
    ])
    expect(
      await answerTo('GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'),
    ).toContain('requests/wrong-host')
  })

  test('a made-up and a used-up session are no sessions', async () => {
    const gone = await world.auth('sign-up/email', {
      name: 'Gone',
      email: `gone-${randomUUID()}@pawfect.example`,
      password: 'walk-in-the-park',
    })
    const token = gone.headers.get('set-auth-token') ?? ''
    const client = world.clientWith(token)
    await client.identity.deleteAccount.mutate({ password: 'walk-in-the-park' })

    const stale = await expectRefusal(client.identity.me.query())
    const forged = await expectRefusal(
      world.clientWith(`${token.split('.')[0]}.${SECRET}`).identity.me.query(),
    )

    expect([stale.code, forged.code]).toEqual(Array(2).fill('requests/sign-in-required'))
  })

  test('ids of nobody and nothing are not found', async () => {
    const petId = 'nothing-like-this' as PetId
    const codes = await Promise.all([
      expectRefusal(ana.api.pets.getPet.query({ petId })),
      expectRefusal(ana.api.pets.editPet.mutate({ petId, facts: { name: SECRET } })),
      expectRefusal(ana.api.pets.publishPet.mutate({ petId, photos: [] })),
    ])

    expect(codes.map(refusal => refusal.code)).toEqual(Array(3).fill('pets/not-found'))
  })

  /** Sends raw bytes, as no well-behaved client would. */
  function answerTo(bytes: string): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const socket = connect(Number(new URL(world.server.serverUrl).port), '127.0.0.1')
    let answer = ''
    socket.on('data', chunk => {
      answer += chunk
    })
    socket.on('end', () => resolve(answer)).on('error', reject)
    socket.write(bytes)
    return promise
  }
})

describe('a replay', () => {
  test('is answered as the first time, and done once', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')
    const key = randomUUID()
    const register = () => ana.api.pets.registerPet.mutate({ facts: usualFacts() }, { context: { key } })

    const [first, second] = await Promise.all([register(), register()])
    await world.restart()
    const third = await register()

    expect(second).toEqual(first)
    expect(third).toEqual(first)
    expect(await ana.api.pets.listMyPets.query()).toHaveLength(1)
  })

  test('error: with another input, or with a key that is none, it is refused', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')
    const named = (displayName: string, key: string) =>
      ana.api.identity.updateProfile.mutate({ displayName }, { context: { key } })
    const key = randomUUID()
    await named('Ana', key)

    expect((await expectRefusal(named('Anna', key))).code).toBe('requests/idempotency-key-reused')
    expect((await expectRefusal(named('Anna', 'no key at all'))).code).toBe(
      'requests/idempotency-key-invalid',
    )
    expect((await ana.api.identity.me.query()).displayName).toBe('Ana')
  })

  test('of a failed request is tried anew', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
    const key = randomUUID()
    const { petId } = await ben.registerPet()
    const subject = { kind: 'pet' as const, id: petId }
    const report = (id: string) =>
      ana.api.moderation.report.mutate(
        { subject: { ...subject, id }, category: 'fake', details: '' },
        { context: { key } },
      )

    expect((await expectRefusal(report('not-there-yet'))).code).toBe('moderation/subject-not-found')
    expect(await report(petId)).toHaveProperty('reportId')
  })
})

describe('a flood', () => {
  test('of calls is slowed down with a time to come back, and only for the one who floods', async () => {
    const limits = { queriesPerMinute: 5, commandsPerMinute: 5, signInsPerMinute: 1000 }
    await using world = await TestWorld.create({ limits })
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])

    const calls = await Promise.allSettled(Array.from({ length: 10 }, () => ana.api.identity.me.query()))
    const refused = calls.find(call => call.status === 'rejected')
    const headers = { authorization: `Bearer ${ana.token}` }
    const raw = await world.fetch('/api/trpc/identity.me', { headers })

    expect(await expectRefusal(Promise.reject(refused?.reason))).toEqual({
      code: 'requests/too-many',
      facts: { retryAfterMs: expect.any(Number) },
    })
    expect([raw.status, Number(raw.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
    expect((await ben.api.identity.me.query()).displayName).toBe('ben')
  })

  test('of guesses at one password is stopped', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')
    const guess = () => world.auth('sign-in/email', { email: ana.email, password: 'not-this-one-either' })

    const statuses = []
    for (let count = 0; count < 12; count++) statuses.push((await guess()).status)

    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401))
    expect(statuses.slice(10)).toEqual([429, 429])
  })
})
