import {
  dayOrNever,
  foldText,
  hundredthsOf,
  type SearchablePet,
  squaredChordOfSurfaceKm,
  timesMask,
  unitVectorOf,
} from '@pawfect/domain/matching/search'

export const SPECIES = ['dog', 'cat'] as const
export const SIZES = ['toy', 'small', 'medium', 'large', 'giant'] as const
export const PURPOSES = ['play', 'breed', 'adopt'] as const
export const STYLES = ['chase', 'wrestle', 'tug', 'fetch', 'explore', 'calm'] as const
const HOURS_A_WEEK = 8

/** Rows whose bits share a word of a plane. */
export const WORD_ROWS = 32

/** The first plane of each yes-or-no fact; a list of several values has one plane each, in the order above. */
export const PLANE = {
  cat: 0,
  female: 1,
  neutered: 2,
  mixed: 3,
  virtualOnly: 4,
  hasPlace: 5,
  timesUntold: 6,
  size: 7,
  purposes: 12,
  wishedSpecies: 15,
  wishedSizes: 17,
  styles: 22,
  times: 28,
  /** What one question alone sees; cleared after it. */
  decided: 36,
  invisible: 37,
} as const
const PLANE_COUNT = 38

/** Breeds an animal can have. */
export const BREEDS_A_PET = 4

/** Animals as typed arrays, one row each: 73 bytes an animal. */
export type SearchColumns = ReturnType<typeof createSearchColumns>

/** Empty columns with room for `capacity` animals, a multiple of {@link WORD_ROWS}. */
export function createSearchColumns(capacity: number) {
  return {
    /** Facts as bits, {@link WORD_ROWS} rows a word: most of a search is decided without looking at a single row. */
    planes: Array.from({ length: PLANE_COUNT }, () => new Int32Array(capacity / WORD_ROWS)),
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
    /** Number of the folded name, from 0. */
    name: new Uint32Array(capacity),
  }
}

type NumberColumns = Omit<SearchColumns, 'planes'>

/** Numbers a row has in the columns that have more than one. */
const WIDTHS: Readonly<Partial<Record<keyof NumberColumns, number>>> = { place: 3, breeds: BREEDS_A_PET }

const names = ({ planes: _, ...columns }: SearchColumns) => Object.keys(columns) as (keyof NumberColumns)[]

/** The same rows with room for more; the old columns must not be used again. */
export function growSearchColumns(columns: SearchColumns, capacity: number): SearchColumns {
  const grown = createSearchColumns(capacity)
  for (const name of names(grown)) grown[name].set(columns[name])
  for (const [at, plane] of grown.planes.entries()) plane.set(columns.planes[at] ?? [])
  return grown
}

/** Copies row `from` over row `to`, so that a removed animal leaves no hole. */
export function copySearchRow(columns: SearchColumns, from: number, to: number): void {
  for (const name of names(columns)) {
    const width = WIDTHS[name] ?? 1
    columns[name].copyWithin(to * width, from * width, (from + 1) * width)
  }
  for (const plane of columns.planes) setBit(plane, to, bitAt(plane, from))
}

/** 1 or 0: what a plane says of a row. */
export const bitAt = (plane: Int32Array | undefined, row: number): number =>
  ((plane?.[row >>> 5] ?? 0) >>> (row & 31)) & 1

/** Makes a plane say 1 or 0 of a row. */
export function setBit(plane: Int32Array | undefined, row: number, value: number): void {
  if (plane === undefined) return
  const word = plane[row >>> 5] ?? 0
  const bit = 1 << (row & 31)
  plane[row >>> 5] = value === 0 ? word & ~bit : word | bit
}

/** Where names and breeds get their numbers from. */
export type Numbering = {
  readonly nameNumber: (foldedName: string) => number
  /** From 1. */
  readonly breedNumber: (breedId: string) => number
}

/** Writes an animal into a row. */
export function writeSearchRow(
  columns: SearchColumns,
  { row, pet }: { readonly row: number; readonly pet: SearchablePet },
  { nameNumber, breedNumber }: Numbering,
): void {
  const facts = factsOf(pet)
  const times = timesMask(pet.habits)
  for (let at = 0; at < PLANE.times; at++) setBit(columns.planes[at], row, (facts >>> at) & 1)
  for (let at = 0; at < HOURS_A_WEEK; at++) setBit(columns.planes[PLANE.times + at], row, (times >>> at) & 1)
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
  columns.name[row] = nameNumber(foldText(pet.name))
}

/** One bit for each plane before the times. */
function factsOf(pet: SearchablePet): number {
  return (
    (Number(pet.species === 'cat') << PLANE.cat) |
    (Number(pet.sex === 'female') << PLANE.female) |
    (Number(pet.neutered) << PLANE.neutered) |
    (Number(pet.mixed) << PLANE.mixed) |
    (Number(pet.wishes.virtualOnly) << PLANE.virtualOnly) |
    (Number(pet.place !== null) << PLANE.hasPlace) |
    (Number(timesMask(pet.habits) === 0) << PLANE.timesUntold) |
    (bitsOf([pet.size], SIZES) << PLANE.size) |
    (bitsOf(pet.purposes, PURPOSES) << PLANE.purposes) |
    (bitsOf(pet.wishes.species, SPECIES) << PLANE.wishedSpecies) |
    (bitsOf(pet.wishes.sizes, SIZES) << PLANE.wishedSizes) |
    (bitsOf(pet.playStyles, STYLES) << PLANE.styles)
  )
}

/** Values as bits, in the order of `all`. */
function bitsOf<Value>(chosen: readonly Value[], all: readonly Value[]): number {
  return chosen.reduce((bits, value) => bits | (1 << all.indexOf(value)), 0)
}
