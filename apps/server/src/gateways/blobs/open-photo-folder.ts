import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PhotoFiles } from '../../domains/pets/index.ts'

const PHOTO_ID = /^[A-Za-z0-9_-]{8,64}$/

/** Keeps published photos as `<folder>/<photo id>.jpg`. */
export async function openPhotoFolder(folder: string): Promise<PhotoFiles> {
  await mkdir(folder, { recursive: true })
  const fileOf = (photoId: string) => {
    if (!PHOTO_ID.test(photoId)) throw new RangeError('a photo id is 8 to 64 URL-safe characters')
    return join(folder, `${photoId}.jpg`)
  }
  return {
    save: async (photoId, jpeg) => {
      const file = fileOf(photoId)
      await writeDurably(`${file}.part`, jpeg)
      await rename(`${file}.part`, file)
    },
    read: async photoId => {
      try {
        return await readFile(fileOf(photoId))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }
    },
    remove: photoId => rm(fileOf(photoId), { force: true }),
    list: async () => {
      const names = await readdir(folder)
      return names.filter(name => name.endsWith('.jpg')).map(name => name.slice(0, -'.jpg'.length))
    },
  }
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  await using handle = await open(file, 'w', 0o600)
  await handle.writeFile(bytes)
  await handle.sync()
}
