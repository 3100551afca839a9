import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '@pawfect/domain'
import * as ort from 'onnxruntime-node'
import { ModelOlderError, ModelTamperedError, ModelUnreadableError } from '../registry/model-errors.ts'
import { MAX_MANIFEST_CHARS, type ModelRelease } from '../registry/model-release.ts'
import { checkModelFile, openRelease } from '../registry/sign-release.ts'

/** A tensor's place in a model. `shape` holds -1 where any number of rows may come. */
export type TensorPlace = { readonly name: string; readonly shape: readonly number[] }

/** A model ready to answer: numbers in, numbers out. */
export type ServedModel = AsyncDisposable & {
  readonly name: string
  readonly version: string
  readonly inputs: readonly TensorPlace[]
  readonly outputs: readonly TensorPlace[]
  readonly run: (feeds: Readonly<Record<string, ort.Tensor>>) => Promise<Readonly<Record<string, ort.Tensor>>>
}

/** The folder holds no release that may be served. */
export class NoModelToServeError extends DomainError {
  override readonly name = 'NoModelToServeError'
  readonly code = 'ml/no-model-to-serve'
  constructor(folder: string) {
    super(`${folder} holds no released model; npm run train -- KIND --out writes one`)
  }
}

/**
 * Opens the current releases of a registry as `npm run train -- KIND --out` writes it: signature and hashes are
 * checked before anything is loaded. Named as their MLflow entries are.
 *
 * @param trusted - `did:key`s whose releases may be served.
 * @throws {NoModelToServeError | ModelUnreadableError | ModelSignerUnknownError | ModelTamperedError}
 * @throws {ModelOlderError} where the registry itself holds a newer release than the one it points to.
 */
export async function openServedModels(folder: string, trusted: readonly string[]): Promise<ServedModel[]> {
  const models: ServedModel[] = []
  for (const name of (await namesIn(join(folder, 'current'))).filter(file => file.endsWith('.json'))) {
    const release = openRelease(await readManifest(join(folder, 'current', name)), trusted)
    if (name !== `${release.kind}.json`) throw new ModelTamperedError(`${name} is a ${release.kind} model`)
    await expectNewest(folder, release)
    const faces = release.files.filter(file => file.name.endsWith('.onnx') && file.name !== 'backbone.onnx')
    for (const file of faces)
      models.push(await openFace(folder, { release, file, isOnly: faces.length === 1 }))
  }
  if (models.length === 0) throw new NoModelToServeError(folder)
  return models
}

async function readManifest(file: string): Promise<unknown> {
  // Written as JSON inside JSON, a manifest grows by its quotation marks.
  if ((await stat(file)).size > 4 * MAX_MANIFEST_CHARS) throw new ModelUnreadableError(`${file} is too large`)
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new ModelUnreadableError(cause instanceof Error ? cause.message : 'no JSON')
  }
}

/** Publishers go back by going forward, so a pointer to an older release than the newest was put there by another. */
async function expectNewest(folder: string, { kind, version }: ModelRelease): Promise<void> {
  const names = (await namesIn(join(folder, 'releases', kind))).filter(name => /^\d+\.json$/.test(name))
  const newest = Math.max(version, ...names.map(name => Number.parseInt(name, 10)))
  if (newest > version) throw new ModelOlderError(kind, { version, newest })
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}

async function openFace(
  folder: string,
  face: { release: ModelRelease; file: ModelRelease['files'][number]; isOnly: boolean },
): Promise<ServedModel> {
  const { release, file, isOnly } = face
  const session = await ort.InferenceSession.create(await readBlob(folder, file), { logSeverityLevel: 3 })
  return {
    name: isOnly ? release.kind : `${release.kind}-${file.name.replace(/\.onnx$/, '')}`,
    version: String(release.version),
    inputs: session.inputMetadata.map(placeOf),
    outputs: session.outputMetadata.map(placeOf),
    run: feeds => session.run(feeds),
    [Symbol.asyncDispose]: () => session.release(),
  }
}

async function readBlob(folder: string, file: ModelRelease['files'][number]): Promise<Uint8Array> {
  const path = join(folder, 'blobs', file.sha256)
  const { size } = await stat(path).catch(() => {
    throw new ModelTamperedError(`${file.name} is missing`)
  })
  // Not even read: it is not what was signed.
  if (size !== file.bytes) throw new ModelTamperedError(file.name)
  const bytes = await readFile(path)
  checkModelFile(file, bytes)
  return bytes
}

function placeOf(metadata: ort.InferenceSession.ValueMetadata): TensorPlace {
  const shape = metadata.isTensor ? metadata.shape.map(size => (typeof size === 'number' ? size : -1)) : []
  return { name: metadata.name, shape }
}
