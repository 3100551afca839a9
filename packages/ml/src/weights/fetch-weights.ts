import { ModelHashMismatchError, WEIGHT_FILES, type Weights, weightsManifestSchema } from './weights-manifest.ts'

/**
 * `loadWeights` for a browser: the same files, the same check.
 *
 * @param folderUrl - where the page serves `weights/`, with a slash at its end.
 * @throws {ModelHashMismatchError} if a file is not the one that was reviewed.
 */
export async function fetchWeights(
  folderUrl: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Weights> {
  const get = (file: string) => fetch(new URL(file, folderUrl), signal ? { signal } : {})
  const manifest = weightsManifestSchema.parse(await (await get('manifest.json')).json())
  const files = await Promise.all(
    WEIGHT_FILES.map(async file => {
      const bytes = new Uint8Array(await (await get(file)).arrayBuffer())
      const found = hex(await crypto.subtle.digest('SHA-256', bytes))
      const expected = manifest.files[file]?.sha256 ?? 'no hash in the manifest'
      if (found !== expected) throw new ModelHashMismatchError(file, { expected, found })
      return [file, bytes] as const
    }),
  )
  return Object.fromEntries(files) as unknown as Weights
}

function hex(digest: ArrayBuffer): string {
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
