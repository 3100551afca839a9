import { createHash } from 'node:crypto'
import { PhotoRejectedError } from '../photo/photo-errors.ts'
import { type AddOnOrigin, writeAddOn } from './add-on-file.ts'
import { ContradictoryLabelsError, TooManyExamplesError } from './custom-errors.ts'
import type { EvaluationCard } from './evaluation-card.ts'
import { type LabelledFeatures, MAX_EXAMPLES, trainLabelHead } from './train-label-head.ts'

/** What became of a photo: learned from, a copy of one that was, or no picture (`code` says why). */
export type PhotoTaken =
  | { readonly kind: 'taken' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'left-out'; readonly code: string }

/** The add-on and what is known of it. */
export type TrainedAddOn = { readonly file: Uint8Array<ArrayBuffer>; readonly card: EvaluationCard }

/** A club's training in progress. Keeps numbers, never pictures. */
export type AddOnTraining = {
  /** Looks at one photo. @throws {TooManyExamplesError | ContradictoryLabelsError} */
  readonly add: (
    photo: { readonly label: string; readonly bytes: Uint8Array },
    options?: { signal?: AbortSignal },
  ) => Promise<PhotoTaken>
  /** Trains, measures and signs. @throws {TooLittleToLearnError} */
  readonly finish: (
    origin: Omit<AddOnOrigin, 'dataHash'>,
    options?: { signal?: AbortSignal },
  ) => Promise<TrainedAddOn>
}

/** Starts with no photos. @param look - the backbone's features of a photo, for example `PhotoAnalyser.look`. */
export function openAddOnTraining(
  look: (bytes: Uint8Array, options: { signal?: AbortSignal }) => Promise<Float32Array>,
): AddOnTraining {
  const hash = createHash('sha256')
  const labelOf = new Map<string, string>()
  const examples: LabelledFeatures[] = []
  return {
    add: async ({ label, bytes }, options = {}) => {
      if (examples.length >= MAX_EXAMPLES) throw new TooManyExamplesError(examples.length + 1, MAX_EXAMPLES)
      const digest = createHash('sha256').update(bytes).digest('hex')
      const before = labelOf.get(digest)
      if (before === label) return { kind: 'copy' }
      if (before !== undefined) throw new ContradictoryLabelsError(before, label)
      try {
        examples.push({ label, features: await look(bytes, options) })
      } catch (error) {
        if (error instanceof PhotoRejectedError) return { kind: 'left-out', code: error.code }
        throw error
      }
      labelOf.set(digest, label)
      hash.update(`${label} ${digest}\n`)
      return { kind: 'taken' }
    },
    finish: async (origin, options = {}) => {
      const trained = await trainLabelHead(examples, options)
      const file = writeAddOn(trained, { ...origin, dataHash: hash.copy().digest('hex') })
      return { file, card: trained.card }
    },
  }
}
