/** What other domains and the runtime may use of pets. */
export type { AreApart } from './get-pet.ts'
export { handOverPet } from './hand-over-pet.ts'
export {
  closeRound,
  createLearningRouter,
  endForgottenRound,
  type LearningPorts,
  learningAccountSection,
  learningOverview,
  openRound,
  resumeLearning,
  stopLearning,
} from './learning/index.ts'
export { petsAccountSection } from './pets-account-section.ts'
export { PetNotFoundError } from './pets-errors.ts'
export { createPetsRouter, type PetsPorts } from './pets-router.ts'
export {
  findCard,
  findCards,
  findOwnPet,
  findVisiblePet,
  findVisiblePets,
  listPetsOf,
  listVisiblePets,
  markHidden,
  photoPath,
  VISIBLE as VISIBLE_PET,
  visiblePets,
} from './pets-store.ts'
export type { PhotoFiles } from './photo-files.ts'
export { learnFromPhotos } from './photos/learn-from-photos.ts'
export { orderCardPhotos } from './photos/order-card-photos.ts'
export { PhotoLookout } from './photos/photo-lookout.ts'
export { findSeenPhoto } from './photos-store.ts'
export { NotJpegError, stripJpeg } from './strip-jpeg.ts'
export { sweepPhotos } from './sweep-photos.ts'
