import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { DomainError } from '@pawfect/domain'
import { z } from 'zod'

/** The files the photo pipeline is made of. */
export const WEIGHT_FILES = [
  'backbone.onnx',
  'detector.onnx',
  'moderation.onnx',
  'breed-head.json',
  'breed-head.int8',
] as const

export type WeightFile = (typeof WEIGHT_FILES)[number]

export type Weights = Readonly<Record<WeightFile, Uint8Array>>

/** `manifest.json` beside the weights: what each file is and its SHA-256. */
export const weightsManifestSchema = z.object({
  files: z.record(z.string(), z.object({ sha256: z.string().length(64), from: z.string() })),
  /** SHA-256 over the training photos' names and bytes, in the order of labels.csv. */
  trainedOn: z.string().length(64),
})

export type WeightsManifest = z.infer<typeof weightsManifestSchema>

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

/** SHA-256 in lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A weight file was changed or damaged after it was reviewed; nothing is run with it. */
export class ModelHashMismatchError extends DomainError {
  override readonly name = 'ModelHashMismatchError'
  readonly code = 'ml/model-hash-mismatch'
  override readonly facts: Readonly<Record<string, string>>

  constructor(file: string, hashes: { expected: string; found: string }) {
    super(`${file}: expected ${hashes.expected}, found ${hashes.found}`)
    this.facts = { file, ...hashes }
  }
}
