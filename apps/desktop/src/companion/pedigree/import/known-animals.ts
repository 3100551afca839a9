import { type PedigreeRecord, SEX_CODES } from '@pawfect/domain/pedigree'
import type { CompanionDatabase } from '../../store/companion-database.ts'
import type { ImportWork } from './import-work.ts'

/** Which animals of a file stand in the studbook already. */
export type KnownAnimals = {
  /** The studbook's animal by the file's id. */
  readonly animalOf: ReadonlyMap<string, number>
  /** Ids that mean another animal in the studbook, with the id the file's animal gets instead. */
  readonly newNames: ReadonlyMap<string, string>
}

type KnownRow = {
  animal_id: number
  record_id: string
  name: string
  sex: number
  born_on: string | null
  registration: string | null
  chip: string | null
}

/**
 * Recognises animals by chip or registration, else by id; an id whose name, sex or year of birth say otherwise
 * belongs to somebody else: numbers like 5 stand in every studbook.
 */
export function findKnownAnimals(
  database: CompanionDatabase,
  { change: { book }, records, stored }: ImportWork,
): KnownAnimals {
  const rows = database
    .prepare<[number], KnownRow>(
      'SELECT animal_id, record_id, name, sex, born_on, registration, chip FROM studbook_animal WHERE book = ?',
    )
    .all(book)
  const animalOf = new Map<string, number>()
  const newNames = new Map<string, string>()
  if (rows.length === 0) return { animalOf, newNames }
  const byId = new Map(rows.map(row => [row.record_id, row]))
  const byMark = marksOf(rows)
  const recordOf = new Map(records.map(record => [record.id, record]))
  const ids = new Set(records.flatMap(({ id, sireId, damId }) => [id, sireId, damId]))
  for (const id of ids) {
    if (id === undefined) continue
    const record = recordOf.get(id) ?? { id }
    const marked = byMark(record)
    const named = byId.get(id)
    if (marked !== undefined) animalOf.set(id, marked.animal_id)
    else if (named !== undefined && couldBe(named, record)) animalOf.set(id, named.animal_id)
    else if (named !== undefined) newNames.set(id, freeName(id, stored.fileName, byId))
  }
  return { animalOf, newNames }
}

/** Chips and registrations that only one animal has. */
function marksOf(rows: readonly KnownRow[]): (record: PedigreeRecord) => KnownRow | undefined {
  const found = new Map<string, KnownRow | null>()
  const keep = (mark: string, row: KnownRow) => found.set(mark, found.has(mark) ? null : row)
  for (const row of rows) {
    if (row.chip !== null) keep(`chip ${row.chip}`, row)
    if (row.registration !== null) keep(`registration ${row.registration}`, row)
  }
  return ({ chip, registration }) =>
    found.get(`chip ${chip}`) ?? found.get(`registration ${registration}`) ?? undefined
}

function couldBe(row: KnownRow, record: PedigreeRecord): boolean {
  const sex = SEX_CODES[record.sex ?? 'unknown']
  const sexes = new Set([sex, row.sex].filter(code => code !== SEX_CODES.unknown))
  const years = new Set([row.born_on, record.bornOn].filter(Boolean).map(day => day?.slice(0, 4)))
  const names = new Set([row.name, record.name ?? row.name].map(plainName))
  return (
    sexes.size < 2 && years.size < 2 && (names.size < 2 || plainName(row.name) === plainName(row.record_id))
  )
}

function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

function freeName(id: string, fileName: string, taken: ReadonlyMap<string, unknown>): string {
  for (let copy = 1; ; copy += 1) {
    const name = `${id} (${fileName}${copy === 1 ? '' : ` ${copy}`})`.slice(0, 200)
    if (!taken.has(name)) return name
  }
}
