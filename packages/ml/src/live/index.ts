export { overlap } from '../detection/detect-animals.ts'
export { findSubject, type SubjectMask } from '../mask/find-subject.ts'
export { animalShares, guidedMatte } from '../mask/guided-matte.ts'
export {
  createAnimalTracker,
  type TrackedAnimal,
} from './animal-tracker.ts'
export { type HeadAnchor, headAnchor } from './head-anchor.ts'
export { createAnchorHolder } from './steady-anchor.ts'
