import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { decodePhoto } from '../src/photo/decode-photo.ts'
import { sha256, WEIGHTS_FOLDER } from '../src/weights/load-weights.ts'
import { type Examples, labelsOf } from './cross-validate.ts'
import { extractFeatures, extractMirrored } from './extract-features.ts'
import { type LabelledPhoto, labelledPhotos, photosHash } from './labelled-photos.ts'
import type { DataEntry } from './pipeline/training-kind.ts'

/** Ignored by git; holds numbers only, and is safe to delete. */
const CACHE_FOLDER = new URL('../.cache/', import.meta.url)

/** All labelled photos with the features the shipped models see in them, and what each file is. */
export async function loadExamples(): Promise<Examples & { data: readonly DataEntry[] }> {
  const photos = await labelledPhotos()
  const data = await dataOf(photos)
  const models = await Promise.all(
    ['backbone.onnx', 'detector.onnx'].map(async file =>
      sha256(await readFile(new URL(file, WEIGHTS_FOLDER))),
    ),
  )
  const seen = sha256(Buffer.from([await photosHash(photos), ...models].join()))
  const rows = await cached(`features-${seen.slice(0, 16)}`, async () => {
    console.error(`looking at ${photos.length} photos, some minutes`)
    return (await extractFeatures(photos, done => console.error(`${done} photos`))).rows
  })
  const mirrored = await cached(`mirrored-${seen.slice(0, 16)}`, () => extractMirrored(photos))
  const light = await cached(`light-${seen.slice(0, 16)}`, () => brightnessOf(photos))
  return { photos, labels: labelsOf(photos), rows, mirrored, light, data }
}

async function dataOf(photos: readonly LabelledPhoto[]): Promise<DataEntry[]> {
  const entries: DataEntry[] = []
  for (const { file, url } of photos) {
    const bytes = await readFile(url)
    entries.push({ name: file, sha256: sha256(bytes), bytes: bytes.byteLength })
  }
  return entries
}

async function brightnessOf(photos: readonly LabelledPhoto[]): Promise<Float32Array> {
  const light = new Float32Array(photos.length)
  for (const [index, { url }] of photos.entries()) {
    const { image } = await decodePhoto(await readFile(url))
    light[index] = image.data.reduce((sum, value) => sum + value, 0) / image.data.length
  }
  return light
}

async function cached(name: string, compute: () => Promise<Float32Array>): Promise<Float32Array> {
  const file = new URL(`${name}.f32`, CACHE_FOLDER)
  if (!existsSync(file)) {
    const values = await compute()
    await mkdir(CACHE_FOLDER, { recursive: true })
    await writeFile(file, new Uint8Array(values.buffer))
  }
  const bytes = await readFile(file)
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}
