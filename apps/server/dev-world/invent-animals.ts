import type { CoarsePlace, OwnerHabits } from '@pawfect/domain/identity'
import { findBreed, type PetFacts, type PetWishes, type PlayStyle, typicalSize } from '@pawfect/domain/pets'
import { CAT_LOOKS, DOG_LOOKS, type Look, NEIGHBOURHOODS, OWNER_NAMES, PET_NAMES } from './neighbourhood.ts'

/** A fictional animal, ready to be registered. */
export interface InventedAnimal {
  readonly facts: PetFacts
  readonly wishes: PetWishes
}

/** Where somebody lives, when they are free, and with whom. */
export interface InventedHome {
  readonly place: CoarsePlace
  readonly timeZone: string
  readonly habits: OwnerHabits
  readonly animals: readonly InventedAnimal[]
}

/** A fictional owner with one or two animals. */
export interface InventedOwner extends InventedHome {
  readonly name: string
}

/** Uniform numbers in [0, 1). */
type Random = () => number

const DAY_MS = 86_400_000

/** One animal in four is a cat. */
const CAT_SHARE = 0.25

const STYLES: readonly PlayStyle[] = ['chase', 'wrestle', 'tug', 'fetch', 'explore', 'calm']

const SIZES = ['toy', 'small', 'medium', 'large', 'giant'] as const

/** Invents every neighbour; the same numbers and day give the same people and animals. */
export function inventNeighbours(random: Random, now: Date): InventedOwner[] {
  const petNames = [...PET_NAMES]
  const owners: InventedOwner[] = []
  for (const [i, name] of OWNER_NAMES.entries()) {
    const count = petNames.length > 2 * (OWNER_NAMES.length - i) - 1 || random() < 0.5 ? 2 : 1
    const animals = petNames.splice(0, count).map(pet => inventAnimal(pet, random, now))
    if (animals.length === 0) break
    const hours = some(['morning', 'midday', 'evening', 'night'] as const, 0.4, random)
    const days = some(['weekdays', 'weekend'] as const, 0.7, random)
    owners.push({ name, habits: { activeHours: hours, activeDays: days }, animals, ...inventPlace(random) })
  }
  return owners
}

function inventPlace(random: Random): Pick<InventedHome, 'place' | 'timeZone'> {
  const all = NEIGHBOURHOODS.flatMap(area => Array.from({ length: area.share }, () => area))
  const { latitudeDeg, longitudeDeg, label, timeZone } = pick(all, random)
  const drift = () => (random() - 0.5) * 0.04
  const place = { latitudeDeg: latitudeDeg + drift(), longitudeDeg: longitudeDeg + drift(), label }
  return { place, timeZone }
}

function inventAnimal(name: string, random: Random, now: Date): InventedAnimal {
  const isCat = random() < CAT_SHARE
  const [breedId, primary, secondary, pattern] = pick<Look>(isCat ? CAT_LOOKS : DOG_LOOKS, random)
  const breed = findBreed(breedId)
  if (breed === undefined) throw new RangeError(`the neighbourhood names an unknown breed: ${breedId}`)
  const ageDays = 120 + random() ** 1.6 * 4300
  const weightKg = Math.round(breed.weightKg * (0.85 + random() * 0.3) * 10) / 10
  const energy = clamp(1 - ageDays / 7000 + (random() - 0.5) * 0.6)
  const facts: PetFacts = {
    name,
    species: breed.species,
    sex: random() < 0.5 ? 'female' : 'male',
    neutered: random() < 0.55,
    breedIds: [breedId],
    mixed: random() < 0.2,
    birthDate: dayOf(now.getTime() - ageDays * DAY_MS),
    weightKg,
    size: typicalSize({ species: breed.species, weightKg }),
    temperament: {
      energy,
      sociability: clamp(0.3 + random() * 0.7),
      confidence: clamp(random()),
      gentleness: clamp(0.3 + random() * 0.7),
    },
    playStyles: playStylesFor(energy, random),
    coat: { primary, secondary, pattern },
    purposes: purposesOf(random),
    vaccinatedUntil: vaccinationOf(random, now),
    about: pick(ABOUT[breed.species], random),
  }
  return { facts, wishes: wishesOf(facts, random) }
}

function wishesOf({ species, size }: PetFacts, random: Random): PetWishes {
  const at = SIZES.indexOf(size)
  const near = SIZES.filter((_, i) => Math.abs(i - at) <= (random() < 0.6 ? 1 : 2))
  return {
    species: random() < 0.12 ? ['dog', 'cat'] : [species],
    sizes: random() < 0.5 ? [...SIZES] : near,
    maxDistanceKm: pick([10, 15, 25, 30, 50, 100], random),
    virtualOnly: random() < 0.06,
  }
}

function playStylesFor(energy: number, random: Random): PlayStyle[] {
  const suited = STYLES.filter(style =>
    style === 'calm' ? energy < 0.5 : energy > 0.25 || style === 'explore',
  )
  const liked = some(suited, 0.5, random)
  return liked.length > 0 ? liked : suited.slice(0, 1)
}

function purposesOf(random: Random): PetFacts['purposes'] {
  const kind = random()
  if (kind < 0.72) return ['play']
  return kind < 0.87 ? ['play', 'breed'] : ['play', 'adopt']
}

function vaccinationOf(random: Random, now: Date): string | null {
  const kind = random()
  if (kind < 0.08) return null
  return dayOf(now.getTime() + (kind < 0.18 ? -random() * 200 : 30 + random() * 330) * DAY_MS)
}

const ABOUT: Readonly<Record<PetFacts['species'], readonly string[]>> = {
  dog: [
    'Loves wet grass and hates the vacuum cleaner.',
    'Knows every bench in the park and who drops crumbs there.',
    'A little slow to warm up, then not to be stopped.',
    'Carries a stick that is always too long.',
    'Walks past every cat with dignity, except one.',
    'Would swim in any puddle.',
    'Prefers one good friend to a crowd.',
    'Has opinions about bicycles.',
  ],
  cat: [
    'Watches birds on television.',
    'Sleeps on clean laundry only.',
    'Likes company, from a shelf.',
    'Chases a string as if it owed money.',
    'Talks a lot before breakfast.',
    'Moved in and took over.',
  ],
}

/** The ISO date of an instant. */
export function dayOf(instantMs: number): string {
  return new Date(instantMs).toISOString().slice(0, 10)
}

const clamp = (value: number): number => Math.round(Math.min(0.98, Math.max(0.02, value)) * 100) / 100

function some<Value>(values: readonly Value[], share: number, random: Random): Value[] {
  return values.filter(() => random() < share)
}

/** One of some values. @throws {RangeError} when there are none. */
export function pick<Value>(values: readonly Value[], random: Random): Value {
  const chosen = values[Math.floor(random() * values.length)]
  if (chosen === undefined) throw new RangeError('there is nothing to pick from')
  return chosen
}
