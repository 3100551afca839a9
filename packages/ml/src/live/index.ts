export {
  type AnimalTracker,
  createAnimalTracker,
  type Sighting,
  type TrackedAnimal,
} from './animal-tracker.ts'
