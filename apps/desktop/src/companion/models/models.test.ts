import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ModelRelease, releaseKeyFrom, signRelease } from '@pawfect/ml/registry'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PhotoAnalyser } from '../photos/photo-desk.ts'
import { type ModelDesk, openModelDesk } from './model-desk.ts'
import { openModelShelf } from './model-shelf.ts'

const publisher = releaseKeyFrom(new Uint8Array(32).fill(9))
const stranger = releaseKeyFrom(new Uint8Array(32).fill(8))
const backbone = 'b'.repeat(64)
const signal = new AbortController().signal

let folder: string
let server: Server
let served: Map<string, string | Uint8Array>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pawfect-models-'))
  served = new Map()
  server = createServer((request, response) => {
    const body = served.get(request.url ?? '')
    response.writeHead(body === undefined ? 404 : 200).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
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

/** A desk over the test's folder, as one start of the app opens it. `opened` is what each analyser was opened with. */
function start(behaviour: { works?: (head: Uint8Array | undefined) => boolean; survives?: boolean } = {}) {
  const opened: (Uint8Array | undefined)[] = []
  const { works = () => true, survives = true } = behaviour
  const desk = openModelDesk({
    shelf: openModelShelf(folder),
    serverUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    trustedKeys: [publisher.did],
    builtIn: async () => ({ 'backbone.onnx': backbone }),
    addOns: async () => [],
    openAnalyser: async ({ models }) => {
      const head = models.files?.['breed-head.int8']
      opened.push(head)
      if (!works(head)) throw Object.assign(new Error('canary'), { code: 'ml/model-canary-failed' })
      return analyserThat(survives || head === undefined)
    },
  })
  return { desk, opened }
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

    expect(await first.desk.checkForUpdate()).toBe('installed')
    expect(first.desk.breed()).toMatchObject({ source: 'installed', version: 1, state: 'trying' })
    await lookAtAPhoto(first.desk)

    const second = start()
    await second.desk.open()
    expect(second.opened.map(bytes => bytes && Buffer.from(bytes))).toEqual([head])
    expect(second.desk.breed().state).toBe('proven')
  })

  test('that fails its canary is given back in the same start, and never taken again', async () => {
    const head = publish(1)
    const { desk, opened } = start({ works: own => own === undefined })
    await desk.checkForUpdate()

    await lookAtAPhoto(desk)

    expect(opened.map(bytes => bytes?.byteLength)).toEqual([head.byteLength, undefined])
    expect(desk.breed()).toMatchObject({ source: 'built-in', version: null })
    expect(await desk.checkForUpdate()).toBe('up-to-date')
  })

  test('that took the app with it is gone at the next start', async () => {
    publish(1)
    const crashing = start()
    await crashing.desk.checkForUpdate()
    // Opened, and the process ends here: no photo, no farewell.
    await crashing.desk.open()

    const next = start()
    await next.desk.open()

    expect(next.opened).toEqual([undefined])
    expect(openModelShelf(folder).read().givenBack).toMatchObject([{ version: 1, reason: 'models/crashed' }])
  })

  test('that kills the worker over the first photo is given back, and the one before serves the next', async () => {
    const good = publish(1)
    const { desk } = start()
    await desk.checkForUpdate()
    await lookAtAPhoto(desk)
    publish(2)
    const broken = start({ survives: false })
    await broken.desk.checkForUpdate()

    await expect(lookAtAPhoto(broken.desk)).rejects.toMatchObject({ code: 'ml/worker-died' })
    const after = start()
    await after.desk.open()

    expect(after.opened.map(bytes => bytes && Buffer.from(bytes))).toEqual([good])
    expect(after.desk.breed().version).toBe(1)
  })

  test('waits for its share of installations, the same at every start', async () => {
    publish(1, { rollout: { percent: 0 } })
    expect(await start().desk.checkForUpdate()).toBe('not-yet')
    publish(1, { rollout: { percent: 100 } })
    expect(await start().desk.checkForUpdate()).toBe('installed')
  })

  test('is rolled back by its owner', async () => {
    publish(1)
    const { desk } = start()
    await desk.checkForUpdate()
    desk.rollBack('models/by-owner')

    expect(desk.breed().source).toBe('built-in')
  })

  test('error: signed by a stranger is refused', async () => {
    publish(1, {}, stranger)
    await expect(start().desk.checkForUpdate()).rejects.toMatchObject({ code: 'ml/model-signer-unknown' })
  })

  test('error: with a changed manifest or a changed file is refused, and nothing is installed', async () => {
    publish(1)
    const manifest = String(served.get('/api/models/breed'))
    served.set('/api/models/breed', manifest.replace('Breeds', 'Breads'))
    await expect(start().desk.checkForUpdate()).rejects.toMatchObject({ code: 'ml/model-tampered' })

    served.set('/api/models/breed', manifest)
    const blob = [...served.keys()].find(path => path.includes('blobs')) ?? ''
    served.set(blob, randomBytes(40))
    await expect(start().desk.checkForUpdate()).rejects.toMatchObject({ code: 'ml/model-tampered' })
    expect(start().desk.breed().source).toBe('built-in')
  })

  test('error: a server that sends more than it said is not listened to', async () => {
    publish(1)
    const blob = [...served.keys()].find(path => path.includes('blobs')) ?? ''
    served.set(blob, randomBytes(4000))

    await expect(start().desk.checkForUpdate()).rejects.toMatchObject({ code: 'models/server-unreachable' })
  })

  test('error: made for another backbone is refused', async () => {
    publish(1, { needs: { 'backbone.onnx': 'c'.repeat(64) } })
    await expect(start().desk.checkForUpdate()).rejects.toMatchObject({ code: 'ml/model-misfit' })
  })
})
