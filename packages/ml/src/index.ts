export {
  type PhotoAdvice,
  type PhotoAnalysis,
  type PhotoBox,
  photoAnalysisSchema,
} from '@pawfect/domain/pets'
export { analysePhotoFile, type PhotoLine } from './analyse-photo-file.ts'
export { PHOTO_CLASSES, type PhotoClass } from './breeds/photo-classes.ts'
export {
  IndecentPhotoError,
  NotAPictureError,
  PhotoRejectedError,
  PhotoTooLargeError,
  TooManyPhotosError,
} from './photo/photo-errors.ts'
export { MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS, MAX_PHOTOS } from './photo/photo-limits.ts'
export { ModelHashMismatchError } from './weights/weights-manifest.ts'
export { createPhotoAnalyser, type PhotoAnalyser } from './worker/create-photo-analyser.ts'
export { AnalyserDisposedError, PhotoAnalysisFailedError, WorkerDiedError } from './worker/worker-errors.ts'
