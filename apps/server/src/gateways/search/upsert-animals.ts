import {
  dayOrNever,
  foldText,
  hundredthsOf,
  type SearchablePet,
  squaredChordOfSurfaceKm,
  timesMask,
  unitVectorOf,
} from '@pawfect/domain/matching/search'
import type postgres from 'postgres'
import { SEARCH_TABLE } from './search-table.ts'

/** Animals written with one statement. */
const BATCH = 1_000

/** Animals in the batches they are written in, however many there are. */
export async function* inBatches(
  pets: Iterable<SearchablePet> | AsyncIterable<SearchablePet>,
): AsyncGenerator<SearchablePet[]> {
  let batch: SearchablePet[] = []
  for await (const pet of pets) {
    batch.push(pet)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  yield batch
}

/** Writes animals into a table of animals, each as it is now. */
export async function upsertAnimals(
  sql: postgres.TransactionSql,
  pets: readonly SearchablePet[],
  table: string,
): Promise<void> {
  // The last one of an animal counts: one statement must not write a row twice.
  const rows = [...new Map(pets.map(pet => [pet.petId, rowOf(pet)])).values()]
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const updates = columns.map(column => `${column} = EXCLUDED.${column}`)
  const text = `
    INSERT INTO ${table} (${columns.join(', ')})
    SELECT ${columns.join(', ')} FROM jsonb_populate_recordset(NULL::${SEARCH_TABLE}, $1::jsonb)
    ON CONFLICT (pet_id) DO UPDATE SET ${updates.join(', ')}`
  await sql.unsafe(text, [rows as unknown as postgres.ParameterOrJSON<never>])
}

function rowOf(pet: SearchablePet) {
  const [x, y, z] = pet.place === null ? [null, null, null] : unitVectorOf(pet.place)
  const { temperament, wishes } = pet
  return {
    pet_id: pet.petId,
    owner_id: pet.ownerId,
    folded_name: foldText(pet.name),
    species: pet.species,
    size: pet.size,
    sex: pet.sex,
    neutered: pet.neutered,
    mixed: pet.mixed,
    breed_ids: pet.breedIds,
    energy: hundredthsOf(temperament.energy),
    sociability: hundredthsOf(temperament.sociability),
    confidence: hundredthsOf(temperament.confidence),
    gentleness: hundredthsOf(temperament.gentleness),
    born_day: dayOrNever(pet.birthDate),
    vaccinated_until_day: dayOrNever(pet.vaccinatedUntil),
    weight_kg: pet.weightKg,
    play_styles: pet.playStyles,
    purposes: pet.purposes,
    times: timesMask(pet.habits),
    x,
    y,
    z,
    wished_species: wishes.species,
    wished_sizes: wishes.sizes,
    max_squared_chord: finiteChord(wishes.maxDistanceKm),
    virtual_only: wishes.virtualOnly,
    kin: pet.kin ?? [],
  }
}

/** JSON has no infinity, and no two points on the globe are further apart than 2: squared, 4. */
const finiteChord = (km: number): number => Math.min(4.1, squaredChordOfSurfaceKm(km))
