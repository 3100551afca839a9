import { DuplicateAnimalError, PedigreeCycleError } from './pedigree-errors.ts'
import type { PedigreeRecord } from './pedigree-record.ts'

/** Stands in `sires` and `dams` where a parent is not known. */
export const UNKNOWN_PARENT = -1

/** The values of `Pedigree.sexes`. */
export const SEX_CODES = { unknown: 0, male: 1, female: 2 } as const

/**
 * A pedigree as columns, the shape all mathematics here works on. An animal is a row; **both parents of a row stand
 * in smaller rows**, so one pass from 0 upwards meets parents first. Plain typed arrays: cheap to hand to a worker.
 */
export type Pedigree = {
  /** How many animals there are. */
  readonly size: number
  /** Row of the sire, or `UNKNOWN_PARENT`. */
  readonly sires: Int32Array
  /** Row of the dam, or `UNKNOWN_PARENT`. */
  readonly dams: Int32Array
  /** One of `SEX_CODES`. An animal that is somebody's sire is male, a dam female, also where the record does not say. */
  readonly sexes: Uint8Array
  /** Year of birth, 0 when unknown. */
  readonly birthYears: Int16Array
}

/** A pedigree and whose row is whose. */
export type ArrangedPedigree = {
  readonly pedigree: Pedigree
  /** The id of each row. */
  readonly ids: readonly string[]
  readonly rowOf: ReadonlyMap<string, number>
  /** Ids that are named as parents but have no record; each got a row, as a founder. */
  readonly withoutRecord: readonly string[]
}

/**
 * Puts records of any order into the shape the mathematics works on. Parents without a record become founders.
 *
 * @throws {DuplicateAnimalError} when two records have one id.
 * @throws {PedigreeCycleError} when an animal is its own ancestor; names one such loop.
 */
export function arrangePedigree(records: readonly PedigreeRecord[]): ArrangedPedigree {
  const { recordOf, withoutRecord } = namedAnimals(records)
  const ids = parentsFirst(recordOf)
  const rowOf = new Map(ids.map((id, row) => [id, row]))
  const pedigree = emptyPedigree(ids.length)
  ids.forEach((id, row) => {
    const record = recordOf.get(id)
    pedigree.sires[row] = rowOf.get(record?.sireId ?? '') ?? UNKNOWN_PARENT
    pedigree.dams[row] = rowOf.get(record?.damId ?? '') ?? UNKNOWN_PARENT
    pedigree.sexes[row] = SEX_CODES[record?.sex ?? 'unknown']
    pedigree.birthYears[row] = Number(record?.bornOn?.slice(0, 4) ?? 0)
  })
  sexParents(pedigree)
  return { pedigree, ids, rowOf, withoutRecord }
}

function emptyPedigree(size: number): Pedigree {
  return {
    size,
    sires: new Int32Array(size),
    dams: new Int32Array(size),
    sexes: new Uint8Array(size),
    birthYears: new Int16Array(size),
  }
}

function namedAnimals(records: readonly PedigreeRecord[]) {
  const recordOf = new Map<string, PedigreeRecord | undefined>()
  for (const record of records) {
    if (recordOf.has(record.id)) throw new DuplicateAnimalError(record.id)
    recordOf.set(record.id, record)
  }
  const withoutRecord: string[] = []
  for (const { sireId, damId } of records) {
    for (const parent of [sireId, damId]) {
      if (parent === undefined || recordOf.has(parent)) continue
      recordOf.set(parent, undefined)
      withoutRecord.push(parent)
    }
  }
  return { recordOf, withoutRecord }
}

/** Depth first with an own stack: a studbook of hundreds of generations must not end the call stack. */
function parentsFirst(recordOf: ReadonlyMap<string, PedigreeRecord | undefined>): string[] {
  const ordered: string[] = []
  const state = new Map<string, 'open' | 'placed'>()
  for (const start of recordOf.keys()) {
    const stack = [start]
    while (stack.length > 0) {
      const id = stack[stack.length - 1] as string
      if (state.get(id) === 'open' || state.get(id) === 'placed') {
        stack.pop()
        if (state.get(id) === 'open') ordered.push(id)
        state.set(id, 'placed')
        continue
      }
      state.set(id, 'open')
      const record = recordOf.get(id)
      for (const parent of [record?.damId, record?.sireId]) {
        if (parent === undefined || state.get(parent) === 'placed') continue
        if (state.get(parent) === 'open') throw new PedigreeCycleError(loopThrough(parent, stack, state))
        stack.push(parent)
      }
    }
  }
  return ordered
}

function loopThrough(id: string, stack: readonly string[], state: ReadonlyMap<string, string>): string[] {
  const open = stack.filter(entry => state.get(entry) === 'open')
  return [...open.slice(open.indexOf(id)), id]
}

function sexParents(pedigree: Pedigree): void {
  for (let row = 0; row < pedigree.size; row += 1) {
    const sire = pedigree.sires[row] as number
    const dam = pedigree.dams[row] as number
    if (sire !== UNKNOWN_PARENT && pedigree.sexes[sire] === SEX_CODES.unknown)
      pedigree.sexes[sire] = SEX_CODES.male
    if (dam !== UNKNOWN_PARENT && pedigree.sexes[dam] === SEX_CODES.unknown)
      pedigree.sexes[dam] = SEX_CODES.female
  }
}
