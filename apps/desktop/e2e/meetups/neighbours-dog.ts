import type { PetFacts } from '@pawfect/domain/pets'

/** A third animal, so that a ranking has something to change. */
export const neighboursDog: PetFacts = {
  name: 'Copy',
  species: 'dog',
  sex: 'male',
  neutered: false,
  breedIds: ['samoyed'],
  mixed: false,
  birthDate: '2022-05-01',
  weightKg: 24,
  size: 'medium',
  temperament: { energy: 0.5, sociability: 0.5, confidence: 0.5, gentleness: 0.5 },
  playStyles: [],
  coat: { primary: '#f2ede4', secondary: '#ffffff', pattern: 'solid' },
  purposes: ['play'],
  vaccinatedUntil: null,
  about: '',
}
