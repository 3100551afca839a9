export {
  type PhotoAdvice,
  type PhotoAnalysis,
  type PhotoBox,
  photoAnalysisSchema,
} from '@pawfect/domain/pets'
export { analysePhotoFile, type PhotoLine } from './analyse-photo-file.ts'
export { PHOTO_CLASSES, type PhotoClass } from './breeds/photo-classes.ts'
export { type AddOn, MAX_ADD_ON_BYTES, readAddOn } from './custom/add-on-file.ts'
export { type AddOnTraining, openAddOnTraining, type TrainedAddOn } from './custom/add-on-training.ts'
export {
  ContradictoryLabelsError,
  TooLittleToLearnError,
  TooManyExamplesError,
} from './custom/custom-errors.ts'
export { cardText, type EvaluationCard } from './custom/evaluation-card.ts'
export {
  type LabelledPhotoFile,
  NoLabelledPhotosError,
  readLabelledFolder,
} from './custom/labelled-folder.ts'
export {
  type FederationOptions,
  type FederationResult,
  simulateFederation,
} from './federation/simulate-federation.ts'
export type { FrameGlance } from './live/glance-at-frame.ts'
export {
  IndecentPhotoError,
  NotAPictureError,
  PhotoRejectedError,
  PhotoTooLargeError,
  TooManyPhotosError,
} from './photo/photo-errors.ts'
export { MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS, MAX_PHOTOS } from './photo/photo-limits.ts'
export { type ReleaseKey, releaseKeyFrom } from './registry/sign-release.ts'
export { builtInWeights } from './weights/load-weights.ts'
export { ModelHashMismatchError } from './weights/weights-manifest.ts'
export { type CameraSize, createPhotoAnalyser, type PhotoAnalyser } from './worker/create-photo-analyser.ts'
export { AnalyserDisposedError, PhotoAnalysisFailedError, WorkerDiedError } from './worker/worker-errors.ts'
export type { InstalledModels } from './worker/worker-messages.ts'
