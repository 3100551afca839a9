import { createHash, randomBytes, sign } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ModelRelease, releaseKeyFrom, signRelease } from '@pawfect/ml/registry'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PhotoAnalyser } from '../photos/photo-desk.ts'
import { type ModelDesk, openModelDesk } from './model-desk.ts'
import { openModelShelf } from './model-shelf.ts'
import { type ModelUpdates, openModelUpdates } from './model-updates.ts'

const publisher = releaseKeyFrom(new Uint8Array(32).fill(9))
const stranger = releaseKeyFrom(new Uint8Array(32).fill(8))
const backbone = 'b'.repeat(64)
const signal = new AbortController().signal

let folder: string
let server: Server
/** Ends what a test opened. */
let started: ModelUpdates[]
let served: Map<string, string | Uint8Array>
/** What was asked for, with the range where there was one. */
let asked: string[]
/** Bytes after which the server says nothing more, and does not end either. */
let silentAfter: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pawfect-models-'))
  served = new Map()
  asked = []
  started = []
  silentAfter = Number.POSITIVE_INFINITY
  server = createServer((request, response) => {
    const body = served.get(request.url ?? '')
    asked.push([request.url, request.headers.range].filter(part => part !== undefined).join(' '))
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    response.writeHead(body === undefined ? 404 : from > 0 ? 206 : 200)
    const rest = body === undefined ? Buffer.alloc(0) : Buffer.from(body).subarray(from)
    if (request.url?.includes('blobs') && rest.byteLength > silentAfter)
      response.write(rest.subarray(0, silentAfter))
    else response.end(rest)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
  await Promise.all(started.map(updates => updates.dispose()))
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  rmSync(folder, { recursive: true })
})

/** Puts a release on the server, as `npm run train` writes it. */
function publish(version: number, changes: Partial<ModelRelease> = {}, key = publisher): Uint8Array {
  const head = randomBytes(40)
  const sha256 = createHash('sha256').update(head).digest('hex')
  const release: ModelRelease = {
    format: 'pawfect-model-release/1',
    kind: 'breed',
    name: 'Breeds in photos',
    version,
    createdAt: '2026-11-23T08:00:00.000Z',
    seed: 1,
    dataHash: 'd'.repeat(64),
    needs: { 'backbone.onnx': backbone },
    files: [{ name: 'breed-head.int8', sha256, bytes: head.byteLength }],
    slices: [],
    rollout: { percent: 100 },
    canary: { tolerance: 0.02, answers: [[1]] },
    ...changes,
  }
  served.set('/api/models/breed', JSON.stringify(signRelease(release, key)))
  served.set(`/api/models/blobs/${sha256}`, head)
  return head
}

/** Signs what `signRelease` would refuse to write. */
function signText(release: string, key: typeof publisher): object {
  const signature = sign(null, Buffer.from(release), key.privateKey).toString('base64url')
  return { release, signer: key.did, signature }
}

/** A desk over the test's folder, as one start of the app opens it. `opened` is what each analyser was opened with. */
function start(behaviour: { works?: (head: Uint8Array | undefined) => boolean; survives?: boolean } = {}) {
  const opened: (Uint8Array | undefined)[] = []
  const { works = () => true, survives = true } = behaviour
  const shelf = openModelShelf(folder)
  const trustedKeys = [publisher.did]
  // By hand only: the tests of looking unasked switch it on.
  if (shelf.read().automatic === null) shelf.change({ automatic: false })
  const updates = openModelUpdates({
    shelf,
    trustedKeys,
    serverUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    builtIn: async () => ({ 'backbone.onnx': backbone }),
    onInstalled: async () => undefined,
    stalledMs: 300,
  })
  started.push(updates)
  const desk = openModelDesk({
    shelf,
    trustedKeys,
    addOns: async () => [],
    openAnalyser: async ({ models }) => {
      const head = models.files?.['breed-head.int8']
      opened.push(head)
      if (!works(head)) throw Object.assign(new Error('canary'), { code: 'ml/model-canary-failed' })
      return analyserThat(survives || head === undefined)
    },
  })
  const check = (stop = signal) => updates.check({ signal: stop, onProgress: () => undefined })
  return { desk, opened, shelf, updates, check }
}

function analyserThat(survives: boolean): PhotoAnalyser {
  const analyse = async () => {
    if (!survives) throw Object.assign(new Error('gone'), { code: 'ml/worker-died' })
    return {} as Awaited<ReturnType<PhotoAnalyser['analyse']>>
  }
  return {
    analyse,
    crop: async bytes => bytes,
    look: async () => new Float32Array(1),
    glance: async () => ({
      sightings: [],
      quality: { score: 0, sharpness: 0, exposure: 0, subjectShare: 0, advice: [] },
    }),
    dispose: async () => undefined,
  }
}

const lookAtAPhoto = async (desk: ModelDesk) => (await desk.open()).analyse(new Uint8Array(1), { signal })

describe('a model update', () => {
  test('is installed, tried at the first photo and then used for good', async () => {
    const head = publish(1)
    const first = start()

    expect(await first.check()).toBe('installed')
    expect(await first.desk.breed()).toMatchObject({ source: 'installed', version: 1, state: 'trying' })
    await lookAtAPhoto(first.desk)

    const second = start()
    await second.desk.open()
    expect(second.opened.map(bytes => bytes && Buffer.from(bytes))).toEqual([head])
    expect((await second.desk.breed()).state).toBe('proven')
  })

  test('that fails its canary is given back in the same start, and never taken again', async () => {
    const head = publish(1)
    const { desk, opened, check } = start({ works: own => own === undefined })
    await check()

    await lookAtAPhoto(desk)

    expect(opened.map(bytes => bytes?.byteLength)).toEqual([head.byteLength, undefined])
    expect(await desk.breed()).toMatchObject({ source: 'built-in', version: null })
    expect(await check()).toBe('up-to-date')
  })

  test('that took the app with it is gone at the next start', async () => {
    publish(1)
    const crashing = start()
    await crashing.check()
    // Opened, and the process ends here: no photo, no farewell.
    await crashing.desk.open()

    const next = start()
    await next.desk.open()

    expect(next.opened).toEqual([undefined])
    expect(openModelShelf(folder).read().givenBack).toMatchObject([{ version: 1, reason: 'models/crashed' }])
  })

  test('that kills the worker over the first photo is given back, and the one before serves the next', async () => {
    const good = publish(1)
    const { desk, check } = start()
    await check()
    await lookAtAPhoto(desk)
    publish(2)
    const broken = start({ survives: false })
    await broken.check()

    await expect(lookAtAPhoto(broken.desk)).rejects.toMatchObject({ code: 'ml/worker-died' })
    const after = start()
    await after.desk.open()

    expect(after.opened.map(bytes => bytes && Buffer.from(bytes))).toEqual([good])
    expect((await after.desk.breed()).version).toBe(1)
  })

  test('waits for its share of installations, the same at every start', async () => {
    publish(1, { rollout: { percent: 0 } })
    expect(await start().check()).toBe('not-yet')
    publish(1, { rollout: { percent: 100 } })
    expect(await start().check()).toBe('installed')
  })

  test('is rolled back by its owner', async () => {
    publish(1)
    const { desk, check } = start()
    await check()
    desk.rollBack('models/by-owner')

    expect((await desk.breed()).source).toBe('built-in')
  })

  test('error: signed by a stranger is refused', async () => {
    publish(1, {}, stranger)
    await expect(start().check()).rejects.toMatchObject({ code: 'ml/model-signer-unknown' })
  })

  test('error: with a changed manifest or a changed file is refused, and nothing is installed', async () => {
    publish(1)
    const manifest = String(served.get('/api/models/breed'))
    served.set('/api/models/breed', manifest.replace('Breeds', 'Breads'))
    await expect(start().check()).rejects.toMatchObject({ code: 'ml/model-tampered' })

    served.set('/api/models/breed', manifest)
    const blob = [...served.keys()].find(path => path.includes('blobs')) ?? ''
    served.set(blob, randomBytes(40))
    await expect(start().check()).rejects.toMatchObject({ code: 'ml/model-tampered' })
    expect((await start().desk.breed()).source).toBe('built-in')
  })

  test('error: a server that sends more than it said is not listened to', async () => {
    publish(1)
    const blob = [...served.keys()].find(path => path.includes('blobs')) ?? ''
    served.set(blob, randomBytes(4000))

    await expect(start().check()).rejects.toMatchObject({ code: 'models/server-unreachable' })
  })

  test('error: made for another backbone is refused', async () => {
    publish(1, { needs: { 'backbone.onnx': 'c'.repeat(64) } })
    await expect(start().check()).rejects.toMatchObject({ code: 'ml/model-misfit' })
  })

  test('error: of a file larger than any model is refused before a byte of it is fetched', async () => {
    const file = { name: 'breed-head.int8', sha256: 'a'.repeat(64), bytes: 64 * 1024 * 1024 }
    const many = ['backbone.onnx', 'breed-head.json', 'breed-head.int8'].map(name => ({ ...file, name }))
    publish(1)
    const text = (files: unknown) => {
      const { release } = JSON.parse(String(served.get('/api/models/breed'))) as { release: string }
      return JSON.stringify({ ...JSON.parse(release), files })
    }
    for (const files of [[{ ...file, bytes: file.bytes + 1 }], many]) {
      served.set('/api/models/breed', JSON.stringify(signText(text(files), publisher)))
      await expect(start().check()).rejects.toMatchObject({ code: 'ml/model-unreadable' })
    }
    expect(asked.filter(path => path.includes('blobs'))).toEqual([])
  })
})

describe('looking for a newer model', () => {
  test('does not take an older one than it has heard of, though a trusted publisher signed it', async () => {
    publish(3)
    const { check, desk } = start()
    await check()
    desk.rollBack('models/by-owner')
    publish(2)

    expect(await check()).toBe('older')
    expect((await desk.breed()).source).toBe('built-in')
  })

  test('goes on where it stopped, and keeps no more than the model in use and the one before', async () => {
    const versions = [publish(1)]
    await start().check()
    for (const version of [2, 3]) {
      versions.push(publish(version))
      await start().check()
    }
    const head = publish(4)
    silentAfter = 11
    await expect(start().check()).rejects.toMatchObject({ code: 'models/server-unreachable' })
    silentAfter = Number.POSITIVE_INFINITY

    const { check, shelf, desk } = start()
    expect(await check()).toBe('installed')

    expect(asked.at(-1)).toMatch(/blobs\/[0-9a-f]+ bytes=11-$/)
    await desk.open()
    const hashes = [versions[2] ?? head, head].map(bytes => createHash('sha256').update(bytes).digest('hex'))
    expect(shelf.list('blobs').sort()).toEqual(hashes.sort())
    expect(shelf.list('releases').sort()).toEqual(['3.json', '4.json'])
  })

  test('is cancelled by its owner, and nothing is changed', async () => {
    publish(1)
    silentAfter = 11
    const stop = new AbortController()
    const { updates, desk } = start()
    const looking = updates.check({ signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) })

    await expect(looking).rejects.toThrow('enough')
    expect((await desk.breed()).source).toBe('built-in')
    expect(updates.lastCheck()).toBeNull()
  })

  test('happens by itself at the start where it is let, and is remembered; where it is not, nobody is asked', async () => {
    publish(1)
    openModelShelf(folder).change({ automatic: false })
    const off = start()
    await off.updates.dispose()
    expect([asked, off.updates.isAutomatic()]).toEqual([[], false])

    off.updates.setAutomatic(true)
    const on = start()
    // Waits for its turn behind the look that began with the start.
    expect(await on.check()).toBe('up-to-date')
    expect((await on.desk.breed()).version).toBe(1)
    expect(on.updates.lastCheck()).toMatchObject({ outcome: 'up-to-date' })
  })

  test('error: on a full disk leaves the model in use alone, and nothing half-written', async () => {
    const head = publish(1)
    const sha256 = createHash('sha256').update(head).digest('hex')
    const { check, desk, updates } = start()
    const part = join(folder, 'blobs', `${sha256}.download`)
    if (!existsSync('/dev/full')) return
    symlinkSync('/dev/full', part)

    await expect(check()).rejects.toMatchObject({ code: 'models/disk-full' })

    expect([existsSync(part), (await desk.breed()).source]).toEqual([false, 'built-in'])
    expect(updates.lastCheck()).toMatchObject({ outcome: 'models/disk-full' })
    expect(await check()).toBe('installed')
  })

  test('error: where nothing can be written, says so', async () => {
    publish(1)
    const { check } = start()
    rmSync(join(folder, 'blobs'), { recursive: true })
    writeFileSync(join(folder, 'blobs'), 'a file in the place of a folder')

    await expect(check()).rejects.toMatchObject({ code: 'models/disk-unwritable' })
  })
})
