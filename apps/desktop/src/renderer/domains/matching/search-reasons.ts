import {
  type FoundPets,
  foldText,
  hundredthsOf,
  type SearchQuery,
  type Understood,
} from '@pawfect/domain/matching/search'
import type { Pet, PlayStyle, Purpose } from '@pawfect/domain/pets'

type Found = FoundPets['found'][number]
type Part = Understood['part']

/** Who searches, by which words, and for what. */
export type FoundFor = {
  readonly own: Pet
  readonly query: SearchQuery
  readonly purpose: Purpose
  /** True while the animals shown answer an earlier text. */
  readonly isLooking: boolean
}

/** Why an animal is among those found: asked for, plays alike, or its own side's deal-breakers. */
export type FoundReason =
  | { readonly kind: 'asked'; readonly parts: readonly Part[] }
  | { readonly kind: 'play-alike'; readonly styles: readonly PlayStyle[] }
  | { readonly kind: 'near' | 'anywhere' }

/**
 * One or two reasons, each true of this animal: what was asked for and its card shows (or, where nothing was, how both
 * play), and what its own owner's deal-breakers were held against. Whoever broke one of those is not found at all.
 */
export function reasonsFound(lookedFor: FoundFor, found: Found): FoundReason[] {
  const { own, query, purpose, isLooking } = lookedFor
  const parts = (Object.keys(SHOWS) as Part[]).filter(part => SHOWS[part]?.(query, found))
  const styles = own.playStyles.filter(style => found.pet.playStyles.includes(style))
  const first: FoundReason[] =
    parts.length > 0
      ? [{ kind: 'asked', parts }]
      : styles.length > 0
        ? [{ kind: 'play-alike', styles: styles.slice(0, 2) }]
        : []
  if (!found.pet.purposes.includes(purpose)) return first
  const meetsOnScreen = own.wishes.virtualOnly || query.onScreen === true
  const isNear = found.distanceKm !== null && !meetsOnScreen && !isLooking
  return [...first, { kind: isNear ? 'near' : 'anywhere' }]
}

type Shows = (query: SearchQuery, found: Found) => boolean
type Ends = { readonly from?: number | undefined; readonly below?: number | undefined }

const within = (ends: Ends | undefined, value: number): boolean =>
  ends !== undefined && value >= (ends.from ?? 0) && value < (ends.below ?? Number.POSITIVE_INFINITY)

const slider =
  (id: 'energy' | 'sociability' | 'confidence' | 'gentleness'): Shows =>
  (query, { pet }) =>
    within(query[id], hundredthsOf(pet.temperament[id]))

/** What a card shows by itself. Free times stand on none: an owner who told none is found, too. */
const SHOWS: Partial<Record<Part, Shows>> = {
  energy: slider('energy'),
  sociability: slider('sociability'),
  confidence: slider('confidence'),
  gentleness: slider('gentleness'),
  size: ({ sizes }, { pet }) => sizes?.includes(pet.size) === true,
  species: ({ species }, { pet }) => species?.includes(pet.species) === true,
  breed: ({ breedIds, notBreedIds }, { pet }) =>
    (breedIds !== undefined || notBreedIds !== undefined) &&
    (breedIds === undefined || pet.breedIds.some(id => breedIds.includes(id))) &&
    !pet.breedIds.some(id => notBreedIds?.includes(id)),
  mixed: ({ mixed }, { pet }) => mixed === pet.mixed,
  sex: ({ sex }, { pet }) => sex === pet.sex,
  neutered: ({ neutered }, { pet }) => neutered === pet.neutered,
  age: ({ ageMonths }, { pet }) => within(ageMonths, pet.ageMonths),
  weight: ({ weightKg }, { pet }) => within(weightKg, pet.weightKg),
  name: ({ name }, { pet }) => name !== undefined && foldText(pet.name).includes(foldText(name)),
  distance: ({ withinKm }, { distanceKm }) =>
    withinKm !== undefined && distanceKm !== null && distanceKm <= withinKm,
}
