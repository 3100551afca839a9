import { type PedigreeRecord, SEX_CODES } from '@pawfect/domain/pedigree'
import type { AnimalColumns } from '../../store/pedigree/animal-writer.ts'

/** A record's facts as columns; its parents by their numbers. */
export function columnsOf(record: PedigreeRecord, animalIdOf: ReadonlyMap<string, number>): AnimalColumns {
  const parent = (id: string | undefined) => (id === undefined ? null : (animalIdOf.get(id) ?? null))
  return {
    record_id: record.id,
    name: record.name ?? record.id,
    sire_id: parent(record.sireId),
    dam_id: parent(record.damId),
    sex: SEX_CODES[record.sex ?? 'unknown'],
    born_on: record.bornOn ?? null,
    died_on: record.diedOn ?? null,
    breed: record.breed ?? null,
    colour: record.colour ?? null,
    registration: record.registration ?? null,
    chip: record.chip ?? null,
    other: record.other === undefined ? null : JSON.stringify(record.other),
    genetics: null,
    has_record: 1,
  }
}
