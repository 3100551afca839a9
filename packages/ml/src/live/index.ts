export { overlap } from '../detection/detect-animals.ts'
export {
  createAnimalTracker,
  type TrackedAnimal,
} from './animal-tracker.ts'
