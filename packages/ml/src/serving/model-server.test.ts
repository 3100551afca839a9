import { sign } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { type ClientRequest, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ModelRelease } from '../registry/model-release.ts'
import { writeOnnxLinearModel } from '../registry/onnx-linear-model.ts'
import { releaseKeyFrom, signRelease } from '../registry/sign-release.ts'
import { sha256 } from '../weights/load-weights.ts'
import { openServedModels } from './served-models.ts'
import { type ModelServer, startModelServer } from './start-model-server.ts'

const key = releaseKeyFrom(new Uint8Array(32).fill(6))
const onnx = writeOnnxLinearModel({
  name: 'breed-head',
  inputName: 'features',
  outputName: 'probabilities',
  weights: Float32Array.of(2, 0, 0, 0, 2, 0),
  bias: Float32Array.of(0, 0),
  activation: 'Softmax',
  metadata: {},
})

const release: ModelRelease = {
  format: 'pawfect-model-release/1',
  kind: 'breed',
  name: 'Breeds in photos',
  version: 7,
  createdAt: '2026-11-23T08:00:00.000Z',
  seed: 1,
  dataHash: 'd'.repeat(64),
  needs: {},
  files: [{ name: 'breed-head.onnx', sha256: sha256(onnx), bytes: onnx.byteLength }],
  slices: [],
  rollout: { percent: 100 },
  canary: null,
}

let folder: string
let server: ModelServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pawfect-serving-'))
  await mkdir(join(folder, 'blobs'))
  await mkdir(join(folder, 'current'))
  await writeFile(join(folder, 'blobs', sha256(onnx)), onnx)
  await writeFile(join(folder, 'current/breed.json'), JSON.stringify(signRelease(release, key)))
  server = await startModelServer(await openServedModels(folder, [key.did]), { port: 0, host: '127.0.0.1' })
})

afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const ask = async (path: string, init?: RequestInit) => {
  const answer = await fetch(`${server.url}${path}`, init)
  return { status: answer.status, body: (await answer.json()) as unknown }
}
const infer = (inputs: unknown, path = '/v2/models/breed/infer', rest: object = {}) =>
  ask(path, { method: 'POST', body: JSON.stringify({ id: 'q', inputs, ...rest }) })
const rows = { name: 'features', shape: [2, 3], datatype: 'FP32', data: [9, 0, 0, 0, 0, 9] }

describe('the model server, by the open inference protocol', () => {
  test('tells that it is live and ready, and what a model takes and gives', async () => {
    expect(await ask('/v2/health/ready')).toEqual({ status: 200, body: { ready: true } })
    expect((await ask('/v2/models/breed/ready')).body).toEqual({ name: 'breed', ready: true })
    expect((await ask('/v2/models/breed')).body).toEqual({
      name: 'breed',
      versions: ['7'],
      platform: 'onnxruntime_onnx',
      inputs: [{ name: 'features', datatype: 'FP32', shape: [-1, 3] }],
      outputs: [{ name: 'probabilities', datatype: 'FP32', shape: [-1, 2] }],
    })
  })

  test('answers rows of numbers with rows of probabilities, by name and by version', async () => {
    for (const path of ['/v2/models/breed/infer', '/v2/models/breed/versions/7/infer']) {
      const { status, body } = await infer([rows], path)
      const [output] = (body as { outputs: { data: number[] }[] }).outputs
      expect([status, body]).toMatchObject([200, { model_name: 'breed', model_version: '7', id: 'q' }])
      expect(output?.data[0]).toBeGreaterThan(0.99)
      expect(output?.data.slice(2)).toEqual([0.5, 0.5])
    }
  })

  test('reads rows nested as well as flat, and answers with the outputs it is asked for', async () => {
    const nested = { ...rows, data: [rows.data.slice(0, 3), rows.data.slice(3)] }
    const outputs = [{ name: 'probabilities', parameters: { binary_data: true } }]

    expect(await infer([nested])).toEqual(await infer([rows]))
    expect(await infer([rows], undefined, { outputs })).toEqual(await infer([rows]))
    expect(await infer([rows], undefined, { outputs: [{ name: 'logits' }] })).toMatchObject({ status: 400 })
  })

  test.each([
    ['a row too short', [{ ...rows, shape: [2, 2] }]],
    ['fewer numbers than the shape says', [{ ...rows, data: [1] }]],
    ['another type', [{ ...rows, datatype: 'INT64' }]],
    ['another name', [{ ...rows, name: 'pixels' }]],
    ['a number too large for the type’s rows', [{ ...rows, shape: [100_000, 3] }]],
    ['nothing', []],
    ['one input twice', [rows, rows]],
    ['an input nobody knows beside it', [rows, { ...rows, name: 'pixels' }]],
    [
      'rows of different lengths',
      [
        {
          ...rows,
          data: [
            [9, 0],
            [0, 0, 0, 9],
          ],
        },
      ],
    ],
    ['a number too large for FP32', [{ ...rows, data: [1e39, 0, 0, 0, 0, 9] }]],
    ['numbers whose products overflow', [{ ...rows, data: [3e38, 3e38, 0, 0, 0, 9] }]],
    ['a word among the numbers', [{ ...rows, data: ['9', 0, 0, 0, 0, 9] }]],
    ['a shape of a hundred thousand words', [{ ...rows, shape: new Array(100_000).fill('x') }]],
    ['a hundred thousand inputs', new Array(100_000).fill(1)],
  ])('error: %s is refused with why', async (_, inputs) => {
    expect(await infer(inputs)).toMatchObject({ status: 400, body: { error: expect.any(String) } })
  })

  test('error: what is not there is not there, and what is no JSON is refused', async () => {
    expect((await infer([rows], '/v2/models/cat/infer')).status).toBe(404)
    expect((await infer([rows], '/v2/models/breed/versions/6/infer')).status).toBe(404)
    expect((await ask('/v2/models/breed/infer')).status).toBe(405)
    expect((await ask('/v2/models/breed/infer', { method: 'POST', body: '{' })).status).toBe(400)
    expect((await ask('/etc/passwd')).status).toBe(404)
  })

  test('error: binary tensors are refused in words, for they were never offered', async () => {
    expect((await ask('/v2')).body).toMatchObject({ extensions: [] })
    const headers = { 'inference-header-content-length': '2' }
    const refused = await ask('/v2/models/breed/infer', { method: 'POST', headers, body: '{}\u0000' })

    expect(refused).toMatchObject({ status: 400, body: { error: expect.stringContaining('binary') } })
  })

  test.each([
    ['says so', () => new Uint8Array(33 * 1024 * 1024)],
    ['does not say so', () => new Blob([new Uint8Array(33 * 1024 * 1024)]).stream()],
  ])('error: a request that is too large and %s is refused in words', async (_, body) => {
    const init = { method: 'POST', body: body(), duplex: 'half' } as RequestInit

    expect(await ask('/v2/models/breed/infer', init)).toMatchObject({
      status: 413,
      body: { error: expect.any(String) },
    })
  })

  test('error: more than it can hold at once is sent elsewhere, and afterwards it answers again', async () => {
    const slow = await Promise.all(Array.from({ length: 8 }, () => halfSent()))

    const busy = await fetch(`${server.url}/v2/models/breed/infer`, { method: 'POST', body: '{}' })
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '1'])
    expect((await ask('/v2/health/ready')).status).toBe(200)
    await Promise.all(
      slow.map(async one => {
        one.end('}')
        const [answer] = await once(one, 'response')
        answer.resume()
        await once(answer, 'end')
      }),
    )
    expect((await infer([rows])).status).toBe(200)
  })

  test('error: those who hang up in the middle leave their places to others', async () => {
    for (const one of await Promise.all(Array.from({ length: 8 }, () => halfSent()))) {
      one.on('error', () => undefined)
      one.destroy()
    }

    await expect.poll(async () => (await infer([rows])).status).toBe(200)
  })
})

/** A request whose body has begun and does not end. */
async function halfSent(): Promise<ClientRequest> {
  const headers = { expect: '100-continue', 'transfer-encoding': 'chunked' }
  const one = request(`${server.url}/v2/models/breed/infer`, { method: 'POST', headers })
  one.flushHeaders()
  await once(one, 'continue')
  one.write('{')
  return one
}

describe('a registry that is not as its publisher left it', () => {
  const current = () => join(folder, 'current/breed.json')
  const blob = () => join(folder, 'blobs', sha256(onnx))
  const open = () => openServedModels(folder, [key.did])
  const put = (changes: Partial<ModelRelease>) =>
    writeFile(current(), JSON.stringify(signRelease({ ...release, ...changes }, key)))

  test('is served where nothing is wrong with it', async () => {
    await put({})
    const models = await open()
    expect(models.map(({ name, version }) => [name, version])).toEqual([['breed', '7']])
    for (const model of models) await model[Symbol.asyncDispose]()
  })

  test.each([
    ['signed by a stranger', 'ml/model-signer-unknown', () => openServedModels(folder, [])],
    ['that is no JSON', 'ml/model-unreadable', () => writeFile(current(), '{"release":')],
    ['larger than any manifest', 'ml/model-unreadable', () => truncate(current(), 3 * 1024 * 1024)],
    ['whose text was changed', 'ml/model-tampered', () => writeFile(current(), changedText())],
    ['under another name', 'ml/model-tampered', () => put({ kind: 'matching' })],
    ['that names a file outside', 'ml/model-unreadable', () => writeFile(current(), escapingText())],
    ['older than one it holds', 'ml/model-older', () => holdNewer()],
    [
      'whose file was changed',
      'ml/model-tampered',
      () => writeFile(blob(), Buffer.from(onnx).fill(0, 20, 30)),
    ],
    ['whose file ends early', 'ml/model-tampered', () => truncate(blob(), onnx.byteLength - 1)],
    ['whose file goes on and on', 'ml/model-tampered', () => truncate(blob(), 3 * 1024 ** 3)],
    ['whose file is gone', 'ml/model-tampered', () => rm(blob())],
    [
      'of which nothing is left',
      'ml/no-model-to-serve',
      () => rm(join(folder, 'current'), { recursive: true }),
    ],
  ])('error: a release %s is not served', async (_, code, harm) => {
    await mkdir(join(folder, 'current'), { recursive: true })
    await rm(join(folder, 'releases'), { recursive: true, force: true })
    await put({})
    await writeFile(blob(), onnx)

    await expect(Promise.resolve(harm()).then(open)).rejects.toMatchObject({ code })
  })

  const changedText = () => JSON.stringify(signRelease(release, key)).replace('Breeds', 'Breads')

  /** Properly signed, by hand: no schema of ours would write it. */
  function escapingText(): string {
    const text = JSON.stringify({ ...release, files: [{ ...release.files[0], sha256: '../../etc/passwd' }] })
    const signature = sign(null, Buffer.from(text), key.privateKey).toString('base64url')
    return JSON.stringify({ release: text, signer: key.did, signature })
  }

  async function holdNewer(): Promise<void> {
    await mkdir(join(folder, 'releases/breed'), { recursive: true })
    await writeFile(join(folder, 'releases/breed/8.json'), JSON.stringify(signRelease(release, key)))
  }
})
