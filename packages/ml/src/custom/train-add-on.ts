import { createHash } from 'node:crypto'
import { DomainError } from '@pawfect/domain'
import { PhotoRejectedError } from '../photo/photo-errors.ts'
import type { ReleaseKey } from '../registry/sign-release.ts'
import { writeAddOn } from './add-on-file.ts'
import { ContradictoryLabelsError, TooManyExamplesError } from './custom-errors.ts'
import type { EvaluationCard } from './evaluation-card.ts'
import { type LabelledFeatures, MAX_EXAMPLES, trainLabelHead } from './train-label-head.ts'

/** A photo a club labelled. @property read - its bytes, read when it is its turn. */
export type LabelledPhotoFile = {
  readonly name: string
  readonly label: string
  readonly read: () => Promise<Uint8Array>
}

/** What a training run works with. */
export type AddOnTraining = {
  readonly name: string
  readonly photos: readonly LabelledPhotoFile[]
  /** The backbone's features of a photo, for example {@link PhotoAnalyser.look}. */
  readonly look: (bytes: Uint8Array, options: { signal?: AbortSignal }) => Promise<Float32Array>
  readonly backboneSha256: string
  readonly key: ReleaseKey
  readonly createdAt: Date
  readonly signal?: AbortSignal
  readonly onProgress?: (step: { readonly looked: number; readonly of: number }) => void
}

/** The add-on and what is known of it. @property leftOut - files that were no pictures, with the code that says why. */
export type TrainedAddOn = {
  readonly file: Uint8Array<ArrayBuffer>
  readonly card: EvaluationCard
  readonly leftOut: readonly { readonly name: string; readonly code: string }[]
}

/**
 * Looks at a club's photos, trains a head, measures it and signs the result. Copies of one file count once.
 *
 * @throws {TooLittleToLearnError | TooManyExamplesError | ContradictoryLabelsError}
 */
export async function trainAddOn(training: AddOnTraining): Promise<TrainedAddOn> {
  const { photos, signal } = training
  if (photos.length > MAX_EXAMPLES) throw new TooManyExamplesError(photos.length, MAX_EXAMPLES)
  const hash = createHash('sha256')
  const seen = new Map<string, string>()
  const examples: LabelledFeatures[] = []
  const leftOut: { name: string; code: string }[] = []
  for (const [index, photo] of photos.entries()) {
    signal?.throwIfAborted()
    training.onProgress?.({ looked: index, of: photos.length })
    try {
      const bytes = await photo.read()
      const digest = createHash('sha256').update(bytes).digest('hex')
      const before = seen.get(digest)
      if (before !== undefined && before !== photo.label)
        throw new ContradictoryLabelsError(before, photo.label)
      if (before !== undefined) continue
      examples.push({ label: photo.label, features: await training.look(bytes, signal ? { signal } : {}) })
      seen.set(digest, photo.label)
      hash.update(`${photo.label} ${digest}\n`)
    } catch (error) {
      if (!(error instanceof PhotoRejectedError)) throw error
      leftOut.push({ name: photo.name, code: error instanceof DomainError ? error.code : 'ml/failed' })
    }
  }
  const trained = await trainLabelHead(examples, signal ? { signal } : {})
  training.onProgress?.({ looked: photos.length, of: photos.length })
  const file = writeAddOn(trained, { ...training, dataHash: hash.digest('hex') })
  return { file, card: trained.card, leftOut }
}
