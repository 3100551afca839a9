import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type ModelRelease, modelReleaseSchema, type SliceFigures } from '../../src/registry/model-release.ts'
import { sha256, WEIGHTS_FOLDER } from '../../src/weights/load-weights.ts'
import { weightsManifestSchema } from '../../src/weights/weights-manifest.ts'

/** Figures of the head that comes with the app: what the first release of a registry has to hold against. */
const FIGURES = new URL('breed-head.figures.json', WEIGHTS_FOLDER)
const FILES = ['breed-head.json', 'breed-head.int8'] as const

/** The figures of the built-in head by slice; empty before it was first trained by the pipeline. */
export async function readReleasedSlices(): Promise<SliceFigures[]> {
  const text = await readFile(FIGURES, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{"slices":[]}'
    throw error
  })
  return z.object({ slices: modelReleaseSchema.shape.slices }).parse(JSON.parse(text)).slices
}

/** Puts a released head in the place of the one that comes with the app, with its hashes and figures. */
export async function writeBuiltIn(registry: string, release: ModelRelease): Promise<void> {
  const manifestFile = new URL('manifest.json', WEIGHTS_FOLDER)
  const manifest = weightsManifestSchema.parse(JSON.parse(await readFile(manifestFile, 'utf8')))
  for (const name of FILES) {
    const { sha256: hash = '' } = release.files.find(file => file.name === name) ?? {}
    const bytes = await readFile(join(registry, 'blobs', hash))
    await writeFile(new URL(name, WEIGHTS_FOLDER), bytes)
    manifest.files[name] = { sha256: sha256(bytes), from: 'training/train.ts' }
  }
  await writeFile(manifestFile, `${JSON.stringify({ ...manifest, trainedOn: release.dataHash }, null, 2)}\n`)
  const { slices, seed, dataHash } = release
  await writeFile(FIGURES, `${JSON.stringify({ seed, dataHash, slices }, null, 1)}\n`)
}
