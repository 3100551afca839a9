import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'

/** A photo with its label. @property kind - the source it came from: studio, web, cats or extra. */
export type LabelledPhoto = {
  readonly file: string
  readonly kind: string
  readonly species: string
  readonly breedId: string
  readonly url: URL
}

/** The photos lie beside the checkout and are never part of it. */
export const PHOTOS_FOLDER = new URL('../../../../shared/data/photos/', import.meta.url)

export const hasPhotos: boolean = existsSync(new URL('labels.csv', PHOTOS_FOLDER))

/** Every labelled photo, in the order of labels.csv. */
export async function labelledPhotos(): Promise<LabelledPhoto[]> {
  const text = await readFile(new URL('labels.csv', PHOTOS_FOLDER), 'utf8')
  const [, ...lines] = text.trim().split(/\r?\n/)
  return lines.map(line => {
    const [file = '', species = '', breedId = ''] = line.split(',')
    return { file, kind: file.split('/')[0] ?? '', species, breedId, url: new URL(file, PHOTOS_FOLDER) }
  })
}

/** SHA-256 over names and bytes, so that a head can be traced to what it learned from. */
export async function photosHash(photos: readonly LabelledPhoto[]): Promise<string> {
  const hash = createHash('sha256')
  for (const photo of photos) hash.update(photo.file).update(await readFile(photo.url))
  return hash.digest('hex')
}
