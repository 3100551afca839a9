import {
  dayOrNever,
  foldText,
  hundredthsOf,
  type SearchablePet,
  squaredChordOfSurfaceKm,
  timesMask,
  unitVectorOf,
} from '@pawfect/domain/matching/search'
import type { PetId } from '@pawfect/domain/pets'

export const SPECIES = ['dog', 'cat'] as const
export const SIZES = ['toy', 'small', 'medium', 'large', 'giant'] as const
export const PURPOSES = ['play', 'breed', 'adopt'] as const
export const STYLES = ['chase', 'wrestle', 'tug', 'fetch', 'explore', 'calm'] as const

/** Where each fact sits in `facts` (14 bits) and in `tastes` (11 bits). */
export const FACT_BIT = {
  cat: 0,
  female: 1,
  neutered: 2,
  mixed: 3,
  /** Three bits: place in `SIZES`. */
  size: 4,
  purposes: 7,
  wishedSpecies: 10,
  virtualOnly: 12,
  hasPlace: 13,
} as const
export const FACT_VALUES = 1 << 14
export const TASTE_BIT = { wishedSizes: 0, styles: 5 } as const
export const TASTE_VALUES = 1 << 11

/** Breeds an animal can have. */
export const BREEDS_A_PET = 4

/** Animals as typed arrays, one row each: 68 bytes an animal, read a million times a question. */
export type SearchColumns = ReturnType<typeof createSearchColumns>

/** Empty columns with room for `capacity` animals. */
export function createSearchColumns(capacity: number) {
  return {
    facts: new Uint16Array(capacity),
    tastes: new Uint16Array(capacity),
    times: new Uint8Array(capacity),
    energy: new Uint8Array(capacity),
    sociability: new Uint8Array(capacity),
    confidence: new Uint8Array(capacity),
    gentleness: new Uint8Array(capacity),
    bornDay: new Int32Array(capacity),
    vaccinatedUntilDay: new Int32Array(capacity),
    weightKg: new Float64Array(capacity),
    maxSquaredChord: new Float64Array(capacity),
    /** Three numbers a row: the place as a unit vector. */
    place: new Float64Array(capacity * 3),
    /** {@link BREEDS_A_PET} numbers a row; 0 is none. */
    breeds: new Uint16Array(capacity * BREEDS_A_PET),
  }
}

/** Numbers a row has in the columns that have more than one. */
const WIDTHS: Readonly<Partial<Record<keyof SearchColumns, number>>> = { place: 3, breeds: BREEDS_A_PET }

const names = (columns: SearchColumns) => Object.keys(columns) as (keyof SearchColumns)[]

/** The same rows with room for more; the old columns must not be used again. */
export function growSearchColumns(columns: SearchColumns, capacity: number): SearchColumns {
  const grown = createSearchColumns(capacity)
  for (const name of names(grown)) grown[name].set(columns[name])
  return grown
}

/** Copies row `from` over row `to`, so that a removed animal leaves no hole. */
export function copySearchRow(columns: SearchColumns, from: number, to: number): void {
  for (const name of names(columns)) {
    const width = WIDTHS[name] ?? 1
    columns[name].copyWithin(to * width, from * width, (from + 1) * width)
  }
}

/** Writes an animal into a row; `breedNumber` gives a breed its number, from 1. */
export function writeSearchRow(
  columns: SearchColumns,
  { row, pet }: { readonly row: number; readonly pet: SearchablePet },
  breedNumber: (breedId: string) => number,
): void {
  columns.facts[row] = factsOf(pet)
  columns.tastes[row] =
    (bitsOf(pet.wishes.sizes, SIZES) << TASTE_BIT.wishedSizes) |
    (bitsOf(pet.playStyles, STYLES) << TASTE_BIT.styles)
  columns.times[row] = timesMask(pet.habits)
  for (const slider of ['energy', 'sociability', 'confidence', 'gentleness'] as const)
    columns[slider][row] = hundredthsOf(pet.temperament[slider])
  columns.bornDay[row] = dayOrNever(pet.birthDate)
  columns.vaccinatedUntilDay[row] = dayOrNever(pet.vaccinatedUntil)
  columns.weightKg[row] = pet.weightKg
  columns.maxSquaredChord[row] = squaredChordOfSurfaceKm(pet.wishes.maxDistanceKm)
  columns.place.set(pet.place === null ? [0, 0, 0] : unitVectorOf(pet.place), row * 3)
  for (let i = 0; i < BREEDS_A_PET; i++) {
    const breedId = pet.breedIds[i]
    columns.breeds[row * BREEDS_A_PET + i] = breedId === undefined ? 0 : breedNumber(breedId)
  }
}

function factsOf(pet: SearchablePet): number {
  return (
    (Number(pet.species === 'cat') << FACT_BIT.cat) |
    (Number(pet.sex === 'female') << FACT_BIT.female) |
    (Number(pet.neutered) << FACT_BIT.neutered) |
    (Number(pet.mixed) << FACT_BIT.mixed) |
    (SIZES.indexOf(pet.size) << FACT_BIT.size) |
    (bitsOf(pet.purposes, PURPOSES) << FACT_BIT.purposes) |
    (bitsOf(pet.wishes.species, SPECIES) << FACT_BIT.wishedSpecies) |
    (Number(pet.wishes.virtualOnly) << FACT_BIT.virtualOnly) |
    (Number(pet.place !== null) << FACT_BIT.hasPlace)
  )
}

/** Values as bits, in the order of `all`. */
export function bitsOf<Value>(chosen: readonly Value[], all: readonly Value[]): number {
  return chosen.reduce((bits, value) => bits | (1 << all.indexOf(value)), 0)
}

/** What an animal is besides its columns: looked at only for the few rows that get that far. */
export type SearchRowFacts = {
  readonly petId: PetId
  readonly ownerId: SearchablePet['ownerId']
  readonly foldedName: string
  readonly kin: SearchablePet['kin']
}

/** The rest of an animal. */
export function rowFactsOf(pet: SearchablePet): SearchRowFacts {
  return { petId: pet.petId, ownerId: pet.ownerId, foldedName: foldText(pet.name), kin: pet.kin }
}
