import { arrangePedigree, type PedigreeRecord, SEX_CODES } from '@pawfect/domain/pedigree'
import type { CompanionDatabase } from '../../store/companion-database.ts'
import type { AnimalColumns } from '../../store/pedigree/animal-writer.ts'
import { createAnimalWriter } from '../../store/pedigree/animal-writer.ts'
import type { OpenChange } from '../../store/pedigree/change-journal.ts'
import type { StoredImport } from '../../store/pedigree/import-store.ts'
import { emptyColumns } from '../edit-animals.ts'
import type { WorkerWatch } from '../worker-messages.ts'
import { keepOtherWords } from './keep-other-words.ts'
import { findKnownAnimals, type KnownAnimals } from './known-animals.ts'

/** Records on their way into a studbook. */
export type ImportWork = {
  readonly change: OpenChange
  /** What figures may be computed from: no loops. */
  readonly records: readonly PedigreeRecord[]
  /** The file's own words, as they were read. */
  readonly said: readonly PedigreeRecord[]
  readonly stored: StoredImport
  readonly watch: WorkerWatch
}

/** What an import did beside adding animals. */
export type ImportDone = { readonly animalsFilled: number; readonly claimsAdded: number }

/** Animals between two looks at the signal. */
const ROWS_PER_STEP = 2000

/**
 * Writes records into a studbook: new animals with their parents, gaps of known animals filled, and where two
 * sources disagree both words kept. Callers hold the transaction.
 */
export function importRecords(database: CompanionDatabase, work: ImportWork): ImportDone {
  const { change, records, watch } = work
  watch.report({ step: 'writing', done: 0, total: records.length })
  const { pedigree, ids } = arrangePedigree(records)
  const recordOf = new Map(records.map(record => [record.id, record]))
  const known = findKnownAnimals(database, work)
  const animalIdOf = assignIds(database, ids, known)
  ids.forEach((id, row) => {
    if (row % ROWS_PER_STEP === 0) {
      watch.signal.throwIfAborted()
      watch.report({ step: 'writing', done: row, total: ids.length })
    }
    if (known.animalOf.has(id)) return
    const record = recordOf.get(id)
    const columns =
      record === undefined ? { ...emptyColumns(id), has_record: 0 } : columnsOf(record, animalIdOf)
    const sex = pedigree.sexes[row] ?? SEX_CODES.unknown
    change.add(animalIdOf.get(id) ?? 0, { ...columns, sex, record_id: known.newNames.get(id) ?? id })
  })
  watch.report({ step: 'indexing', done: ids.length, total: ids.length })
  return keepOtherWords(database, { ...work, known, animalIdOf })
}

function assignIds(
  database: CompanionDatabase,
  ids: readonly string[],
  known: KnownAnimals,
): ReadonlyMap<string, number> {
  let next = createAnimalWriter(database).nextId()
  return new Map(
    ids.map(id => {
      const animalId = known.animalOf.get(id)
      if (animalId !== undefined) return [id, animalId]
      next += 1
      return [id, next - 1]
    }),
  )
}

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
