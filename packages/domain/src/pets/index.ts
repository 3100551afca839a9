export { BREED_NAMES, type BreedNames } from './breed-names.ts'
export { type BodyShape, BREEDS, type Breed, type CoatLength, findBreed, typicalSize } from './breeds.ts'
export {
  type Coat,
  coatSchema,
  type FactSource,
  factSourceSchema,
  type Pet,
  type PetCard,
  type PetFacts,
  type PetId,
  type PetPhoto,
  type PetWishes,
  type PhotoEditing,
  type PlayStyle,
  type Purpose,
  petCardSchema,
  petFactsSchema,
  petIdSchema,
  petPhotoSchema,
  petSchema,
  petWishesSchema,
  photoEditingSchema,
  playStyleSchema,
  purposeSchema,
  type Size,
  type Species,
  sizeSchema,
  speciesSchema,
  type Temperament,
  temperamentSchema,
} from './pet.ts'
export {
  type EditPetInput,
  editPetInputSchema,
  MAX_PHOTO_BYTES,
  type PublishPetInput,
  publishPetInputSchema,
  type RegisterPetInput,
  registerPetInputSchema,
  type SeenPet,
  seenPetSchema,
  usualWishes,
} from './pet-input.ts'
export {
  OTHER_KINDS,
  type OtherKind,
  type PhotoAdvice,
  type PhotoAnalysis,
  type PhotoBox,
  type PhotoEditingReading,
  type PhotoFixes,
  photoAdviceSchema,
  photoAnalysisSchema,
  photoBoxSchema,
  photoFixesSchema,
  type VisibleSigns,
} from './photo-analysis.ts'
export { FingerprintIndex, type LookAlike } from './photos/fingerprint-index.ts'
export { orderPhotos, type PhotoRecord } from './photos/order-photos.ts'
export type { PhotoTally } from './photos/photo-appeal.ts'
export {
  COPY_BITS,
  fingerprintDistance,
  fingerprintPhoto,
  type GreyPicture,
  mirroredPicture,
  type PhotoFingerprint,
  photoFingerprintSchema,
} from './photos/photo-fingerprint.ts'
export {
  bestPhoto,
  ENOUGH_DECISIONS,
  type PhotoInsights,
  type PhotoStanding,
  photoInsightsSchema,
  standingOf,
} from './photos/photo-insight.ts'
export { type ViewerKind, viewerKindOf, viewerKindSchema } from './photos/viewer-kind.ts'
