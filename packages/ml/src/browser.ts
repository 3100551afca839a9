export { analyseImage, type DecodedPhoto, loadPhotoModels, type PhotoModels } from './photo/analyse-image.ts'
export { decodePhotoInBrowser } from './photo/decode-photo-in-browser.ts'
export {
  IndecentPhotoError,
  NotAPictureError,
  PhotoRejectedError,
  PhotoTooLargeError,
} from './photo/photo-errors.ts'
export { openWebRuntime } from './runtime/open-web-runtime.ts'
export { fetchWeights } from './weights/fetch-weights.ts'
