import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { ModelHashMismatchError, WEIGHT_FILES, type WeightFile, type Weights, weightsManifestSchema } from './weights-manifest.ts'

/** Where the package keeps its weights. */
export const WEIGHTS_FOLDER = new URL('../../weights/', import.meta.url)

/**
 * Reads every weight file and checks it against the manifest.
 *
 * @throws {ModelHashMismatchError} if a file is not the one that was reviewed.
 */
export async function loadWeights(folder: URL = WEIGHTS_FOLDER): Promise<Weights> {
  const text = await readFile(new URL('manifest.json', folder), 'utf8')
  const manifest = weightsManifestSchema.parse(JSON.parse(text))
  const files = await Promise.all(
    WEIGHT_FILES.map(async file => {
      const bytes = await readFile(new URL(file, folder))
      const found = sha256(bytes)
      const expected = manifest.files[file]?.sha256 ?? 'no hash in the manifest'
      if (found !== expected) throw new ModelHashMismatchError(file, { expected, found })
      return [file, bytes] as const
    }),
  )
  return Object.fromEntries(files) as unknown as Weights
}

/** SHA-256 of every built-in weight file, as the manifest vouches for it. */
export async function builtInWeights(): Promise<Readonly<Record<WeightFile, string>>> {
  const text = await readFile(new URL('manifest.json', WEIGHTS_FOLDER), 'utf8')
  const { files } = weightsManifestSchema.parse(JSON.parse(text))
  const hashes = WEIGHT_FILES.map(file => [file, files[file]?.sha256 ?? ''] as const)
  return Object.fromEntries(hashes) as Record<WeightFile, string>
}

/** What is known of the built-in models, Markdown; null where a packager left the card out. */
export async function builtInCard(): Promise<string | null> {
  return readFile(new URL('MODEL_CARD.md', WEIGHTS_FOLDER), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

/** SHA-256 in lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
