import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '@pawfect/domain'
import * as ort from 'onnxruntime-node'
import { ModelTamperedError } from '../registry/model-errors.ts'
import type { ModelRelease } from '../registry/model-release.ts'
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
 * @throws {NoModelToServeError | ModelSignerUnknownError | ModelTamperedError}
 */
export async function openServedModels(folder: string, trusted: readonly string[]): Promise<ServedModel[]> {
  const names = await readdir(join(folder, 'current')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new NoModelToServeError(folder)
    throw error
  })
  const models: ServedModel[] = []
  for (const name of names.filter(file => file.endsWith('.json'))) {
    const release = openRelease(JSON.parse(await readFile(join(folder, 'current', name), 'utf8')), trusted)
    const faces = release.files.filter(file => file.name.endsWith('.onnx') && file.name !== 'backbone.onnx')
    for (const file of faces)
      models.push(await openFace(folder, { release, file, isOnly: faces.length === 1 }))
  }
  if (models.length === 0) throw new NoModelToServeError(folder)
  return models
}

async function openFace(
  folder: string,
  face: { release: ModelRelease; file: ModelRelease['files'][number]; isOnly: boolean },
): Promise<ServedModel> {
  const { release, file, isOnly } = face
  const bytes = await readFile(join(folder, 'blobs', file.sha256)).catch(() => {
    throw new ModelTamperedError(`${file.name} is missing`)
  })
  checkModelFile(file, bytes)
  const session = await ort.InferenceSession.create(bytes, { logSeverityLevel: 3 })
  return {
    name: isOnly ? release.kind : `${release.kind}-${file.name.replace(/\.onnx$/, '')}`,
    version: String(release.version),
    inputs: session.inputMetadata.map(placeOf),
    outputs: session.outputMetadata.map(placeOf),
    run: feeds => session.run(feeds),
    [Symbol.asyncDispose]: () => session.release(),
  }
}

function placeOf(metadata: ort.InferenceSession.ValueMetadata): TensorPlace {
  const shape = metadata.isTensor ? metadata.shape.map(size => (typeof size === 'number' ? size : -1)) : []
  return { name: metadata.name, shape }
}
