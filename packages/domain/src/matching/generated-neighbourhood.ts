import { userIdSchema } from '../identity/index.ts'
import type { CloseKin } from '../pedigree/sharing/index.ts'
import { petIdSchema } from '../pets/index.ts'
import type { MatchingPet } from './matching-pet.ts'
import { UNTOLD_TASTE } from './taste.ts'

/** Uniform numbers in [0, 1) from a seed (mulberry32); the same seed always gives the same sequence. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const CITIES = [
  { latitudeDeg: 52.52, longitudeDeg: 13.4, label: 'Berlin' },
  { latitudeDeg: 48.21, longitudeDeg: 16.37, label: 'Vienna' },
  { latitudeDeg: -36.85, longitudeDeg: 174.76, label: 'Auckland' },
] as const
const SIZES = ['toy', 'small', 'medium', 'large', 'giant'] as const
const STYLES = ['chase', 'wrestle', 'tug', 'fetch', 'explore', 'calm'] as const
const HOURS = ['morning', 'midday', 'evening', 'night'] as const

/**
 * Made-up animals of every kind around three cities, for laws and measurements: nothing in them is true.
 *
 * @param seed - the same seed gives the same animals.
 */
export function generatedNeighbourhood(count: number, seed: number): MatchingPet[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, i) => generatedPet(i, random))
}

function generatedPet(i: number, random: () => number): MatchingPet {
  const some = <Value>(values: readonly Value[], share: number): Value[] =>
    values.filter(() => random() < share)
  const atLeastOne = <Value>(values: readonly Value[], share: number): Value[] => {
    const chosen = some(values, share)
    return chosen.length > 0 ? chosen : values.slice(0, 1)
  }
  const city = CITIES[Math.floor(random() * CITIES.length)] ?? CITIES[0]
  const sizeAt = Math.floor(random() * SIZES.length)
  return {
    petId: petIdSchema.parse(`pet-${String(i).padStart(8, '0')}`),
    ownerId: userIdSchema.parse(`owner-${String(Math.floor(i / 1.3)).padStart(8, '0')}`),
    name: `Animal ${i}`,
    species: random() < 0.7 ? 'dog' : 'cat',
    sex: random() < 0.5 ? 'female' : 'male',
    neutered: random() < 0.5,
    birthDate: new Date(Date.UTC(2026, 0, 1) - random() * 12 * 365 * 86_400_000).toISOString().slice(0, 10),
    weightKg: 2 + sizeAt * 9 + random() * 8,
    size: SIZES[sizeAt] ?? 'medium',
    temperament: { energy: random(), sociability: random(), confidence: random(), gentleness: random() },
    playStyles: some(STYLES, 0.4),
    purposes: atLeastOne(['play', 'breed', 'adopt'] as const, 0.6),
    vaccinatedUntil: random() < 0.15 ? null : random() < 0.85 ? '2027-06-01' : '2025-03-01',
    wishes: {
      species: random() < 0.8 ? ['dog', 'cat'] : ['dog'],
      sizes: atLeastOne(SIZES, 0.75),
      maxDistanceKm: 5 + random() * 100,
      virtualOnly: random() < 0.05,
    },
    place:
      random() < 0.03
        ? null
        : {
            latitudeDeg: city.latitudeDeg + random() - 0.5,
            longitudeDeg: city.longitudeDeg + random() - 0.5,
            label: city.label,
          },
    habits: { activeHours: some(HOURS, 0.4), activeDays: some(['weekdays', 'weekend'] as const, 0.6) },
    taste: { ...UNTOLD_TASTE, shift: UNTOLD_TASTE.shift.map(() => (random() - 0.5) * 0.6) },
    record: { yes: Math.floor(random() * 4), total: 4 },
    ...(i % 5 === 2 ? { favourite: { style: STYLES[i % 6] ?? 'calm', lift: ((i % 7) - 2) / 3 } } : {}),
    ...(i % 4 === 3 ? {} : { kin: generatedKin(i) }),
  }
}

/** Families of a thousand: litters share parents, parents are animals of the neighbourhood, some are unknown. */
function generatedKin(i: number): CloseKin {
  const family = Math.floor(i / 1000) * 1000
  const ancestor = (step: number) => ((i * step) % 11 === 0 ? 0 : family + 1 + ((i * step) % 17))
  return [i + 1, ancestor(3), ancestor(5), ancestor(7), ancestor(13), ancestor(19), ancestor(23)].flatMap(
    animal => [animal, 0],
  )
}
