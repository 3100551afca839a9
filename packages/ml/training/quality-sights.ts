import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import type { DecodedPhoto, PhotoModels, PhotoSight } from '../src/photo/analyse-image.ts'
import { lookAtPhoto } from '../src/photo/analyse-image.ts'
import { decodePhoto } from '../src/photo/decode-photo.ts'
import { nodeRuntime } from '../src/runtime/node-runtime.ts'
import { WEIGHTS_FOLDER } from '../src/weights/load-weights.ts'
import { seededRandom, shuffle } from './fit-head.ts'
import { labelledPhotos } from './labelled-photos.ts'

/** A photo with a pet in it, decoded and looked at. */
export type SeenPhoto = { readonly photo: DecodedPhoto; readonly sight: PhotoSight }

/** Photos sorted by a web search; used for their variety, never for their labels. */
const VARIED_FOLDER = new URL('../../../../shared/data/photos-weak-signs/', import.meta.url)

/** With which photos are drawn. */
export const SIGHTS_SEED = 20_261_123

/** Detector and backbone, as the product runs them. */
export async function loadEyes(threads = 2): Promise<Pick<PhotoModels, 'detector' | 'backbone'>> {
  const runtime = nodeRuntime({ threads })
  const load = async (file: string) => runtime.load(await readFile(new URL(file, WEIGHTS_FOLDER)))
  return { detector: await load('detector.onnx'), backbone: await load('backbone.onnx') }
}

/** Studio and web photos, on which quality is measured; drawn with a seed, the first `from` left out. None was used to learn or to choose anything. */
export async function measuredPhotos(count: number, from = 0): Promise<URL[]> {
  const photos = (await labelledPhotos()).filter(({ kind }) => kind === 'studio' || kind === 'web')
  return drawn(
    photos.map(({ url }) => url).filter(url => !isForChoosing(url)),
    from + count,
  ).slice(from)
}

/** A quarter of all photos, by the hash of their names, is there to choose settings on, and is never measured. */
export function isForChoosing(url: URL): boolean {
  const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
  return (createHash('sha256').update(name).digest()[0] as number) < 64
}

/** Photos from which the framing head learns: other cats, and dogs found on the web; none is measured. */
export async function learnedPhotos(count: number): Promise<URL[]> {
  const cats = (await labelledPhotos()).filter(({ kind }) => kind === 'cats').map(({ url }) => url)
  const varied: URL[] = []
  for (const label of existsSync(VARIED_FOLDER) ? (await readdir(VARIED_FOLDER)).toSorted() : []) {
    const folder = new URL(`${label}/`, VARIED_FOLDER)
    varied.push(...(await readdir(folder)).toSorted().map(name => new URL(encodeURIComponent(name), folder)))
  }
  const fromCats = Math.round(count * 0.4)
  return [...drawn(cats, fromCats), ...drawn(varied, count - fromCats)]
}

/** @returns the photo as seen, or undefined where no pet of some size was found. */
export async function seePhoto(
  eyes: Pick<PhotoModels, 'detector' | 'backbone'>,
  url: URL,
): Promise<SeenPhoto | undefined> {
  const photo = await decodePhoto(await readFile(url)).catch(() => undefined)
  if (photo === undefined) return undefined
  const sight = await lookAtPhoto(eyes, photo.image)
  const [main] = sight.pets
  if (main === undefined || main.score < 0.25 || sight.pets.length > 1) return undefined
  return { photo, sight }
}

function drawn(urls: readonly URL[], count: number): URL[] {
  const order = [...urls]
  shuffle(order, seededRandom(SIGHTS_SEED))
  return order.slice(0, count)
}
