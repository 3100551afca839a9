import {
  type Pedigree,
  type PedigreeRecord,
  pedigreeSexSchema,
  UNKNOWN_PARENT,
} from '@pawfect/domain/pedigree'
import type { AnimalRow, AnimalStore } from '../../store/pedigree/animal-store.ts'
import type { FiguredStudbook } from './loaded-studbook.ts'

/** More ancestors than any shared ancestry could meet. */
const MOST_ANCESTORS = 20_000

/** An animal and its ancestors as records, the nearest first. */
export function recordsAbove(
  animals: AnimalStore,
  book: FiguredStudbook,
  row: number,
): { readonly rootId: string; readonly records: PedigreeRecord[] } {
  const rows = rowsAbove(book.pedigree, row)
  const stored = animals.rowsOf(rows.map(at => book.animalIds[at] ?? 0))
  const idOf = (animalId: number | null) => (animalId === null ? undefined : stored.get(animalId)?.record_id)
  const records = [...stored.values()].map(animal => recordOf(animal, idOf))
  return { rootId: records[0]?.id ?? '', records }
}

function rowsAbove({ sires, dams }: Pedigree, row: number): number[] {
  const rows = [row]
  const seen = new Set(rows)
  for (let at = 0; at < rows.length && rows.length < MOST_ANCESTORS; at += 1) {
    const animal = rows[at] ?? row
    for (const parent of [sires[animal] ?? UNKNOWN_PARENT, dams[animal] ?? UNKNOWN_PARENT]) {
      if (parent === UNKNOWN_PARENT || seen.has(parent)) continue
      seen.add(parent)
      rows.push(parent)
    }
  }
  return rows
}

const SEXES = ['unknown', 'male', 'female'] as const

/** A stored animal as the record it came from. @param idOf - the record's id of an animal; undefined leaves it out. */
export function recordOf(
  animal: AnimalRow,
  idOf: (animalId: number | null) => string | undefined,
): PedigreeRecord {
  const facts = {
    name: animal.name === animal.record_id ? null : animal.name,
    sireId: idOf(animal.sire_id) ?? null,
    damId: idOf(animal.dam_id) ?? null,
    sex: animal.sex === 0 ? null : pedigreeSexSchema.parse(SEXES[animal.sex]),
    bornOn: animal.born_on,
    diedOn: animal.died_on,
    breed: animal.breed,
    colour: animal.colour,
    registration: animal.registration,
    chip: animal.chip,
    other: animal.other === null ? null : (JSON.parse(animal.other) as Record<string, string>),
  }
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))
  return { id: animal.record_id, ...known }
}
