import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

/** A file as an owner drops it. */
export type DroppedFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** Photos of real animals lie beside a checkout, never in it. */
const photoFolder = fileURLToPath(new URL('../../../../../shared/data/photos', import.meta.url))

/** Whether photos of real animals are there. */
export const hasRealPhotos = existsSync(join(photoFolder, 'labels.csv'))

/** A photo of a real animal, `studio/beagle-01.jpg` say, or where there are none a drawing that stands in for it. */
export async function photoOf(path: string): Promise<DroppedFile> {
  const name = basename(path)
  const buffer = hasRealPhotos ? await readFile(join(photoFolder, path)) : await drawnPhoto(name.length)
  return { name, mimeType: 'image/jpeg', buffer }
}

/** Grass with noise in it: as many bytes as a photo has, and sharp everywhere. */
async function drawnPhoto(seed: number): Promise<Buffer> {
  const width = 800
  const height = 600
  const pixels = Buffer.alloc(width * height * 3)
  let state = 0x9e3779b9 ^ seed
  for (let at = 0; at < pixels.length; at += 3) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    const noise = (state >>> 24) / 4
    pixels[at] = 60 + noise
    pixels[at + 1] = 110 + noise
    pixels[at + 2] = 40 + noise
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer()
}
