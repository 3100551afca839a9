import { createHash, randomBytes, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ModelRelease, type ReleaseKey, releaseKeyFrom, signRelease } from '@pawfect/ml/registry'
import { openModelDesk } from '../models/model-desk.ts'
import { openModelShelf } from '../models/model-shelf.ts'
import { type ModelUpdates, openModelUpdates } from '../models/model-updates.ts'
import type { PhotoAnalyser } from '../photos/photo-desk.ts'

/** Whom a test's computer trusts with its models. */
export const publisher = releaseKeyFrom(new Uint8Array(32).fill(9))
const backbone = 'b'.repeat(64)

/** How one start of the app goes. */
export type StartBehaviour = {
  /** Whether a head works on this computer; undefined is the built-in one. */
  readonly works?: (head: Uint8Array | undefined) => boolean
  /** Whether its worker does over a photo. */
  readonly survives?: (head: Uint8Array | undefined) => boolean
  readonly stalledMs?: number
}

/** A publisher's server and one computer's folder. */
export type TestModels = AsyncDisposable & {
  readonly folder: string
  /** What the server has, by path. */
  readonly served: Map<string, string | Uint8Array>
  /** What was asked for, with the range where there was one. */
  readonly asked: string[]
  /** Bytes of a file after which the server says nothing more, and does not end either. */
  silentAfter: number
  /** Puts a release on the server, as `npm run train` writes it. @returns its head. */
  readonly publish: (version: number, changes?: Partial<ModelRelease>, key?: ReleaseKey) => Uint8Array
  /** A desk over the folder, as one start of the app opens it. `opened` is what each analyser was opened with, `backbones` what add-ons were asked for. */
  readonly start: (behaviour?: StartBehaviour) => ReturnType<typeof startApp>
}

/** Starts the server over an empty folder; `await using` ends both. */
export async function openTestModels(): Promise<TestModels> {
  const folder = mkdtempSync(join(tmpdir(), 'pawfect-models-'))
  const [served, asked, started] = [
    new Map<string, string | Uint8Array>(),
    [] as string[],
    [] as ModelUpdates[],
  ]
  const server = createServer((request, response) => {
    const body = served.get(request.url ?? '')
    asked.push([request.url, request.headers.range].filter(part => part !== undefined).join(' '))
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    response.writeHead(body === undefined ? 404 : from > 0 ? 206 : 200)
    const rest = body === undefined ? Buffer.alloc(0) : Buffer.from(body).subarray(from)
    if (request.url?.includes('blobs') && rest.byteLength > models.silentAfter)
      response.write(rest.subarray(0, models.silentAfter))
    else response.end(rest)
  })
  // Whoever asked goes on asking: a connection closed for being idle would be another fault than those tried here.
  server.keepAliveTimeout = 0
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const models: TestModels = {
    folder,
    served,
    asked,
    silentAfter: Number.POSITIVE_INFINITY,
    publish: (version, changes, key) => publishOn(served, { ...changes, version }, key),
    start: behaviour => {
      const app = startApp({ folder, serverUrl }, behaviour)
      started.push(app.updates)
      return app
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(started.map(updates => updates.dispose()))
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      rmSync(folder, { recursive: true })
    },
  }
  return models
}

function publishOn(
  served: TestModels['served'],
  changes: Partial<ModelRelease> & Pick<ModelRelease, 'version'>,
  key = publisher,
): Uint8Array {
  const head = randomBytes(40)
  const sha256 = createHash('sha256').update(head).digest('hex')
  const release: ModelRelease = {
    format: 'pawfect-model-release/1',
    kind: 'breed',
    name: 'Breeds in photos',
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
export function signText(release: string, key: ReleaseKey): object {
  const signature = sign(null, Buffer.from(release), key.privateKey).toString('base64url')
  return { release, signer: key.did, signature }
}

function startApp(
  { folder, serverUrl }: { folder: string; serverUrl: string },
  { works = () => true, survives = () => true, stalledMs = 60_000 }: StartBehaviour = {},
) {
  const opened: (Uint8Array | undefined)[] = []
  const backbones: string[] = []
  const shelf = openModelShelf(folder)
  const trustedKeys = [publisher.did]
  // By hand only: the tests of looking unasked switch it on.
  if (shelf.read().automatic === null) shelf.change({ automatic: false })
  const updates = openModelUpdates({
    shelf,
    trustedKeys,
    serverUrl,
    builtIn: async () => ({ 'backbone.onnx': backbone }),
    onInstalled: async () => undefined,
    stalledMs,
  })
  const desk = openModelDesk({
    shelf,
    trustedKeys,
    addOns: async backboneSha256 => {
      backbones.push(backboneSha256)
      return []
    },
    openAnalyser: async ({ models }) => {
      const head = models.files?.['breed-head.int8']
      opened.push(head)
      if (!works(head)) throw Object.assign(new Error('canary'), { code: 'ml/model-canary-failed' })
      return analyserThat(survives(head))
    },
  })
  const check = (signal = new AbortController().signal) =>
    updates.check({ signal, onProgress: () => undefined })
  return { desk, opened, backbones, shelf, updates, check }
}

function analyserThat(survives: boolean): PhotoAnalyser {
  const answer =
    <Result>(result: Result) =>
    async () => {
      if (!survives) throw Object.assign(new Error('gone'), { code: 'ml/worker-died' })
      return result
    }
  return {
    analyse: answer({} as Awaited<ReturnType<PhotoAnalyser['analyse']>>),
    crop: answer(new Uint8Array(1)),
    look: answer(new Float32Array(1)),
    glance: answer({
      sightings: [],
      quality: { score: 0, sharpness: 0, exposure: 0, subjectShare: 0, advice: [] },
    }),
    dispose: async () => undefined,
  }
}
