import { BREEDS } from '../../pets/index.ts'
import { generatedNeighbourhood, seededRandom } from '../generated-neighbourhood.ts'
import type { SearchQuery } from './search-query.ts'
import type { SearchablePet } from './searchable-pet.ts'

/** Made-up animals that can be searched for, for laws and measurements; the same seed gives the same animals. */
export function searchableNeighbourhood(count: number, seed: number): SearchablePet[] {
  const random = seededRandom(seed + 1)
  const some = () => BREEDS[Math.floor(random() * BREEDS.length)]?.id ?? 'pug'
  return generatedNeighbourhood(count, seed).map(({ taste: _taste, record: _record, ...pet }) => ({
    ...pet,
    name: NAMES[Math.floor(random() * NAMES.length)] ?? pet.name,
    breedIds: random() < 0.2 ? [] : random() < 0.2 ? [some(), some()] : [some()],
    mixed: random() < 0.3,
  }))
}

const NAMES = [
  'Luna',
  'Rex',
  'Bär',
  'Señor Bigotes',
  'Fée',
  "O'Malley",
  '100%_Dog',
  'Łatek',
  '小白',
  'Ivan \\ Co',
]

/** A made-up question with some of all filters; for the same laws. */
export function generatedQuery(random: () => number): SearchQuery {
  const maybe = <Value>(share: number, value: Value): Value | undefined =>
    random() < share ? value : undefined
  const pick = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[Math.floor(random() * values.length)] ?? values[0]
  const breed = () => pick([BREEDS[0]?.id ?? '', ...BREEDS.map(({ id }) => id)])
  const query = {
    purpose: maybe(0.3, pick(['play', 'breed', 'adopt'])),
    species: maybe(0.5, [pick(['dog', 'cat'])]),
    breedIds: maybe(0.15, Array.from({ length: 40 }, breed)),
    notBreedIds: maybe(0.1, Array.from({ length: 20 }, breed)),
    mixed: maybe(0.1, random() < 0.5),
    sizes: maybe(0.4, [pick(['toy', 'small', 'medium']), pick(['medium', 'large', 'giant'])]),
    sex: maybe(0.2, pick(['female', 'male'])),
    neutered: maybe(0.15, random() < 0.5),
    energy: maybe(0.4, { below: pick([40, 60, 75]) }),
    sociability: maybe(0.15, { from: 40 }),
    confidence: maybe(0.15, { from: 20, below: 80 }),
    gentleness: maybe(0.15, { from: 50 }),
    ageMonths: maybe(0.3, { from: pick([0, 12, 24]), below: pick([60, 100, 200]) }),
    weightKg: maybe(0.15, { below: pick([10, 25, 40]) }),
    playStyles: maybe(0.2, [pick(['chase', 'fetch', 'calm'])]),
    vaccinated: maybe(0.2, true),
    freeTimes: maybe(0.3, { activeDays: [pick(['weekdays', 'weekend'])] }),
    name: maybe(0.05, pick(['a', 'lu', 'e'])),
    withinKm: maybe(0.5, pick([5, 20, 60, 10_000])),
    onScreen: maybe(0.1, true),
    ignoredWishes: maybe(0.3, [pick(['species', 'size', 'distance'])]),
  }
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as SearchQuery
}
