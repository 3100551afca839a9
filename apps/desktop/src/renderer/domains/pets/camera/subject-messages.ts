import type { HeadAnchor, TrackedAnimal } from '@pawfect/ml/live'

/** What the worker is asked: one frame, and where the animal is in it. */
export interface SubjectQuestion {
  readonly id: number
  readonly frame: ImageData
  readonly box: TrackedAnimal['box']
  /** The head's place, or the animal alone before nothing. */
  readonly wanted: 'head' | 'cutout'
  /** Pixels of the outline's side. */
  readonly side: number
}

/** What the worker found; both null where the outline is not to be trusted. */
export interface SubjectAnswer {
  readonly id: number
  readonly head: HeadAnchor | null
  /** As large as the frame; what is not animal is clear. */
  readonly cutout: ImageBitmap | null
  /** How far the outline may be trusted, 0..1. */
  readonly confidence: number
}
