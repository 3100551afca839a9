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

const analyses: number[] = []
const backbones: number[] = []
await using analyser = await createPhotoAnalyser({ threads: THREADS })
const backbone = await nodeRuntime({ threads: THREADS }).load(
  await readFile(new URL('backbone.onnx', WEIGHTS_FOLDER)),
)
const { image } = await decodePhoto(photo)
// Turn by turn, so that a busy minute of the machine weighs on both alike.
for (let round = -1; round < ROUNDS; round++) {
  const { ms } = await analyser.analyse(photo)
  const started = performance.now()
  await breedFeatures(backbone, image, undefined)
  if (round < 0) continue
  analyses.push(ms)
  backbones.push(performance.now() - started)
}

const value = median(analyses)
const ratio = value / median(backbones)
const figure = {
  name: 'analysis of a 12-megapixel photo, median',
  value,
  unit: 'ms',
  baseline: 'its backbone alone',
  ratio,
}
if (process.argv.includes('--json')) console.log(JSON.stringify(figure))
else console.log(`${figure.name}: ${value.toFixed(0)} ms, ${ratio.toFixed(2)} x ${figure.baseline}`)

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] as number
}
