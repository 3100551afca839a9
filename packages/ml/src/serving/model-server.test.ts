import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  weights: Float32Array.of(1, 0, 0, 0, 1, 0),
  bias: Float32Array.of(0, 0),
  activation: 'Softmax',
  metadata: {},
})

let folder: string
let server: ModelServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pawfect-serving-'))
  await mkdir(join(folder, 'blobs'))
  await mkdir(join(folder, 'current'))
  await writeFile(join(folder, 'blobs', sha256(onnx)), onnx)
  const file = { name: 'breed-head.onnx', sha256: sha256(onnx), bytes: onnx.byteLength }
  const release = {
    format: 'pawfect-model-release/1' as const,
    kind: 'breed' as const,
    name: 'Breeds in photos',
    version: 7,
    createdAt: '2026-11-23T08:00:00.000Z',
    seed: 1,
    dataHash: 'd'.repeat(64),
    needs: {},
    files: [file],
    slices: [],
    rollout: { percent: 100 },
    canary: null,
  }
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
const infer = (inputs: unknown, path = '/v2/models/breed/infer') =>
  ask(path, { method: 'POST', body: JSON.stringify({ id: 'q', inputs }) })
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

  test.each([
    ['a row too short', [{ ...rows, shape: [2, 2] }]],
    ['fewer numbers than the shape says', [{ ...rows, data: [1] }]],
    ['another type', [{ ...rows, datatype: 'INT64' }]],
    ['another name', [{ ...rows, name: 'pixels' }]],
    ['a number too large for the type’s rows', [{ ...rows, shape: [100_000, 3] }]],
    ['nothing', []],
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

  test('error: a model by a stranger, or one that was changed, is not served', async () => {
    await expect(openServedModels(folder, [])).rejects.toMatchObject({ code: 'ml/model-signer-unknown' })
    await writeFile(join(folder, 'blobs', sha256(onnx)), Buffer.from(onnx).fill(0, 20, 30))
    await expect(openServedModels(folder, [key.did])).rejects.toMatchObject({ code: 'ml/model-tampered' })
    await expect(openServedModels(join(folder, 'nowhere'), [key.did])).rejects.toMatchObject({
      code: 'ml/no-model-to-serve',
    })
  })
})
