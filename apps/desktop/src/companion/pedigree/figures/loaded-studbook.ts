import {
  completeGenerations,
  inbreedingCoefficients,
  litterInbreeding,
  type Pedigree,
  UNKNOWN_PARENT,
} from '@pawfect/domain/pedigree'
import type { CompanionDatabase } from '../../store/companion-database.ts'
import type { SharedFigures, WorkerWatch } from '../worker-messages.ts'
import { parentsFirst } from './parents-first.ts'

/** A studbook in memory, as of one revision: what figures are computed from. */
export type LoadedStudbook = {
  readonly book: number
  readonly revision: number
  readonly pedigree: Pedigree
  /** The animal of each row. */
  readonly animalIds: Int32Array
  /** @returns the row of an animal, or `UNKNOWN_PARENT`. */
  readonly rowOf: (animalId: number) => number
  /** 1 unless the animal is only named as a parent. */
  readonly hasRecord: Uint8Array
  /** 1 unless a day of death is known. */
  readonly isLiving: Uint8Array
  /** Number of the animal's breed, 0 when unknown. */
  readonly breeds: Int32Array
  /** Offspring of each row. */
  readonly offspring: Int32Array
}

/** A studbook in memory with its coefficients. */
export type FiguredStudbook = LoadedStudbook & {
  readonly f: Float64Array
  readonly completeGenerations: Float64Array
}

/** Keeps the studbooks that were asked for last in memory. */
export type StudbookShelf = {
  /** Loads and computes what is not there yet. */
  readonly figured: (book: number, watch: WorkerWatch) => FiguredStudbook
}

/** One studbook of a million animals takes some sixty megabytes. */
const MAX_ON_SHELF = 3

/** Opens the shelf. @param onFigures - told whenever coefficients of a revision are ready. */
export function createStudbookShelf(
  database: CompanionDatabase,
  onFigures: (figures: SharedFigures) => void,
): StudbookShelf {
  const shelf = new Map<number, FiguredStudbook>()
  const revisionOf = database
    .prepare<[number], number>('SELECT revision FROM studbook WHERE book = ?')
    .pluck()
  return {
    figured: (book, watch) => {
      const known = shelf.get(book)
      if (known !== undefined && known.revision === revisionOf.get(book)) return known
      const figured = figureStudbook(loadStudbook(database, book), watch, known)
      shelf.delete(book)
      shelf.set(book, figured)
      for (const oldest of [...shelf.keys()].slice(0, -MAX_ON_SHELF)) shelf.delete(oldest)
      onFigures(sharedFigures(figured))
      return figured
    },
  }
}

function figureStudbook(
  loaded: LoadedStudbook,
  { signal, report }: WorkerWatch,
  before: FiguredStudbook | undefined,
): FiguredStudbook {
  const f = carriedOver(loaded, before) ?? computeAll(loaded.pedigree, { signal, report })
  return { ...loaded, f, completeGenerations: completeGenerations(loaded.pedigree) }
}

function computeAll(pedigree: Pedigree, { signal, report }: WorkerWatch): Float64Array {
  return inbreedingCoefficients(pedigree, {
    signal,
    onProgress: share => report({ step: 'computing', done: Math.round(share * 100), total: 100 }),
  })
}

/** More newcomers than this are computed with everybody else. */
const MAX_NEWCOMERS = 500

/**
 * The coefficients of before, where no parent of any animal changed: newcomers stand at the end and cost only
 * their own ancestors. Undefined where everything is to be computed.
 */
function carriedOver(loaded: LoadedStudbook, before: FiguredStudbook | undefined): Float64Array | undefined {
  const { pedigree } = loaded
  if (before === undefined || pedigree.size - before.pedigree.size > MAX_NEWCOMERS) return undefined
  const isSame =
    startsWith(loaded.animalIds, before.animalIds) &&
    startsWith(pedigree.sires, before.pedigree.sires) &&
    startsWith(pedigree.dams, before.pedigree.dams)
  if (!isSame) return undefined
  const f = new Float64Array(pedigree.size)
  f.set(before.f)
  for (let row = before.f.length; row < pedigree.size; row += 1) {
    const [sire, dam] = [pedigree.sires[row] ?? UNKNOWN_PARENT, pedigree.dams[row] ?? UNKNOWN_PARENT]
    f[row] = litterInbreeding(pedigree, { sire, dam }, f)
  }
  return f
}

function startsWith(longer: Int32Array, shorter: Int32Array): boolean {
  return shorter.length <= longer.length && shorter.every((value, at) => value === longer[at])
}

type LoadedRow = [number, number | null, number | null, number, number | null, number, number, string | null]

/** Reads one studbook, parents before their offspring. */
export function loadStudbook(database: CompanionDatabase, book: number): LoadedStudbook {
  const { revision, size } = database
    .prepare<[number, number], { revision: number; size: number }>(
      'SELECT revision, (SELECT count(*) FROM studbook_animal WHERE book = ?) AS size FROM studbook WHERE book = ?',
    )
    .get(book, book) ?? { revision: 0, size: 0 }
  const columns = emptyColumns(size)
  const breedNumbers = new Map<string, number>()
  const rows = database
    .prepare<[number], LoadedRow>(
      `SELECT animal_id, sire_id, dam_id, sex, CAST(substr(born_on, 1, 4) AS INTEGER),
         has_record, died_on IS NULL, lower(breed)
       FROM studbook_animal WHERE book = ? ORDER BY animal_id`,
    )
    .raw()
  let at = 0
  for (const [animalId, sire, dam, sex, birthYear, hasRecord, isLiving, breed] of rows.iterate(book)) {
    columns.animalIds[at] = animalId
    columns.sires[at] = sire ?? UNKNOWN_PARENT
    columns.dams[at] = dam ?? UNKNOWN_PARENT
    columns.sexes[at] = sex
    columns.birthYears[at] = birthYear ?? 0
    columns.hasRecord[at] = hasRecord
    columns.isLiving[at] = isLiving
    columns.breeds[at] = breed === null ? 0 : numberOf(breed, breedNumbers)
    at += 1
  }
  return arranged({ book, revision }, columns)
}

type Columns = ReturnType<typeof emptyColumns>

function emptyColumns(size: number) {
  return {
    animalIds: new Int32Array(size),
    sires: new Int32Array(size),
    dams: new Int32Array(size),
    sexes: new Uint8Array(size),
    birthYears: new Int16Array(size),
    hasRecord: new Uint8Array(size),
    isLiving: new Uint8Array(size),
    breeds: new Int32Array(size),
  }
}

function numberOf(breed: string, numbers: Map<string, number>): number {
  const known = numbers.get(breed)
  if (known !== undefined) return known
  numbers.set(breed, numbers.size + 1)
  return numbers.size
}

/** @param columns - `sires` and `dams` hold animal ids, and the animals ascend by id. */
function arranged(of: { book: number; revision: number }, columns: Columns): LoadedStudbook {
  const placeOf = placesById(columns.animalIds)
  const toPlace = (animalId: number) => (animalId === UNKNOWN_PARENT ? UNKNOWN_PARENT : placeOf(animalId))
  const sires = columns.sires.map(toPlace)
  const dams = columns.dams.map(toPlace)
  const order = parentsFirst(sires, dams)
  const newRow = new Int32Array(order.length)
  order.forEach((place, row) => {
    newRow[place] = row
  })
  const moved = (parents: Int32Array) =>
    order.map(place => {
      const parent = parents[place] ?? UNKNOWN_PARENT
      return parent === UNKNOWN_PARENT ? UNKNOWN_PARENT : (newRow[parent] ?? UNKNOWN_PARENT)
    })
  const pedigree: Pedigree = {
    size: order.length,
    sires: moved(sires),
    dams: moved(dams),
    sexes: Uint8Array.from(order, place => columns.sexes[place] ?? 0),
    birthYears: Int16Array.from(order, place => columns.birthYears[place] ?? 0),
  }
  return {
    ...of,
    pedigree,
    animalIds: order.map(place => columns.animalIds[place] ?? 0),
    rowOf: animalId => {
      const place = placeOf(animalId)
      return place === UNKNOWN_PARENT ? UNKNOWN_PARENT : (newRow[place] ?? UNKNOWN_PARENT)
    },
    hasRecord: Uint8Array.from(order, place => columns.hasRecord[place] ?? 0),
    isLiving: Uint8Array.from(order, place => columns.isLiving[place] ?? 0),
    breeds: order.map(place => columns.breeds[place] ?? 0),
    offspring: countOffspring(pedigree),
  }
}

/** Finds places by id: ids of one import follow one another, so a table from the first to the last is small. */
function placesById(animalIds: Int32Array): (animalId: number) => number {
  const first = animalIds[0] ?? 0
  const span = (animalIds.at(-1) ?? 0) - first + 1
  if (span > animalIds.length * 8 + 1024) {
    const places = new Map(Array.from(animalIds, (id, place) => [id, place] as const))
    return animalId => places.get(animalId) ?? UNKNOWN_PARENT
  }
  const places = new Int32Array(Math.max(0, span)).fill(UNKNOWN_PARENT)
  animalIds.forEach((id, place) => {
    places[id - first] = place
  })
  return animalId => places[animalId - first] ?? UNKNOWN_PARENT
}

function countOffspring({ size, sires, dams }: Pedigree): Int32Array {
  const counts = new Int32Array(size)
  for (let row = 0; row < size; row += 1) {
    const [sire, dam] = [sires[row] ?? UNKNOWN_PARENT, dams[row] ?? UNKNOWN_PARENT]
    if (sire !== UNKNOWN_PARENT) counts[sire] = (counts[sire] ?? 0) + 1
    if (dam !== UNKNOWN_PARENT) counts[dam] = (counts[dam] ?? 0) + 1
  }
  return counts
}

/** Copies that both threads can read. */
function sharedFigures({ book, revision, animalIds, f }: FiguredStudbook): SharedFigures {
  const order = Int32Array.from(animalIds.keys())
  const isAscending = animalIds.every((id, row) => row === 0 || id > (animalIds[row - 1] ?? 0))
  if (!isAscending) order.sort((a, b) => (animalIds[a] ?? 0) - (animalIds[b] ?? 0))
  const ids = new Int32Array(new SharedArrayBuffer(animalIds.length * Int32Array.BYTES_PER_ELEMENT))
  const inbreeding = new Float64Array(new SharedArrayBuffer(f.length * Float64Array.BYTES_PER_ELEMENT))
  order.forEach((row, at) => {
    ids[at] = animalIds[row] ?? 0
    inbreeding[at] = f[row] ?? 0
  })
  return { book, revision, animalIds: ids, inbreeding }
}
