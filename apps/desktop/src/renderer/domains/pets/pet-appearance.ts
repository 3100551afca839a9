import type { PetFacts } from '@pawfect/domain/pets'
import type { AppearanceFacts } from '@pawfect/scene'
import { monthsSince } from './pet-words.ts'

/** The facts about an animal that show on its body in 3D. */
export function appearanceFactsOf(pet: PetFacts & { readonly petId?: string }): AppearanceFacts {
  return {
    species: pet.species,
    breedIds: pet.breedIds,
    weightKg: pet.weightKg,
    size: pet.size,
    coat: pet.coat,
    ageMonths: monthsSince(pet.birthDate),
    ...(pet.petId === undefined ? {} : { spotSeed: pet.petId }),
  }
}

/** An animal for those who have none here yet. */
export const PARK_BEAGLE: AppearanceFacts = {
  species: 'dog',
  breedIds: ['beagle'],
  weightKg: 12,
  size: 'medium',
  coat: { primary: '#b5713c', secondary: '#f4efe6', pattern: 'saddle' },
  ageMonths: 36,
}
