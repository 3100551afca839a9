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
