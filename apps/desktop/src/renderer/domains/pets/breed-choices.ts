import { BREEDS, type Species } from '@pawfect/domain/pets'

/** Every breed of a species as a select takes it. */
export function breedChoices(species: Species): { value: string; label: string }[] {
  return BREEDS.filter(breed => breed.species === species).map(({ id, name }) => ({ value: id, label: name }))
}
