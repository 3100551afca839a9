import { DomainError } from '@pawfect/domain'
import { IndecentPhotoError, NotAPictureError, PhotoTooLargeError } from '../photo/photo-errors.ts'
import { ModelCanaryFailedError } from '../registry/model-errors.ts'
import { ModelHashMismatchError } from '../weights/weights-manifest.ts'
import type { WorkerFailure } from './worker-messages.ts'

/** The analysing thread died twice over the same work. */
export class WorkerDiedError extends DomainError {
  override readonly name = 'WorkerDiedError'
  readonly code = 'ml/worker-died'

  constructor(options?: ErrorOptions) {
    super('the photo worker died and died again on a second try', options)
  }
}

/** The analyser was disposed of while work was waiting. */
export class AnalyserDisposedError extends DomainError {
  override readonly name = 'AnalyserDisposedError'
  readonly code = 'ml/analyser-disposed'

  constructor() {
    super('the photo analyser was disposed of')
  }
}

/** Analysis failed for a reason no class describes; the message says what the worker saw. */
export class PhotoAnalysisFailedError extends DomainError {
  override readonly name = 'PhotoAnalysisFailedError'
  readonly code = 'ml/failed'
}

/** Rebuilds the error the worker met, so that callers can tell them apart by class. */
export function errorFromWorker({ code, message, facts }: WorkerFailure): DomainError {
  switch (code) {
    case 'ml/not-a-picture':
      return new NotAPictureError(String(facts.reason))
    case 'ml/too-large':
      return new PhotoTooLargeError(
        'bytes' in facts ? { bytes: Number(facts.bytes) } : { pixels: Number(facts.pixels) },
      )
    case 'ml/indecent':
      return new IndecentPhotoError(Number(facts.probability))
    case 'ml/model-hash-mismatch':
      return new ModelHashMismatchError(String(facts.file), {
        expected: String(facts.expected),
        found: String(facts.found),
      })
    case 'ml/model-canary-failed':
      return new ModelCanaryFailedError(Number(facts.furthest))
    default:
      return new PhotoAnalysisFailedError(message)
  }
}
