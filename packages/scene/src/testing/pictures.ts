import type { AppearanceFacts } from '../pet-model/appearance-from-facts.ts'
import type { LineUp } from './harness-page.ts'

type Coat = AppearanceFacts['coat']

function pet(
  species: 'dog' | 'cat',
  breed: string,
  rest: { readonly kg: number; readonly coat: Coat; readonly months?: number },
): AppearanceFacts {
  return {
    species,
    breedIds: [breed],
    weightKg: rest.kg,
    size: 'medium',
    coat: rest.coat,
    ageMonths: rest.months ?? 40,
  }
}

/** Eight well-known animals, and some more, in their usual coats. */
export const CAST = {
  beagle: pet('dog', 'beagle', {
    kg: 11,
    coat: { primary: '#2a211d', secondary: '#b8763e', pattern: 'saddle' },
  }),
  husky: pet('dog', 'siberian-husky', {
    kg: 23,
    coat: { primary: '#5b6068', secondary: '#f2efe9', pattern: 'solid' },
  }),
  dachshund: pet('dog', 'dachshund', {
    kg: 8,
    coat: { primary: '#1f1917', secondary: '#a5642f', pattern: 'solid' },
  }),
  pug: pet('dog', 'pug', { kg: 8, coat: { primary: '#d6b98b', secondary: '#2a2422', pattern: 'solid' } }),
  greyhound: pet('dog', 'greyhound', {
    kg: 30,
    coat: { primary: '#8d8b8c', secondary: '#f2efe9', pattern: 'solid' },
  }),
  golden: pet('dog', 'golden-retriever', {
    kg: 30,
    coat: { primary: '#d6a35c', secondary: '#ecd3a4', pattern: 'solid' },
  }),
  shepherd: pet('dog', 'german-shepherd', {
    kg: 33,
    coat: { primary: '#231d19', secondary: '#b58348', pattern: 'saddle' },
  }),
  dalmatian: pet('dog', 'dalmatian', {
    kg: 27,
    coat: { primary: '#f4f1ec', secondary: '#1d1a19', pattern: 'spotted' },
  }),
  persian: pet('cat', 'persian', {
    kg: 5,
    coat: { primary: '#e9dfcf', secondary: '#d9b58a', pattern: 'solid' },
  }),
  siamese: pet('cat', 'siamese', {
    kg: 4,
    coat: { primary: '#e6d6bd', secondary: '#3a2a22', pattern: 'points' },
  }),
  tabby: pet('cat', 'domestic-shorthair', {
    kg: 4.6,
    coat: { primary: '#a08a6c', secondary: '#3b2f26', pattern: 'tabby' },
  }),
  coon: pet('cat', 'maine-coon', {
    kg: 8,
    coat: { primary: '#8a6a4a', secondary: '#2f241c', pattern: 'tabby' },
  }),
  sphynx: pet('cat', 'sphynx', {
    kg: 4,
    coat: { primary: '#d9a993', secondary: '#b98a78', pattern: 'solid' },
  }),
  collie: pet('dog', 'border-collie', {
    kg: 17,
    coat: { primary: '#1d1a1a', secondary: '#f4f1ec', pattern: 'bicolour' },
  }),
  samoyed: pet('dog', 'samoyed', {
    kg: 23,
    coat: { primary: '#f4efe6', secondary: '#e6dccb', pattern: 'solid' },
  }),
  yorkie: pet('dog', 'yorkshire-terrier', {
    kg: 3,
    coat: { primary: '#4e555e', secondary: '#b97b3f', pattern: 'solid' },
  }),
} as const

type Name = keyof typeof CAST
type Placing = Omit<LineUp['pets'][number], 'facts'>

function row(names: readonly Name[], gapM: number, placing: Partial<Placing> = {}): LineUp['pets'] {
  return names.map((name, i) => ({
    facts: CAST[name],
    x: (i - (names.length - 1) / 2) * gapM,
    z: -7,
    yawRad: Math.PI * 0.72,
    speedMps: 0,
    state: 'idle' as const,
    ...placing,
  }))
}

/** What `take-pictures.ts` renders, and what a person looks at to judge the park. */
export const PICTURES: Readonly<Record<string, LineUp>> = {
  park: {
    eye: [2, 2.1, -24],
    target: [0, 1.1, 0],
    fov: 0.9,
    pets: [{ facts: CAST.golden, x: 0.6, z: -19, yawRad: 0.5, speedMps: 1.4, state: 'walk' }],
  },
  sun: { eye: [-3, 1.6, -5], target: [14, 6, -16], fov: 0.95, pets: row(['beagle'], 1, { x: 0, z: -7.4 }) },
  pond: {
    eye: [-5, 1.7, -4],
    target: [5, 0.2, 6],
    fov: 0.85,
    pets: row(['husky'], 1, { x: -2, z: -1.2, yawRad: 1.2 }),
  },
  dogs: {
    eye: [0, 0.75, -10.6],
    target: [0, 0.36, -7],
    fov: 0.72,
    pets: row(['beagle', 'husky', 'dachshund', 'golden'], 1.05),
  },
  'dogs-2': {
    eye: [0, 0.75, -10.6],
    target: [0, 0.36, -7],
    fov: 0.72,
    pets: row(['pug', 'greyhound', 'shepherd', 'dalmatian'], 1.05),
  },
  'dogs-3': {
    eye: [0, 0.75, -10.6],
    target: [0, 0.36, -7],
    fov: 0.72,
    pets: row(['collie', 'samoyed', 'yorkie'], 1.1),
  },
  cats: {
    eye: [0, 0.5, -9],
    target: [0, 0.2, -7],
    fov: 0.72,
    pets: row(['persian', 'siamese', 'tabby', 'coon', 'sphynx'], 0.52),
  },
  face: {
    eye: [0.25, 0.55, -8.2],
    target: [0, 0.4, -7],
    fov: 0.5,
    pets: row(['beagle'], 1, { yawRad: Math.PI * 0.85 }),
  },
  side: {
    eye: [0, 0.5, -9.2],
    target: [0, 0.28, -7],
    fov: 0.6,
    pets: row(['beagle', 'tabby'], 1.0, { yawRad: Math.PI * 0.5 }),
  },
  walk: {
    eye: [0, 0.6, -10.4],
    target: [0, 0.34, -7],
    fov: 0.66,
    pets: row(['golden', 'beagle', 'tabby'], 1.2, { yawRad: Math.PI * 0.5, speedMps: 1.4, state: 'walk' }),
  },
  run: {
    eye: [0, 0.6, -10.4],
    target: [0, 0.34, -7],
    fov: 0.66,
    pets: row(['greyhound', 'beagle', 'tabby'], 1.3, {
      yawRad: Math.PI * 0.5,
      speedMps: 5,
      state: 'run',
      seconds: 1.62,
    }),
  },
  sit: {
    eye: [0, 0.6, -10.2],
    target: [0, 0.32, -7],
    fov: 0.66,
    pets: row(['golden', 'dachshund', 'tabby', 'husky'], 0.95, {
      yawRad: Math.PI * 0.68,
      state: 'sit',
      seconds: 2.5,
    }),
  },
  wag: {
    eye: [0, 0.6, -10.2],
    target: [0, 0.32, -7],
    fov: 0.66,
    pets: row(['golden', 'beagle', 'husky'], 1.05, { yawRad: Math.PI * 0.75, state: 'wag', seconds: 2.5 }),
  },
}
