import type { AccountScope, AnimalBrief, AnimalGenetics } from '../../../bridge/index.ts'
import type { CompanionDatabase } from '../companion-database.ts'
import { AnimalMissingError } from './pedigree-store-errors.ts'
import { searchWords } from './search-words.ts'

/** An animal as it is stored; `sex` is a value of `SEX_CODES`. */
export type AnimalRow = {
  readonly animal_id: number
  readonly book: number
  readonly studbook_id: string
  readonly record_id: string
  readonly name: string
  readonly sire_id: number | null
  readonly dam_id: number | null
  readonly sex: number
  readonly born_on: string | null
  readonly died_on: string | null
  readonly breed: string | null
  readonly colour: string | null
  readonly registration: string | null
  readonly chip: string | null
  readonly other: string | null
  readonly genetics: string | null
  readonly has_record: number
}

/** What a search answers. */
export type AnimalsFound = {
  readonly rows: readonly AnimalRow[]
  readonly found: number
  readonly foundIsExact: boolean
}

/** What is searched for. */
export type AnimalSearch = {
  readonly text: string
  readonly sex?: 'male' | 'female' | undefined
  readonly page: { readonly offset: number; readonly limit: number }
}

/** Reads animals. Every answer of one account only. */
export type AnimalStore = {
  /** @throws {AnimalMissingError} */
  readonly find: (accountId: AccountScope, animalId: number) => AnimalRow
  /** Without asking whose: for ids that came out of this store. */
  readonly rowsOf: (animalIds: Iterable<number>) => Map<number, AnimalRow>
  readonly byRecordId: (book: number, recordId: string) => AnimalRow | undefined
  readonly search: (book: number, search: AnimalSearch) => AnimalsFound
  /** Whether `ancestorId` is `animalId` or stands anywhere above it. */
  readonly isAncestor: (ancestorId: number, animalId: number) => boolean
  /** The animal and its ancestors up to the generation, each once. */
  readonly ancestors: (animalId: number, generations: number) => AnimalRow[]
  readonly offspring: (animalId: number, page: AnimalSearch['page']) => AnimalRow[]
  readonly offspringCount: (animalId: number) => number
}

/** Beyond this many a search wants another word; they are not counted. */
const MAX_COUNTED = 1000

const ROW = `SELECT animal.*, studbook.studbook_id FROM studbook_animal AS animal
  JOIN studbook ON studbook.book = animal.book`

/** Reads animals from the pedigree database, always by an index. */
export function createAnimalStore(database: CompanionDatabase): AnimalStore {
  const owned = database.prepare<[number, string], AnimalRow>(
    `${ROW} WHERE animal.animal_id = ? AND studbook.account_id = ? AND studbook.deleted_at IS NULL`,
  )
  const one = database.prepare<[number], AnimalRow>(`${ROW} WHERE animal.animal_id = ?`)
  const named = database.prepare<[number, string], AnimalRow>(
    `${ROW} WHERE animal.book = ? AND animal.record_id = ?`,
  )
  const isAbove = database
    .prepare<[number, number], number>(
      `WITH RECURSIVE up(animal_id) AS (
         VALUES (?)
         UNION SELECT child.sire_id FROM up JOIN studbook_animal AS child USING (animal_id)
           WHERE child.sire_id IS NOT NULL
         UNION SELECT child.dam_id FROM up JOIN studbook_animal AS child USING (animal_id)
           WHERE child.dam_id IS NOT NULL
       ) SELECT ? IN up`,
    )
    .pluck()
  const offspring = database.prepare<[number, number, number, number], AnimalRow>(
    `${ROW} WHERE animal.sire_id = ? OR animal.dam_id = ?
     ORDER BY animal.born_on IS NULL, animal.born_on, animal.animal_id LIMIT ? OFFSET ?`,
  )
  const offspringCount = database
    .prepare<[number, number], number>('SELECT count(*) FROM studbook_animal WHERE sire_id = ? OR dam_id = ?')
    .pluck()
  const above = database.prepare<[number, number, number], AnimalRow>(
    `WITH RECURSIVE up(animal_id, generation) AS (
       VALUES (?, 0)
       UNION SELECT child.sire_id, up.generation + 1 FROM up JOIN studbook_animal AS child USING (animal_id)
         WHERE up.generation < ? AND child.sire_id IS NOT NULL
       UNION SELECT child.dam_id, up.generation + 1 FROM up JOIN studbook_animal AS child USING (animal_id)
         WHERE up.generation < ? AND child.dam_id IS NOT NULL
     ) ${ROW} WHERE animal.animal_id IN (SELECT animal_id FROM up)`,
  )
  return {
    find: (accountId, animalId) => {
      const row = owned.get(animalId, accountId)
      if (row === undefined) throw new AnimalMissingError(animalId)
      return row
    },
    rowsOf: animalIds => {
      const rows = new Map<number, AnimalRow>()
      for (const animalId of animalIds) {
        const row = rows.has(animalId) ? undefined : one.get(animalId)
        if (row !== undefined) rows.set(animalId, row)
      }
      return rows
    },
    byRecordId: (book, recordId) => named.get(book, recordId),
    search: createSearch(database),
    isAncestor: (ancestorId, animalId) => isAbove.get(animalId, ancestorId) === 1,
    ancestors: (animalId, generations) => above.all(animalId, generations, generations),
    offspring: (animalId, { limit, offset }) => offspring.all(animalId, animalId, limit, offset),
    offspringCount: animalId => offspringCount.get(animalId, animalId) ?? 0,
  }
}

/** An animal as lists show it; the coefficient is known elsewhere. */
export function briefOf(row: AnimalRow, inbreeding: number | null): AnimalBrief {
  return {
    animalId: row.animal_id,
    studbookId: row.studbook_id,
    recordId: row.record_id,
    name: row.name,
    sex: SEX_WORDS[row.sex] ?? 'unknown',
    bornOn: row.born_on,
    breed: row.breed,
    colour: row.colour,
    registration: row.registration,
    sireId: row.sire_id,
    damId: row.dam_id,
    hasRecord: row.has_record === 1,
    inbreeding,
  }
}

/** The words of `SEX_CODES`, by their value. */
const SEX_WORDS = ['unknown', 'male', 'female'] as const

/** What tests said of the animal; nothing where nothing is kept. */
export function geneticsOf(row: Pick<AnimalRow, 'genetics'>): AnimalGenetics {
  return row.genetics === null
    ? { tests: {}, genotype: {}, phenotype: {} }
    : (JSON.parse(row.genetics) as AnimalGenetics)
}

function createSearch(database: CompanionDatabase): AnimalStore['search'] {
  const byWords = database.prepare<[string, number], AnimalRow>(
    `${ROW} WHERE animal.animal_id IN (
       SELECT rowid FROM studbook_word WHERE studbook_word MATCH ? ORDER BY rowid LIMIT ?)`,
  )
  const exact = database.prepare<[number, string, number, string], AnimalRow>(
    `${ROW} WHERE animal.animal_id IN (
       SELECT animal_id FROM studbook_animal WHERE book = ? AND record_id = ?
       UNION SELECT animal_id FROM (SELECT animal_id FROM studbook_animal
         WHERE book = ? AND name = ? COLLATE NOCASE LIMIT 50))`,
  )
  const list = createList(database)
  return (book, search) => {
    const text = search.text.trim()
    if (text === '') return list(book, search)
    const words = searchWords(text, { book, sex: search.sex })
    if (words === null) return { rows: [], found: 0, foundIsExact: true }
    const hits = byWords.all(words, MAX_COUNTED + 1)
    const wanted = search.sex === undefined ? null : SEX_WORDS.indexOf(search.sex)
    const first = exact.all(book, text, book, text).filter(row => wanted === null || row.sex === wanted)
    const isFirst = new Set(first.map(row => row.animal_id))
    const others = hits.filter(row => !isFirst.has(row.animal_id)).sort(byName)
    const { offset, limit } = search.page
    const rows = [...first, ...others].slice(0, MAX_COUNTED)
    return {
      rows: rows.slice(offset, offset + limit),
      found: rows.length,
      foundIsExact: hits.length <= MAX_COUNTED,
    }
  }
}

function createList(database: CompanionDatabase): AnimalStore['search'] {
  const sexed = (where: string) =>
    database.prepare<(number | string)[], AnimalRow>(
      `${ROW} WHERE animal.animal_id IN (SELECT animal_id FROM studbook_animal WHERE book = ? ${where}
         ORDER BY name COLLATE NOCASE, animal_id LIMIT ? OFFSET ?) ORDER BY animal.name COLLATE NOCASE, animal.animal_id`,
    )
  const counted = (where: string) =>
    database
      .prepare<number[], number>(
        `SELECT count(*) FROM (SELECT 1 FROM studbook_animal WHERE book = ? ${where} LIMIT ${MAX_COUNTED + 1})`,
      )
      .pluck()
  const [all, ofSex] = [sexed(''), sexed('AND sex = ?')]
  const [countAll, countSex] = [counted(''), counted('AND sex = ?')]
  return (book, { sex, page }) => {
    const code = sex === undefined ? [] : [SEX_WORDS.indexOf(sex)]
    const rows = (sex === undefined ? all : ofSex).all(book, ...code, page.limit, page.offset)
    const found = (sex === undefined ? countAll : countSex).get(book, ...code) ?? 0
    return { rows, found: Math.min(found, MAX_COUNTED), foundIsExact: found <= MAX_COUNTED }
  }
}

function byName(one: AnimalRow, two: AnimalRow): number {
  return one.name.localeCompare(two.name) || one.animal_id - two.animal_id
}
