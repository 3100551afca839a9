// npm run bench -w packages/ml [-- --json]
// Median time of a whole analysis, and its ratio to the backbone alone in the same run.
import { readFile } from 'node:fs/promises'
import { breedFeatures } from '../src/breeds/breed-features.ts'
import { createPhotoAnalyser } from '../src/index.ts'
import { decodePhoto } from '../src/photo/decode-photo.ts'
import { generatedPhoto } from '../src/photo/generated-photos.ts'
import { nodeRuntime } from '../src/runtime/node-runtime.ts'
import { WEIGHTS_FOLDER } from '../src/weights/load-weights.ts'

const ROUNDS = 25
const THREADS = 2

/** About what a phone sends: twelve megapixels. */
const photo = await generatedPhoto({ width: 4000, height: 3000 }).blur(3).jpeg({ quality: 85 }).toBuffer()

async function bench() {
  await using analyser = await createPhotoAnalyser({ threads: THREADS })
  const analysisMs = await medianMs(async () => (await analyser.analyse(photo)).ms)
  const backbone = await nodeRuntime({ threads: THREADS }).load(
    await readFile(new URL('backbone.onnx', WEIGHTS_FOLDER)),
  )
  const { image } = await decodePhoto(photo)
  const backboneMs = await medianMs(async () => {
    const started = performance.now()
    await breedFeatures(backbone, image, undefined)
    return performance.now() - started
  })
  return { name: 'ml/photo-analysis', analysisMs, backboneMs, ratio: analysisMs / backboneMs }
}

async function medianMs(measure: () => Promise<number>): Promise<number> {
  await measure()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await measure())
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] as number
}

const result = await bench()
if (process.argv.includes('--json')) console.log(JSON.stringify(result))
else {
  console.log(`a 12-megapixel photo: ${result.analysisMs.toFixed(0)} ms (median of ${ROUNDS})`)
  console.log(`its backbone alone:   ${result.backboneMs.toFixed(0)} ms, ratio ${result.ratio.toFixed(2)}`)
}
