import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as ort from 'onnxruntime-node'
import type { ModelRelease } from '../../src/registry/model-release.ts'
import { checkModelFile } from '../../src/registry/sign-release.ts'
import { type Registry, readRelease, writeRelease } from './registry-folder.ts'
import type { OnnxFace } from './training-kind.ts'

/** A release that goes out again. @property version - the current one, or the one to go back to. */
export type Reissue = {
  readonly kind: ModelRelease['kind']
  readonly version: number
  readonly rolloutPercent: number
  readonly createdAt: Date
}

/** The registry has no such release. */
export class NoSuchReleaseError extends Error {
  override readonly name = 'NoSuchReleaseError'
  constructor(kind: string, version: number) {
    super(`the registry has no ${kind} release ${version}`)
  }
}

/**
 * Signs a release again; nothing is trained. The current one keeps its version and reaches another share of the
 * installations. An older one goes out under the next version, because no installation takes an older version back:
 * that is how a publisher withdraws a bad one, and no gate is asked.
 *
 * @throws {NoSuchReleaseError | ModelTamperedError | ModelSignerUnknownError}
 */
export async function reissueRelease(registry: Registry, reissue: Reissue): Promise<ModelRelease> {
  const { kind, version } = reissue
  const [current, chosen] = [await readRelease(registry, { kind }), await readRelease(registry, reissue)]
  if (current === null || chosen === null) throw new NoSuchReleaseError(kind, version)
  const isCurrent = version === current.version
  const release: ModelRelease = {
    ...chosen,
    version: isCurrent ? version : current.version + 1,
    createdAt: isCurrent ? chosen.createdAt : reissue.createdAt.toISOString(),
    rollout: { percent: reissue.rolloutPercent },
  }
  const files = await readFiles(registry, release)
  await writeRelease(registry, release, { files, onnx: await facesOf(files) })
  return release
}

async function readFiles({ folder }: Registry, { files }: ModelRelease): Promise<Record<string, Uint8Array>> {
  const read = files.map(async file => {
    const bytes = await readFile(join(folder, 'blobs', file.sha256))
    checkModelFile(file, bytes)
    return [file.name, bytes] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

async function facesOf(files: Readonly<Record<string, Uint8Array>>): Promise<OnnxFace[]> {
  const models = Object.entries(files).filter(([name]) => name.endsWith('.onnx') && name !== 'backbone.onnx')
  return Promise.all(
    models.map(async ([file, bytes]) => {
      const session = await ort.InferenceSession.create(bytes, { logSeverityLevel: 3 })
      const [input, output] = [session.inputMetadata[0], session.outputMetadata[0]].map(sizeOf)
      await session.release()
      return { file, input: input ?? NO_TENSOR, output: output ?? NO_TENSOR }
    }),
  )
}

const NO_TENSOR = { name: '', size: 0 }

function sizeOf(place: ort.InferenceSession.ValueMetadata | undefined): OnnxFace['input'] {
  if (place === undefined || !place.isTensor) return NO_TENSOR
  return { name: place.name, size: Number(place.shape.at(-1)) }
}
