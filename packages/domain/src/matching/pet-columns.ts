import { CLOSE_KIN_NUMBERS, NO_CLOSE_KIN } from '../pedigree/sharing/index.ts'
import { squaredChordOfSurfaceKm, unitVectorOf } from './great-circle-distance.ts'
import type { MatchingPet } from './matching-pet.ts'
import { dayNumberOf } from './matching-pet.ts'
import type { Behaviour } from './model/decision-model.ts'
import { favouriteMask, freeHourMask, playStyleMask } from './pair-terms.ts'
import { TERM_COUNT } from './taste.ts'

const SPECIES = ['dog', 'cat'] as const
const SIZES = ['toy', 'small', 'medium', 'large', 'giant'] as const
const PURPOSES = ['play', 'breed', 'adopt'] as const

/** Bits of {@link PetColumns.flags}. */
export const FLAG = { female: 1, neutered: 2, virtualOnly: 4, hasPlace: 8 } as const

/** Stands for "no valid vaccination on any day". */
const NEVER = -1_000_000

/** Animals as typed arrays, one row each: what ranking reads 100,000 times per question. */
export type PetColumns = ReturnType<typeof createPetColumns>

/** Empty columns with room for `capacity` animals. */
export function createPetColumns(capacity: number) {
  return {
    /** Bit of {@link SPECIES}; likewise sizes and purposes. */
    species: new Uint8Array(capacity),
    size: new Uint8Array(capacity),
    purposes: new Uint8Array(capacity),
    wishedSpecies: new Uint8Array(capacity),
    wishedSizes: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
    playStyles: new Uint8Array(capacity),
    freeHours: new Uint8Array(capacity),
    /** The owner's favourite style as a bit of {@link playStyles}, and its lift in log-odds; 0 where there is none. */
    favouriteStyle: new Uint8Array(capacity),
    favouriteLift: new Float64Array(capacity),
    birthDay: new Int32Array(capacity),
    vaccinatedUntilDay: new Int32Array(capacity),
    maxDistanceKm: new Float64Array(capacity),
    /** The same as a squared chord between unit vectors. */
    maxSquaredChord: new Float64Array(capacity),
    /** Three numbers a row: the place as a unit vector. */
    place: new Float64Array(capacity * 3),
    energy: new Float64Array(capacity),
    sociability: new Float64Array(capacity),
    confidence: new Float64Array(capacity),
    gentleness: new Float64Array(capacity),
    log2Kg: new Float64Array(capacity),
    recordYes: new Float64Array(capacity),
    recordTotal: new Float64Array(capacity),
    /** What everybody's answers tell, see `Behaviour`; 0 where nothing is known. */
    readiness: new Float64Array(capacity),
    popularity: new Float64Array(capacity),
    given: new Uint32Array(capacity),
    received: new Uint32Array(capacity),
    /** {@link TERM_COUNT} numbers a row: what outcomes taught its owner. */
    shift: new Float64Array(capacity * TERM_COUNT),
    /** {@link CLOSE_KIN_NUMBERS} numbers a row, all 0 where no pedigree is shared. */
    kin: new Float64Array(capacity * CLOSE_KIN_NUMBERS),
  }
}

/** Numbers a row has in the columns that have more than one. */
const WIDTHS: Readonly<Partial<Record<keyof PetColumns, number>>> = {
  place: 3,
  shift: TERM_COUNT,
  kin: CLOSE_KIN_NUMBERS,
}

/** The same rows with room for more; the old columns must not be used again. */
export function growPetColumns(columns: PetColumns, capacity: number): PetColumns {
  const grown = createPetColumns(capacity)
  for (const name of Object.keys(grown) as (keyof PetColumns)[]) grown[name].set(columns[name])
  return grown
}

/** Copies row `from` over row `to`, so that a removed animal leaves no hole. */
export function copyPetRow(columns: PetColumns, from: number, to: number): void {
  for (const name of Object.keys(columns) as (keyof PetColumns)[]) {
    const width = WIDTHS[name] ?? 1
    columns[name].copyWithin(to * width, from * width, (from + 1) * width)
  }
}

/** Writes an animal into a row. */
export function writePetRow(columns: PetColumns, row: number, pet: MatchingPet): void {
  columns.species[row] = bitsOf([pet.species], SPECIES)
  columns.size[row] = bitsOf([pet.size], SIZES)
  columns.purposes[row] = purposeBits(pet)
  columns.wishedSpecies[row] = bitsOf(pet.wishes.species, SPECIES)
  columns.wishedSizes[row] = bitsOf(pet.wishes.sizes, SIZES)
  columns.flags[row] = flagsOf(pet)
  columns.playStyles[row] = playStyleMask(pet)
  columns.freeHours[row] = freeHourMask(pet)
  columns.favouriteStyle[row] = favouriteMask(pet)
  columns.favouriteLift[row] = pet.favourite?.lift ?? 0
  columns.birthDay[row] = dayNumberOf(pet.birthDate)
  columns.vaccinatedUntilDay[row] = pet.vaccinatedUntil === null ? NEVER : dayNumberOf(pet.vaccinatedUntil)
  columns.maxDistanceKm[row] = pet.wishes.maxDistanceKm
  columns.maxSquaredChord[row] = squaredChordOfSurfaceKm(pet.wishes.maxDistanceKm)
  columns.place.set(pet.place === null ? [0, 0, 0] : unitVectorOf(pet.place), row * 3)
  columns.energy[row] = pet.temperament.energy
  columns.sociability[row] = pet.temperament.sociability
  columns.confidence[row] = pet.temperament.confidence
  columns.gentleness[row] = pet.temperament.gentleness
  columns.log2Kg[row] = Math.log2(pet.weightKg)
  columns.recordYes[row] = pet.record.yes
  columns.recordTotal[row] = pet.record.total
  columns.shift.set(pet.taste.shift, row * TERM_COUNT)
  columns.kin.set(pet.kin ?? NO_CLOSE_KIN, row * CLOSE_KIN_NUMBERS)
}

/** Writes what answers tell of an animal into its row. */
export function writeBehaviour(columns: PetColumns, row: number, behaviour: Behaviour): void {
  columns.readiness[row] = behaviour.readiness
  columns.popularity[row] = behaviour.popularity
  columns.given[row] = behaviour.given
  columns.received[row] = behaviour.received
}

/** A purpose as the bit it has in {@link PetColumns.purposes}. */
export function purposeBits({ purposes }: Pick<MatchingPet, 'purposes'>): number {
  return bitsOf(purposes, PURPOSES)
}

function flagsOf(pet: MatchingPet): number {
  return (
    (pet.sex === 'female' ? FLAG.female : 0) |
    (pet.neutered ? FLAG.neutered : 0) |
    (pet.wishes.virtualOnly ? FLAG.virtualOnly : 0) |
    (pet.place === null ? 0 : FLAG.hasPlace)
  )
}

function bitsOf<Value>(chosen: readonly Value[], all: readonly Value[]): number {
  return chosen.reduce((bits, value) => bits | (1 << all.indexOf(value)), 0)
}
