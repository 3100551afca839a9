import type { CoarsePlace, OwnerHabits } from '@pawfect/domain/identity'
import { findBreed, type PetFacts, type PetWishes } from '@pawfect/domain/pets'
import { dayOf, type InventedAnimal, type InventedHome, type InventedOwner } from './invent-animals.ts'

/** Everybody's password in the seeded world. It is printed at start; the world is for trying out. */
export const DEMO_PASSWORD = 'walk-in-the-park'

/** An account of the seeded world that one can sign in to. */
export interface DemoAccount {
  readonly name: string
  readonly email: string
  readonly role: 'owner' | 'admin'
}

/** The accounts to sign in with. */
export const DEMO_ACCOUNTS = {
  ana: { name: 'Ana', email: 'ana@pawfect.example', role: 'owner' },
  ben: { name: 'Ben', email: 'ben@pawfect.example', role: 'owner' },
  carla: { name: 'Carla', email: 'carla@pawfect.example', role: 'owner' },
  admin: { name: 'Admin', email: 'admin@pawfect.example', role: 'admin' },
} as const satisfies Record<string, DemoAccount>

const FREE: OwnerHabits = { activeHours: ['morning', 'evening'], activeDays: ['weekdays', 'weekend'] }

/** Where they live: all three in one city, so that they can meet in the flesh. */
export const DEMO_HOMES = {
  ana: home({ latitudeDeg: 52.53, longitudeDeg: 13.41, label: 'Berlin, Prenzlauer Berg' }),
  ben: home({ latitudeDeg: 52.52, longitudeDeg: 13.45, label: 'Berlin, Friedrichshain' }),
  carla: home({ latitudeDeg: 52.43, longitudeDeg: 13.18, label: 'Berlin, Zehlendorf' }),
} as const

function home(place: CoarsePlace): Omit<InventedHome, 'animals'> {
  return { place, habits: FREE, timeZone: 'Europe/Berlin' }
}

const YEAR_MS = 365.25 * 86_400_000

/** Ana's Luna: what most people who try the product look for a friend for. */
export function luna(now: Date): InventedAnimal {
  return animal(now, {
    name: 'Luna',
    breedId: 'border-collie',
    sex: 'female',
    ageYears: 3.2,
    coat: { primary: '#8a5a33', secondary: '#f7f1e7', pattern: 'bicolour' },
    temperament: { energy: 0.78, sociability: 0.85, confidence: 0.62, gentleness: 0.74 },
    playStyles: ['chase', 'fetch', 'explore'],
    about: 'Runs rings around everyone and always comes back with the ball.',
  })
}

/** Ben's Rex: fits Luna's wishes, as she fits his. */
export function rex(now: Date): InventedAnimal {
  return animal(now, {
    name: 'Rex',
    breedId: 'labrador-retriever',
    sex: 'male',
    ageYears: 4.1,
    coat: { primary: '#d8b378', secondary: '#efdcb6', pattern: 'solid' },
    temperament: { energy: 0.7, sociability: 0.9, confidence: 0.7, gentleness: 0.82 },
    playStyles: ['chase', 'fetch', 'tug'],
    about: 'Thinks every tennis ball is his, and shares it anyway.',
  })
}

/** Carla's breeding pair and what she writes of them. */
export function carlasDogs(now: Date): InventedAnimal[] {
  const usual = {
    breedId: 'golden-retriever',
    coat: { primary: '#c98f4a', secondary: '#e8c48c', pattern: 'solid' },
    purposes: ['play', 'breed'],
    playStyles: ['fetch', 'explore'],
    neutered: false,
  } as const
  const calm = { energy: 0.55, sociability: 0.8, confidence: 0.75, gentleness: 0.9 }
  return [
    animal(now, {
      ...usual,
      name: 'Freya',
      sex: 'female',
      ageYears: 3.6,
      temperament: calm,
      about: 'Health tested, calm, and fond of water.',
    }),
    animal(now, {
      ...usual,
      name: 'Odin',
      sex: 'male',
      ageYears: 5,
      temperament: calm,
      about: 'Patient with puppies and with visitors.',
    }),
  ]
}

/** Owners of males Carla may ask for her Freya, one of them too close kin; the others are no match for breeding. */
export function studOwners(now: Date): InventedOwner[] {
  const usual = {
    breedId: 'golden-retriever',
    sex: 'male',
    coat: { primary: '#b97b3a', secondary: '#e0b878', pattern: 'solid' },
    purposes: ['play', 'breed'],
    neutered: false,
  } as const
  const thor = animal(now, {
    ...usual,
    name: 'Thor',
    ageYears: 4,
    temperament: { energy: 0.6, sociability: 0.75, confidence: 0.8, gentleness: 0.8 },
    playStyles: ['fetch', 'explore'],
    about: 'Steady, tested, and proud of his ears.',
  })
  const bosse = animal(now, {
    ...usual,
    name: 'Bosse',
    ageYears: 6.5,
    temperament: { energy: 0.35, sociability: 0.6, confidence: 0.7, gentleness: 0.85 },
    playStyles: ['calm'],
    about: 'A gentleman with a grey chin.',
  })
  const loki = animal(now, {
    ...usual,
    purposes: ['breed'],
    name: 'Loki',
    ageYears: 2.6,
    temperament: { energy: 0.7, sociability: 0.7, confidence: 0.7, gentleness: 0.75 },
    playStyles: ['fetch'],
    about: 'His father is well known around the lakes.',
  })
  const njord = animal(now, {
    ...usual,
    purposes: ['breed'],
    name: 'Njord',
    ageYears: 5.2,
    temperament: { energy: 0.5, sociability: 0.75, confidence: 0.85, gentleness: 0.85 },
    playStyles: ['explore'],
    about: 'Came from the north with lines nobody has here.',
  })
  const potsdam = home({ latitudeDeg: 52.4, longitudeDeg: 13.06, label: 'Potsdam' })
  const charlottenburg = home({ latitudeDeg: 52.51, longitudeDeg: 13.31, label: 'Berlin, Charlottenburg' })
  return [
    { ...potsdam, name: 'Sten', animals: [thor] },
    { ...charlottenburg, name: 'Wanda', animals: [bosse] },
    { ...potsdam, name: 'Halvor', animals: [loki] },
    { ...charlottenburg, name: 'Gesine', animals: [njord] },
  ]
}

interface Sketch {
  readonly name: string
  readonly breedId: string
  readonly sex: PetFacts['sex']
  readonly ageYears: number
  readonly coat: PetFacts['coat']
  readonly temperament: PetFacts['temperament']
  readonly playStyles: readonly PetFacts['playStyles'][number][]
  readonly purposes?: readonly PetFacts['purposes'][number][]
  readonly neutered?: boolean
  readonly about: string
}

function animal(now: Date, sketch: Sketch): InventedAnimal {
  const breed = findBreed(sketch.breedId)
  if (breed === undefined) throw new RangeError(`unknown breed: ${sketch.breedId}`)
  const { name, sex, coat, temperament, about } = sketch
  const wishes: PetWishes = {
    species: ['dog'],
    sizes: ['small', 'medium', 'large'],
    maxDistanceKm: 30,
    virtualOnly: false,
  }
  const facts: PetFacts = {
    ...{ name, sex, coat, temperament, about, species: breed.species, breedIds: [breed.id], mixed: false },
    neutered: sketch.neutered ?? true,
    birthDate: dayOf(now.getTime() - sketch.ageYears * YEAR_MS),
    weightKg: breed.weightKg,
    size: breed.weightKg < 20 ? 'medium' : 'large',
    playStyles: [...sketch.playStyles],
    purposes: [...(sketch.purposes ?? ['play'])],
    vaccinatedUntil: dayOf(now.getTime() + YEAR_MS),
  }
  return { facts, wishes }
}
