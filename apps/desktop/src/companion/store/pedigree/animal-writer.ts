import type { CompanionDatabase } from '../companion-database.ts'
import { indexedWords } from './search-words.ts'

/** The columns of an animal that can change; `sex` is a value of `SEX_CODES`, `other` and `genetics` are JSON. */
export type AnimalColumns = {
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

/** Writes animals and keeps the search index true. */
export type AnimalWriter = {
  readonly insert: (animal: AnimalColumns & { readonly animal_id: number; readonly book: number }) => void
  readonly update: (animalId: number, columns: Partial<AnimalColumns>) => void
  readonly read: (animalId: number) => AnimalColumns
  /** The number the next animal may have. */
  readonly nextId: () => number
}

const COLUMNS = [
  'record_id',
  'name',
  'sire_id',
  'dam_id',
  'sex',
  'born_on',
  'died_on',
  'breed',
  'colour',
  'registration',
  'chip',
  'other',
  'genetics',
  'has_record',
] as const satisfies readonly (keyof AnimalColumns)[]

/** Columns whose words, or whose mark, the search index holds. */
const INDEXED = new Set<string>(['record_id', 'name', 'registration', 'chip', 'sex'])

/** Prepares the statements that write animals. Callers hold a transaction. */
export function createAnimalWriter(database: CompanionDatabase): AnimalWriter {
  const insert = database.prepare(
    `INSERT INTO studbook_animal (animal_id, book, ${COLUMNS.join(', ')})
     VALUES (@animal_id, @book, ${COLUMNS.map(column => `@${column}`).join(', ')})`,
  )
  const index = database.prepare('INSERT INTO studbook_word (rowid, book, words) VALUES (?, ?, ?)')
  const unindex = database.prepare('DELETE FROM studbook_word WHERE rowid = ?')
  const one = database.prepare<[number], AnimalColumns & { animal_id: number; book: number }>(
    'SELECT * FROM studbook_animal WHERE animal_id = ?',
  )
  const last = database
    .prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'studbook_animal'")
    .pluck()
  const read = (animalId: number) => {
    const row = one.get(animalId)
    if (row === undefined) throw new RangeError(`no animal ${animalId} to write`)
    return row
  }
  return {
    insert: animal => {
      insert.run(animal)
      const { book, words } = indexedWords(animal)
      index.run(animal.animal_id, book, words)
    },
    update: (animalId, columns) => {
      const names = COLUMNS.filter(column => columns[column] !== undefined)
      if (names.length === 0) return
      database
        .prepare(
          `UPDATE studbook_animal SET ${names.map(name => `${name} = @${name}`).join(', ')} WHERE animal_id = @animalId`,
        )
        .run({ ...columns, animalId })
      if (!names.some(name => INDEXED.has(name))) return
      unindex.run(animalId)
      const { book, words } = indexedWords(read(animalId))
      index.run(animalId, book, words)
    },
    read: animalId => {
      const { animal_id: _id, book: _book, ...columns } = read(animalId)
      return columns
    },
    nextId: () => (last.get() ?? 0) + 1,
  }
}
