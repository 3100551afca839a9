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
  /** SHA-256 of the data manifest: one line with hash, size and name for each training photo. */
  trainedOn: z.string().length(64),
})

export type WeightsManifest = z.infer<typeof weightsManifestSchema>

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
