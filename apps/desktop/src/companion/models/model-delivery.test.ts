import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtInWeights, type ModelRelease, releaseKeyFrom, signRelease } from '@pawfect/ml/registry'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type NodeProgram, startNodeProgram } from '../../../e2e/harness/node-program.ts'
import { openCompanion } from '../testing/companion-browser.ts'

const SERVER = fileURLToPath(new URL('../../../../server/src/runtime/main.ts', import.meta.url))
const COMPANION = fileURLToPath(new URL('../main.ts', import.meta.url))
const WEIGHTS = new URL('../../../../../packages/ml/weights/', import.meta.url)

const publisher = releaseKeyFrom(new Uint8Array(32).fill(9))
const serverReady = z.object({ ready: z.literal(true), serverUrl: z.string() })
const companionReady = z.object({ ready: z.literal(true), appUrl: z.string(), origin: z.string() })
type CompanionProgram = NodeProgram<z.infer<typeof companionReady>>

let folder: string
let server: NodeProgram<z.infer<typeof serverReady>>
let road: Road
let companions: CompanionProgram[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pawfect-delivery-'))
  const config = join(folder, 'config.json')
  const off = { enabled: false }
  await writeFile(config, JSON.stringify({ chain: off, ipfs: off, relay: off }))
  server = await startNodeProgram({
    args: [SERVER, '--data', join(folder, 'server-data'), '--port', '0', '--empty', '--config', config],
    ready: serverReady,
  })
  await publish(1)
  // A server starts in seconds; on a machine with others at work it may take a minute.
}, 180_000)

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

beforeEach(async () => {
  road = await openRoad(server.ready.serverUrl)
  companions = []
})

afterEach(async () => {
  await Promise.all(companions.map(companion => companion.stop()))
  await road.close()
})

/** Puts the built-in head on the server as version `version`, as `npm run train -- breed --out` would. */
async function publish(version: number, changes: Partial<ModelRelease> = {}): Promise<void> {
  const models = join(folder, 'server-data/server/models')
  await mkdir(join(models, 'blobs'), { recursive: true })
  await mkdir(join(models, 'current'), { recursive: true })
  const card = Buffer.from(`# Card of version ${version}`)
  const files = {
    'breed-head.json': await readFile(new URL('breed-head.json', WEIGHTS)),
    'breed-head.int8': await readFile(new URL('breed-head.int8', WEIGHTS)),
    'CARD.md': card,
  }
  const named = Object.entries(files).map(([name, bytes]) => {
    return {
      name,
      bytes: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      content: bytes,
    }
  })
  for (const { sha256, content } of named) await writeFile(join(models, 'blobs', sha256), content)
  const release: ModelRelease = {
    format: 'pawfect-model-release/1',
    kind: 'breed',
    name: 'Breeds in photos',
    version,
    createdAt: '2026-11-23T08:00:00.000Z',
    seed: 1,
    dataHash: 'd'.repeat(64),
    needs: { 'backbone.onnx': (await builtInWeights())['backbone.onnx'] },
    files: named.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    slices: [],
    rollout: { percent: 100 },
    canary: null,
    ...changes,
  }
  await writeFile(join(models, 'current/breed.json'), JSON.stringify(signRelease(release, publisher)))
}

/** The road between a companion and the server: counts, and stops in the middle of the large file when told. */
type Road = {
  readonly url: string
  readonly asked: string[]
  /** Bytes of a file after which nothing more passes; null lets all through. */
  stopAfter: number | null
  /** Whether somebody on the road changes files. */
  flipsBytes: boolean
  /** Told when the road first stopped. */
  readonly stopped: Promise<void>
  readonly close: () => Promise<void>
}

async function openRoad(serverUrl: string): Promise<Road> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const asked: string[] = []
  const carry = async (request: IncomingMessage, response: ServerResponse) => {
    asked.push([request.url, request.headers.range].filter(part => part !== undefined).join(' '))
    const { range } = request.headers
    const answer = await fetch(new URL(request.url ?? '/', serverUrl), { headers: range ? { range } : {} })
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (opened.flipsBytes && request.url?.includes('blobs')) bytes[7] = (bytes[7] ?? 0) ^ 1
    response.writeHead(answer.status)
    if (opened.stopAfter === null || bytes.byteLength <= opened.stopAfter) return response.end(bytes)
    response.write(bytes.subarray(0, opened.stopAfter), () => resolve())
  }
  const gate: Server = createServer((request, response) => {
    carry(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  // An idle road stays open: closed at the wrong moment it would break a download that no test broke.
  gate.keepAliveTimeout = 0
  await new Promise<void>(done => gate.listen(0, '127.0.0.1', done))
  const opened: Road = {
    url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    asked,
    stopAfter: null,
    flipsBytes: false,
    stopped: promise,
    close: async () => {
      gate.closeAllConnections()
      await new Promise(done => gate.close(done))
    },
  }
  return opened
}

/** One start of the app on the machine named `machine`. */
async function start(
  machine: string,
  trusted: readonly string[] = [publisher.did],
): Promise<CompanionProgram> {
  const companion = await startNodeProgram({
    args: [COMPANION, '--data', join(folder, machine), '--server-url', road.url],
    ready: companionReady,
    env: { PAWFECT_MODEL_KEYS: trusted.join(',') },
  })
  companions.push(companion)
  return companion
}

const openApp = ({ ready }: CompanionProgram) => openCompanion({ ...ready, close: async () => undefined })

async function meadow(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(
    await sharp({ create: { width: 320, height: 240, channels: 3, background: '#5a8f3c' } })
      .jpeg()
      .toBuffer(),
  )
}

describe('a model on its way from the real server to the real app', { timeout: 180_000 }, () => {
  test('arrives by itself at the start and looks at the next photo, and its card is told', async () => {
    await using app = await openApp(await start('by-itself'))

    // Asked by hand, this look waits for the one that began with the start.
    const { outcome, status } = await app.bridge.models.checkForUpdate({})
    await app.bridge.pets.analysePhoto({ bytes: await meadow(), filename: 'meadow.jpg' })

    expect([outcome, status.breed.version, status.breed.card]).toEqual([
      'up-to-date',
      1,
      '# Card of version 1',
    ])
    expect((await app.bridge.models.status({})).breed.state).toBe('proven')
  })

  test('survives that the app is killed in the middle: the next start goes on where it stopped', async () => {
    road.stopAfter = 20_000
    const killed = await start('killed')
    await road.stopped
    const blobs = join(folder, 'killed/companion/models/blobs')
    await expect.poll(() => partBytes(blobs), { timeout: 90_000 }).toBe(20_000)
    await killed.kill()
    companions = []
    road.stopAfter = null

    await using app = await openApp(await start('killed'))
    const { status } = await app.bridge.models.checkForUpdate({})

    expect(status.breed.version).toBe(1)
    expect(road.asked.filter(path => path.endsWith(' bytes=20000-'))).toHaveLength(1)
    expect((await readdir(blobs)).filter(name => name.endsWith('.download'))).toEqual([])
  })

  test('is never asked for where the owner said no, nor where no publisher is trusted', async () => {
    const first = await start('says-no')
    {
      await using app = await openApp(first)
      await app.bridge.models.setAutomatic({ isOn: false })
      await app.bridge.models.checkForUpdate({})
    }
    await first.stop()
    const before = road.asked.length
    await using again = await openApp(await start('says-no'))
    await using trustless = await openApp(await start('trusts-nobody', []))

    expect((await again.bridge.models.status({})).isAutomatic).toBe(false)
    expect((await trustless.bridge.models.checkForUpdate({})).outcome).toBe('no-publisher')
    expect(road.asked.slice(before)).toEqual([])
  })

  test('that gives other answers here than its publisher saw is given back before the first photo', async () => {
    await publish(2, { canary: { tolerance: 0.02, answers: [[0.5], [0.5], [0.5]] } })
    await using app = await openApp(await start('other-answers'))
    await app.bridge.models.checkForUpdate({})

    const analysis = await app.bridge.pets.analysePhoto({ bytes: await meadow(), filename: 'meadow.jpg' })

    const { breed, givenBack } = await app.bridge.models.status({})
    expect([analysis.abstained, breed.source]).toEqual([true, 'built-in'])
    expect(givenBack).toMatchObject([{ version: 2, reason: 'ml/model-canary-failed' }])
  })

  test('error: changed on the road is refused in plain words; an older one offered later is not taken', async () => {
    await publish(4)
    road.flipsBytes = true
    await using app = await openApp(await start('attacked'))
    await expect(app.bridge.models.checkForUpdate({})).rejects.toMatchObject({ code: 'ml/model-tampered' })
    road.flipsBytes = false
    await publish(3)

    const { outcome, status } = await app.bridge.models.checkForUpdate({})

    expect([outcome, status.breed.source]).toEqual(['older', 'built-in'])
  })
})

async function partBytes(blobs: string): Promise<number> {
  const names = (await readdir(blobs)).filter(name => name.endsWith('.download'))
  const sizes = await Promise.all(names.map(async name => (await stat(join(blobs, name))).size))
  return Math.max(0, ...sizes)
}
