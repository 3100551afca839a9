import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { breedFeatures } from '../breeds/breed-features.ts'
import { decodePhoto } from '../photo/decode-photo.ts'
import { generatedPhoto } from '../photo/generated-photos.ts'
import { WEIGHTS_FOLDER } from '../weights/load-weights.ts'
import type { InferenceRuntime } from './inference-runtime.ts'
import { nodeRuntime } from './node-runtime.ts'
import { InferenceFailedError, threadedRuntime } from './threaded-runtime.ts'
import { webRuntime } from './web-runtime.ts'

const wasmUrl = `${dirname(createRequire(import.meta.url).resolve('onnxruntime-web/wasm'))}/`

test('the browser runtime sees what the native one sees', async () => {
  const { image } = await decodePhoto(await generatedPhoto({ width: 300, height: 260 }).jpeg().toBuffer())
  const backbone = await readFile(new URL('backbone.onnx', WEIGHTS_FOLDER))
  const seenBy = async (runtime: InferenceRuntime) =>
    (await breedFeatures(await runtime.load(backbone), image, undefined)).features

  const native = await seenBy(nodeRuntime({ threads: 1 }))
  const web = await seenBy(webRuntime({ wasmUrl, threads: 1 }))

  const furthest = native.reduce((far, value, index) => Math.max(far, Math.abs(value - (web[index] ?? 0))), 0)
  expect(furthest).toBeLessThan(1e-3)
})

test('a runtime on a thread of its own sees what one on ours sees', async () => {
  const model = await readFile(new URL('moderation.onnx', WEIGHTS_FOLDER))
  const image = { data: new Float32Array(3 * 224 * 224).fill(0.5), shape: [1, 3, 224, 224] }
  const threaded = threadedRuntime({ threads: 1 })
  const [theirs, ours] = [await threaded.load(model), await nodeRuntime({ threads: 1 }).load(model)]

  expect(await theirs.run({ image })).toEqual(await ours.run({ image }))
  await threaded.dispose()
})

test('error: names what cannot be loaded, and runs nothing once disposed of', async () => {
  const threaded = threadedRuntime({ threads: 1 })
  const session = await threaded.load(await readFile(new URL('moderation.onnx', WEIGHTS_FOLDER)))

  await expect(threaded.load(Buffer.from('no model'))).rejects.toBeInstanceOf(InferenceFailedError)
  await expect(session.run({})).rejects.toBeInstanceOf(InferenceFailedError)
  await threaded.dispose()

  await expect(session.run({})).rejects.toMatchObject({ code: 'ml/inference-failed' })
})
