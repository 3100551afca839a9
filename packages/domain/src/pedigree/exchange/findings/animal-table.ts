import { SEX_CODES, UNKNOWN_PARENT } from '../../pedigree.ts'
import type { PedigreeRecord } from '../../pedigree-record.ts'

/** Stands for a day that is not known. */
export const NO_DAY = -2_147_483_648

/**
 * Records as columns for the checks. Unlike `Pedigree` it bears loops and keeps the order of the records; parents
 * without a record have the numbers after the records.
 */
export type AnimalTable = {
  readonly records: readonly PedigreeRecord[]
  /** All ids; those from `records.length` on have no record. */
  readonly ids: readonly string[]
  readonly numberOf: ReadonlyMap<string, number>
  readonly sires: Int32Array
  readonly dams: Int32Array
  /** `SEX_CODES`, as recorded only. */
  readonly sexes: Uint8Array
  /** First and last day that the record's date of birth leaves open, as days since 1970, or `NO_DAY`. */
  readonly bornFrom: Int32Array
  readonly bornUntil: Int32Array
  readonly asSire: Int32Array
  readonly asDam: Int32Array
  /** Offspring of animal n: `offspring[offspringStart[n]]` to before `offspring[offspringStart[n + 1]]`. */
  readonly offspringStart: Int32Array
  readonly offspring: Int32Array
}

/** Puts records into columns. */
export function animalTable(records: readonly PedigreeRecord[]): AnimalTable {
  const ids = records.map(record => record.id)
  const numberOf = new Map(ids.map((id, number) => [id, number]))
  const numberFor = (id: string | undefined): number => {
    if (id === undefined) return UNKNOWN_PARENT
    const known = numberOf.get(id)
    if (known !== undefined) return known
    numberOf.set(id, ids.length)
    return ids.push(id) - 1
  }
  const sires = Int32Array.from(records, record => numberFor(record.sireId))
  const dams = Int32Array.from(records, record => numberFor(record.damId))
  const born = birthDays(records)
  return {
    records,
    ids,
    numberOf,
    sires,
    dams,
    sexes: Uint8Array.from(records, record => SEX_CODES[record.sex ?? 'unknown']),
    ...born,
    ...familiesOf(ids.length, sires, dams),
  }
}

/** The ids of an animal's offspring, by number. */
export function offspringOf(table: AnimalTable, animal: number): Int32Array {
  return table.offspring.subarray(table.offspringStart[animal], table.offspringStart[animal + 1])
}

/** The sex an animal was recorded with, 0 for one without a record. */
export function recordedSex(table: AnimalTable, animal: number): number {
  return table.sexes[animal] ?? SEX_CODES.unknown
}

function birthDays(records: readonly PedigreeRecord[]) {
  const bornFrom = new Int32Array(records.length).fill(NO_DAY)
  const bornUntil = new Int32Array(records.length).fill(NO_DAY)
  records.forEach(({ bornOn }, animal) => {
    if (bornOn === undefined) return
    const [from, until] = daysOf(bornOn)
    bornFrom[animal] = from
    bornUntil[animal] = until
  })
  return { bornFrom, bornUntil }
}

/** First and last day of a partial ISO date, as days since 1970. */
export function daysOf(date: string): readonly [from: number, until: number] {
  const year = Number(date.slice(0, 4))
  if (date.length === 4) return [dayNumber(year, 1, 1), dayNumber(year, 12, 31)]
  const month = Number(date.slice(5, 7))
  if (date.length === 7) return [dayNumber(year, month, 1), dayNumber(year, month + 1, 0)]
  const day = dayNumber(year, month, Number(date.slice(8, 10)))
  return [day, day]
}

function dayNumber(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000)
}

function familiesOf(size: number, sires: Int32Array, dams: Int32Array) {
  const asSire = new Int32Array(size)
  const asDam = new Int32Array(size)
  const offspringStart = new Int32Array(size + 1)
  for (let child = 0; child < sires.length; child += 1) {
    const [sire = UNKNOWN_PARENT, dam = UNKNOWN_PARENT] = [sires[child], dams[child]]
    if (sire !== UNKNOWN_PARENT) asSire[sire] = (asSire[sire] ?? 0) + 1
    if (dam !== UNKNOWN_PARENT) asDam[dam] = (asDam[dam] ?? 0) + 1
  }
  for (let animal = 0; animal < size; animal += 1)
    offspringStart[animal + 1] = (offspringStart[animal] ?? 0) + (asSire[animal] ?? 0) + (asDam[animal] ?? 0)
  const offspring = new Int32Array(offspringStart[size] ?? 0)
  const next = offspringStart.slice()
  for (let child = 0; child < sires.length; child += 1)
    for (const parent of [sires[child] ?? UNKNOWN_PARENT, dams[child] ?? UNKNOWN_PARENT]) {
      if (parent === UNKNOWN_PARENT) continue
      const at = next[parent] ?? 0
      offspring[at] = child
      next[parent] = at + 1
    }
  return { asSire, asDam, offspringStart, offspring }
}
