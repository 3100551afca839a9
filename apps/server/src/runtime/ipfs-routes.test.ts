import { CarReader } from '@ipld/car'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestWorld } from './testing/test-world.ts'

describe('the trustless gateway', () => {
  let world: TestWorld
  let cid: string

  beforeAll(async () => {
    world = await TestWorld.create({ ipfs: { enabled: true } })
    cid = (await world.server.context.ports.certificates.pins?.pin(Buffer.from('a deed'))) ?? ''
  })
  afterAll(() => world[Symbol.asyncDispose]())

  test('gives a pinned file as the raw block of its address', async () => {
    const answer = await world.fetch(`/ipfs/${cid}?format=raw`)

    expect(await answer.text()).toBe('a deed')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/vnd.ipld.raw',
      'content-disposition': `attachment; filename="${cid}.bin"`,
      'cache-control': 'public, max-age=29030400, immutable',
      'x-content-type-options': 'nosniff',
      etag: `"${cid}.raw"`,
    })
  })

  test('gives it as a CAR to who asks by the accept header', async () => {
    const answer = await world.fetch(`/ipfs/${cid}`, {
      headers: { accept: 'application/vnd.ipld.car; version=1' },
    })
    const reader = await CarReader.fromBytes(new Uint8Array(await answer.arrayBuffer()))

    expect((await reader.getRoots()).map(String)).toEqual([cid])
  })

  test('says that nothing changed to who has it already', async () => {
    const headers = { 'if-none-match': `"${cid}.raw"` }
    expect((await world.fetch(`/ipfs/${cid}?format=raw`, { headers })).status).toBe(304)
  })

  test('error: renders nothing for a browser', async () => {
    const answer = await world.fetch(`/ipfs/${cid}`, { headers: { accept: 'text/html' } })
    expect([answer.status, await answer.json()]).toMatchObject([
      406,
      { error: { message: 'requests/unknown-format' } },
    ])
  })

  test.each([
    ['a file nobody pinned', 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku'],
    ['no address', 'not-a-cid'],
    ['a path out of the folder', '..%2F..%2Fpawfect.db'],
    ['an address that is too long', 'b'.repeat(101)],
  ])('error: has nothing under %s', async (_what, path) => {
    expect((await world.fetch(`/ipfs/${path}?format=raw`)).status).toBe(404)
  })
})
