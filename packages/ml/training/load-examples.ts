import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { sha256, WEIGHTS_FOLDER } from '../src/weights/load-weights.ts'
import { type Examples, labelsOf } from './cross-validate.ts'
import { extractFeatures } from './extract-features.ts'
import { labelledPhotos, photosHash } from './labelled-photos.ts'

/** Ignored by git; holds features only, and is safe to delete. */
const CACHE_FOLDER = new URL('../.cache/', import.meta.url)

/** All labelled photos with the features the shipped models see in them. */
export async function loadExamples(): Promise<Examples & { photosHash: string }> {
  const photos = await labelledPhotos()
  const hash = await photosHash(photos)
  const models = await Promise.all(
    ['backbone.onnx', 'detector.onnx'].map(async file =>
      sha256(await readFile(new URL(file, WEIGHTS_FOLDER))),
    ),
  )
  const key = sha256(Buffer.from([hash, ...models].join())).slice(0, 16)
  const cached = new URL(`features-${key}.f32`, CACHE_FOLDER)
  if (!existsSync(cached)) {
    console.error(`looking at ${photos.length} photos, some minutes`)
    const { rows } = await extractFeatures(photos, done => console.error(`${done} photos`))
    await mkdir(CACHE_FOLDER, { recursive: true })
    await writeFile(cached, new Uint8Array(rows.buffer))
  }
  const bytes = await readFile(cached)
  const rows = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  return { photos, labels: labelsOf(photos), rows, photosHash: hash }
}
