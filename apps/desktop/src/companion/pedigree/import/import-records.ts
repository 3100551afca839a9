import { arrangePedigree, type Pedigree, SEX_CODES, UNKNOWN_PARENT } from '@pawfect/domain/pedigree'
import type { CompanionDatabase } from '../../store/companion-database.ts'
import { createAnimalWriter } from '../../store/pedigree/animal-writer.ts'
import { emptyColumns } from '../edit-animals.ts'
import type { ImportDone, ImportWork } from './import-work.ts'
import { keepOtherWords } from './keep-other-words.ts'
import { keepOwnWords } from './keep-own-words.ts'
import { findKnownAnimals, type KnownAnimals } from './known-animals.ts'
import { columnsOf } from './record-columns.ts'

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
    const facts =
      record === undefined ? { ...emptyColumns(id), has_record: 0 } : columnsOf(record, animalIdOf)
    const genetics = work.own.genetics[id]
    const columns = genetics === undefined ? facts : { ...facts, genetics: JSON.stringify(genetics) }
    const sex = pedigree.sexes[row] ?? SEX_CODES.unknown
    change.add(animalIdOf.get(id) ?? 0, { ...columns, sex, record_id: known.newNames.get(id) ?? id })
  })
  watch.report({ step: 'indexing', done: ids.length, total: ids.length })
  const claimsKept = keepOwnWords(database, work, { animalIdOf, known: known.animalOf })
  const { animalsFilled, claimsAdded } = keepOtherWords(database, { ...work, known, animalIdOf })
  return { animalsFilled, claimsAdded: claimsAdded + claimsKept, founders: foundersIn(pedigree) }
}

function foundersIn({ sires, dams }: Pedigree): number {
  return sires.filter((sire, row) => sire === UNKNOWN_PARENT && dams[row] === UNKNOWN_PARENT).length
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
