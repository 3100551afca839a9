import { BREEDS, type Species } from '@pawfect/domain/pets'
import type { CompanionDatabase } from '../../store/companion-database.ts'

const SPECIES_OF_BREED = new Map(
  BREEDS.flatMap(({ id, name, species }) => [
    [id.replaceAll('-', ' '), species],
    [name.toLowerCase(), species],
  ]),
)

/** What the breeds of a studbook say it is: dogs or cats; null where none is known, or both are. */
export function guessSpecies(database: CompanionDatabase, book: number): Species | null {
  const breeds = database
    .prepare<[number], string>(
      'SELECT DISTINCT lower(trim(breed)) FROM studbook_animal WHERE book = ? AND breed IS NOT NULL LIMIT 500',
    )
    .pluck()
    .all(book)
  const species = new Set(breeds.flatMap(breed => SPECIES_OF_BREED.get(breed) ?? []))
  const [only] = species
  return species.size === 1 && only !== undefined ? only : null
}
