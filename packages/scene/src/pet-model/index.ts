export { type AppearanceFacts, appearanceFromFacts } from './appearance-from-facts.ts'
export { buildPetGeometry, type PetGeometry } from './pet-geometry.ts'
export { BONE, BONE_PARENTS } from './skeleton-plan.ts'
