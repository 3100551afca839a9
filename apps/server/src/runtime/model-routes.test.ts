import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestWorld } from './testing/test-world.ts'

describe('released models', () => {
  const head = Buffer.from('weights of a head')
  const name = createHash('sha256').update(head).digest('hex')
  let world: TestWorld

  beforeAll(async () => {
    world = await TestWorld.create()
    const folder = join(world.server.context.folder, 'models')
    await mkdir(join(folder, 'blobs'), { recursive: true })
    await mkdir(join(folder, 'current'))
    await writeFile(join(folder, 'blobs', name), head)
    await writeFile(join(folder, 'blobs', 'a'.repeat(64)), 'not what its name says')
    await writeFile(join(folder, 'current', 'breed.json'), '{"release":"{}"}')
  })
  afterAll(() => world[Symbol.asyncDispose]())

  test('are named by what is in them, and kept for good', async () => {
    const answer = await world.fetch(`/api/models/blobs/${name}`)

    expect(Buffer.from(await answer.arrayBuffer())).toEqual(head)
    expect(answer.headers.get('cache-control')).toContain('immutable')
  })

  test('are sent on from where a broken download stopped, and whole where the file became another', async () => {
    const ask = (headers: Record<string, string>) => world.fetch(`/api/models/blobs/${name}`, { headers })
    const rest = await ask({ range: 'bytes=8-', 'if-range': `"${name}"` })
    const other = await ask({ range: 'bytes=8-', 'if-range': '"something else"' })
    const past = await ask({ range: `bytes=${head.byteLength}-` })

    expect([rest.status, rest.headers.get('content-range'), await rest.text()]).toEqual([
      206,
      `bytes 8-${head.byteLength - 1}/${head.byteLength}`,
      head.subarray(8).toString(),
    ])
    expect([other.status, (await other.text()).length]).toEqual([200, head.byteLength])
    expect([past.status, past.headers.get('content-range')]).toEqual([416, `bytes */${head.byteLength}`])
  })

  test('are announced by a manifest that is asked for again each time', async () => {
    const answer = await world.fetch('/api/models/breed')
    const again = await world.fetch('/api/models/breed', {
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    })

    expect([await answer.json(), again.status]).toEqual([{ release: '{}' }, 304])
  })

  test.each([
    '/api/models/matching',
    '/api/models/breed.json',
    '/api/models/blobs/..%2Fcurrent%2Fbreed.json',
  ])('error: %s is nothing that is served', async path => {
    expect((await world.fetch(path)).status).toBe(404)
  })

  test('error: a file damaged on the disk is not sent', async () => {
    expect((await world.fetch(`/api/models/blobs/${'a'.repeat(64)}`)).status).toBe(404)
  })
})
