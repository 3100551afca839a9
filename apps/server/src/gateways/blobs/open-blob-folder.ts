import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const BLOB_ID = /^[A-Za-z0-9_-]{8,64}$/

/** Files by id. What is saved is on disk before `save` returns. */
export type BlobFolder = {
  readonly save: (id: string, bytes: Uint8Array) => Promise<void>
  /** @returns null when there is no such file. */
  readonly read: (id: string) => Promise<Uint8Array | null>
  /** Deleting what is not there is no error. */
  readonly remove: (id: string) => Promise<void>
  readonly list: () => Promise<readonly string[]>
}

/**
 * Keeps files as `<folder>/<id><ending>`.
 *
 * @param ending - with its dot: `.jpg`.
 */
export async function openBlobFolder(folder: string, ending: string): Promise<BlobFolder> {
  await mkdir(folder, { recursive: true })
  const fileOf = (id: string) => {
    if (!BLOB_ID.test(id)) throw new RangeError('the id of a file is 8 to 64 URL-safe characters')
    return join(folder, `${id}${ending}`)
  }
  return {
    save: async (id, bytes) => {
      const file = fileOf(id)
      await writeDurably(`${file}.part`, bytes)
      await rename(`${file}.part`, file)
    },
    read: async id => {
      try {
        return await readFile(fileOf(id))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }
    },
    remove: id => rm(fileOf(id), { force: true }),
    list: async () => {
      const names = await readdir(folder)
      return names.filter(name => name.endsWith(ending)).map(name => name.slice(0, -ending.length))
    },
  }
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  await using handle = await open(file, 'w', 0o600)
  await handle.writeFile(bytes)
  await handle.sync()
}
