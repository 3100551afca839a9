import { readFile } from 'node:fs/promises'
import { breedFeatures, FEATURES } from '../src/breeds/breed-features.ts'
import { lookAtPhoto, type PhotoModels, type PhotoSight } from '../src/photo/analyse-image.ts'
import { decodePhoto } from '../src/photo/decode-photo.ts'
import { nodeRuntime } from '../src/runtime/node-runtime.ts'
import { WEIGHTS_FOLDER } from '../src/weights/load-weights.ts'
import type { LabelledPhoto } from './labelled-photos.ts'

/** One row of features per photo, in the photos' order. */
export type FeatureTable = { readonly rows: Float32Array; readonly sights: readonly PhotoSight[] }

/** The features of every photo's mirror image, as the product's second look sees it. */
export async function extractMirrored(photos: readonly LabelledPhoto[]): Promise<Float32Array> {
  const { detector, backbone } = await loadBackbone()
  const rows = new Float32Array(photos.length * FEATURES)
  for (const [index, photo] of photos.entries()) {
    const { image } = await decodePhoto(await readFile(photo.url))
    const { pets } = await lookAtPhoto({ detector, backbone }, image)
    const { features } = await breedFeatures(backbone, image, pets[0]?.box, { mirrored: true })
    rows.set(features, index * FEATURES)
    if ((index + 1) % 200 === 0) console.error(`${index + 1} photos`)
  }
  return rows
}

/** Shows every photo to the shipped detector and backbone, exactly as the product does. */
export async function extractFeatures(
  photos: readonly LabelledPhoto[],
  onProgress: (done: number) => void,
): Promise<FeatureTable> {
  const models = await loadBackbone()
  const rows = new Float32Array(photos.length * FEATURES)
  const sights: PhotoSight[] = []
  for (const [index, photo] of photos.entries()) {
    const { image } = await decodePhoto(await readFile(photo.url))
    const sight = await lookAtPhoto(models, image)
    rows.set(sight.features.features, index * FEATURES)
    sights.push(sight)
    if ((index + 1) % 200 === 0) onProgress(index + 1)
  }
  return { rows, sights }
}

async function loadBackbone(): Promise<Pick<PhotoModels, 'detector' | 'backbone'>> {
  const runtime = nodeRuntime({ threads: 2 })
  const load = async (file: string) => runtime.load(await readFile(new URL(file, WEIGHTS_FOLDER)))
  return { detector: await load('detector.onnx'), backbone: await load('backbone.onnx') }
}
