import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ModelRelease } from '../../src/registry/model-release.ts'
import { openRelease, type ReleaseKey, signRelease } from '../../src/registry/sign-release.ts'
import { sha256 } from '../../src/weights/load-weights.ts'
import { mlflowFiles } from './mlflow-files.ts'
import type { OnnxFace } from './training-kind.ts'

/** Where releases are kept (`blobs/`, `releases/`, `current/` and `mlflow/`), and whose they are. */
export type Registry = { readonly folder: string; readonly key: ReleaseKey }

/**
 * Reads a release of one kind.
 *
 * @param version - the current one when left out.
 * @returns null where there is none.
 * @throws {ModelTamperedError | ModelSignerUnknownError} if it is not as the key's owner signed it.
 */
export async function readRelease(
  { folder, key }: Registry,
  { kind, version }: { readonly kind: ModelRelease['kind']; readonly version?: number },
): Promise<ModelRelease | null> {
  const place = version === undefined ? `current/${kind}.json` : `releases/${kind}/${version}.json`
  const text = await readFile(join(folder, place), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const { signer: _, ...release } = openRelease(JSON.parse(text), [key.did])
  return release
}

/** Blobs first, the pointer to them last: a reader never finds a release without its files, nor half a pointer. */
export async function writeRelease(
  { folder, key }: Registry,
  release: ModelRelease,
  {
    files,
    onnx,
  }: { readonly files: Readonly<Record<string, Uint8Array>>; readonly onnx: readonly OnnxFace[] },
): Promise<void> {
  for (const bytes of Object.values(files)) await write(join(folder, 'blobs', sha256(bytes)), bytes)
  for (const [path, bytes] of mlflowFiles(release, { files, onnx, signer: key.did }))
    await write(join(folder, 'mlflow', path), bytes)
  const signed = Buffer.from(`${JSON.stringify(signRelease(release, key))}\n`)
  await write(join(folder, 'releases', release.kind, `${release.version}.json`), signed)
  await write(join(folder, 'current', `${release.kind}.json`), signed)
}

/** Whole or not at all: a server may be reading the same name. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.part`, bytes)
  await rename(`${path}.part`, path)
}
