import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { DomainError } from '@pawfect/domain'
import { NotAPictureError, PhotoTooLargeError } from '../photo/photo-errors.ts'
import { MAX_PHOTO_BYTES } from '../photo/photo-limits.ts'

/** A photo a club labelled. @property read - its bytes, read when it is its turn. */
export type LabelledPhotoFile = {
  readonly name: string
  readonly label: string
  /** @throws {NotAPictureError | PhotoTooLargeError} before anything is read. */
  readonly read: () => Promise<Uint8Array>
}

/** The folder holds no labelled photos in either of the two ways. */
export class NoLabelledPhotosError extends DomainError {
  override readonly name = 'NoLabelledPhotosError'
  readonly code = 'ml/no-labelled-photos'
  constructor(folder: string, why: string) {
    super(`${folder}: ${why}`)
  }
}

const PHOTO_ENDINGS = new Set([
  '.jpg',
  '.jpeg',
  '.png',
  '.webp',
  '.heic',
  '.heif',
  '.avif',
  '.tif',
  '.tiff',
  '.gif',
])
const LABEL_FILE = 'labels.csv'
const MAX_LABEL_CHARS = 60
/** Six hundred lines of names and labels are a twentieth of this. */
const MAX_TABLE_BYTES = 1024 * 1024

/**
 * Finds a club's photos: `labels.csv` with the columns `file,label` if there is one, else one folder per label.
 * Sorted, so that the same folder always gives the same model. Links out of the folder are not followed.
 *
 * @throws {NoLabelledPhotosError} when there is nothing to learn from.
 */
export async function readLabelledFolder(folder: string): Promise<LabelledPhotoFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new NoLabelledPhotosError(folder, 'there is no such folder')
  })
  const photos = entries.some(entry => entry.isFile() && entry.name === LABEL_FILE)
    ? await photosOfTable(folder)
    : await photosOfFolders(
        folder,
        entries.filter(entry => entry.isDirectory()).map(entry => entry.name),
      )
  if (photos.length === 0) {
    throw new NoLabelledPhotosError(
      folder,
      'put the photos into one folder per label, or add labels.csv (file,label)',
    )
  }
  return photos.sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function photosOfFolders(folder: string, names: readonly string[]): Promise<LabelledPhotoFile[]> {
  const photos: LabelledPhotoFile[] = []
  for (const label of names.filter(name => !name.startsWith('.'))) {
    for (const entry of await readdir(join(folder, label), { withFileTypes: true })) {
      if (!entry.isFile() || !PHOTO_ENDINGS.has(extname(entry.name).toLowerCase())) continue
      photos.push(photoAt(folder, `${label}/${entry.name}`, label))
    }
  }
  return photos
}

async function photosOfTable(folder: string): Promise<LabelledPhotoFile[]> {
  const table = join(folder, LABEL_FILE)
  if ((await stat(table)).size > MAX_TABLE_BYTES)
    throw new NoLabelledPhotosError(folder, `labels.csv is larger than ${MAX_TABLE_BYTES} bytes`)
  const text = await readFile(table, 'utf8')
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  const columns = head
    .toLowerCase()
    .split(/[,;\t]/)
    .map(name => name.trim())
  const [file, label] = [
    columns.indexOf('file'),
    columns.findIndex(name => name === 'label' || name === 'breed'),
  ]
  if (file < 0 || label < 0)
    throw new NoLabelledPhotosError(folder, 'labels.csv needs the columns file and label')
  return lines.flatMap(line => {
    const cells = line.split(/[,;\t]/).map(cell => cell.trim().replace(/^"|"$/g, ''))
    const [name, own] = [cells[file] ?? '', cells[label] ?? '']
    return name === '' || own === '' ? [] : [photoAt(folder, name, own)]
  })
}

function photoAt(folder: string, name: string, label: string): LabelledPhotoFile {
  const path = resolve(folder, name)
  if (!path.startsWith(resolve(folder) + sep)) throw new NoLabelledPhotosError(folder, `${name} lies outside`)
  const read = async () => readPhoto(folder, path)
  return { name, label: label.slice(0, MAX_LABEL_CHARS), read }
}

/** A name in a table may lead anywhere: to another folder by a link, to a pipe nobody writes to. */
async function readPhoto(folder: string, path: string): Promise<Uint8Array> {
  const [home, place] = await Promise.all([realpath(folder), realpath(path)]).catch((cause: unknown) => {
    throw new NotAPictureError('there is no such file', { cause })
  })
  if (!place.startsWith(home + sep)) throw new NotAPictureError('it lies outside the folder')
  const facts = await stat(place)
  if (!facts.isFile()) throw new NotAPictureError('it is no file')
  if (facts.size > MAX_PHOTO_BYTES) throw new PhotoTooLargeError({ bytes: facts.size })
  return readFile(place)
}
