export { type AddOn, readAddOn, readAddOnRelease } from '../custom/add-on-file.ts'
export { type AddOnTraining, openAddOnTraining } from '../custom/add-on-training.ts'
export { builtInCard, builtInWeights } from '../weights/load-weights.ts'
export {
  ModelCanaryFailedError,
  ModelMisfitError,
  ModelSignerUnknownError,
  ModelTamperedError,
} from './model-errors.ts'
export { MAX_MANIFEST_CHARS, type ModelRelease, modelReleaseSchema } from './model-release.ts'
export { rolloutBucket } from './rollout-bucket.ts'
export { checkModelFile, openRelease, type ReleaseKey, releaseKeyFrom, signRelease } from './sign-release.ts'
