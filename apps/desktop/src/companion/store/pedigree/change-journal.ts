import type { StudbookChange } from '../../../bridge/index.ts'
import type { CompanionDatabase } from '../companion-database.ts'
import { type AnimalColumns, createAnimalWriter } from './animal-writer.ts'
import { ChangeMissingError, LaterChangesDependError } from './pedigree-store-errors.ts'

/** A change under way: inside one transaction, written down before anything is touched. */
export type OpenChange = {
  readonly changeId: number
  readonly book: number
  readonly add: (animalId: number, columns: AnimalColumns) => void
  /** Keeps what the animal was, once per change, then writes the given columns. */
  readonly update: (animalId: number, columns: Partial<AnimalColumns>) => void
  /** Keeps which claim was chosen, then chooses this one. */
  readonly choose: (animalId: number, fact: string, claimId: number) => void
}

/** What a change did. */
export type ChangeMade = {
  readonly changeId: number
  readonly revision: number
  readonly animalsAdded: number
  readonly animalsChanged: number
}

/** What a change is called in the history. */
export type ChangeName = {
  readonly book: number
  readonly kind: StudbookChange['kind']
  readonly subject: string
  /** What a renamed studbook was called. */
  readonly beforeText?: string
}

/** Every step of a studbook, so that each can be taken back. */
export type ChangeJournal = {
  /** Runs the work in one transaction: all of it is on disk when this returns, or nothing. */
  readonly record: (name: ChangeName, work: (change: OpenChange) => void) => ChangeMade
  /** @throws {ChangeMissingError} @throws {LaterChangesDependError} nothing is changed then. */
  readonly undo: (book: number, changeId: number) => ChangeMade
  readonly list: (book: number, page: { readonly limit: number; readonly offset: number }) => StudbookChange[]
}

type ChangeRow = {
  change_id: number
  kind: StudbookChange['kind']
  at: string
  subject: string
  first_animal: number | null
  last_animal: number | null
  animals_added: number
  animals_changed: number
  before_text: string | null
  undone_at: string | null
}

type BeforeRow = { animal_id: number; before: string }
type Before = { columns: AnimalColumns; chosen: Record<string, number | null> }

/** Keeps the history in the pedigree database. */
export function createChangeJournal(database: CompanionDatabase): ChangeJournal {
  const list = database.prepare<[number, number, number], ChangeRow>(
    'SELECT * FROM studbook_change WHERE book = ? ORDER BY change_id DESC LIMIT ? OFFSET ?',
  )
  return {
    record: (name, work) => {
      const run = database.transaction(() => recordChange(database, name, work))
      return run.immediate()
    },
    undo: (book, changeId) => {
      const run = database.transaction(() => undoChange(database, book, changeId))
      return run.immediate()
    },
    list: (book, { limit, offset }) =>
      list.all(book, limit, offset).map(row => ({
        changeId: row.change_id,
        kind: row.kind,
        at: row.at,
        subject: row.subject.slice(0, 200),
        animalsAdded: row.animals_added,
        animalsChanged: row.animals_changed,
        undoneAt: row.undone_at,
      })),
  }
}

function recordChange(
  database: CompanionDatabase,
  { book, kind, subject, beforeText }: ChangeName,
  work: (change: OpenChange) => void,
): ChangeMade {
  const at = new Date().toISOString()
  const { lastInsertRowid } = database
    .prepare('INSERT INTO studbook_change VALUES (NULL, ?, ?, ?, ?, NULL, NULL, 0, 0, ?, NULL)')
    .run(book, kind, at, subject, beforeText ?? null)
  const changeId = Number(lastInsertRowid)
  const added = { count: 0, first: null as number | null, last: null as number | null }
  const writer = createAnimalWriter(database)
  const keepBefore = createBeforeKeeper(database, changeId)
  work({
    changeId,
    book,
    add: (animalId, columns) => {
      writer.insert({ ...columns, animal_id: animalId, book })
      added.count += 1
      added.first = Math.min(added.first ?? animalId, animalId)
      added.last = Math.max(added.last ?? animalId, animalId)
    },
    update: (animalId, columns) => {
      keepBefore(animalId)
      writer.update(animalId, columns)
    },
    choose: (animalId, fact, claimId) => {
      keepBefore(animalId)
      chooseClaim(database, { animalId, fact, claimId })
    },
  })
  const animalsChanged = countBefore(database, changeId)
  database
    .prepare(
      'UPDATE studbook_change SET first_animal = ?, last_animal = ?, animals_added = ?, animals_changed = ? WHERE change_id = ?',
    )
    .run(added.first, added.last, added.count, animalsChanged, changeId)
  const revision = turnPage(database, book, added.count)
  return { changeId, revision, animalsAdded: added.count, animalsChanged }
}

/** A new revision of the studbook. */
function turnPage(database: CompanionDatabase, book: number, animalsMore: number): number {
  const revision = database
    .prepare<[number, number], number>(
      'UPDATE studbook SET revision = revision + 1, animals = animals + ? WHERE book = ? RETURNING revision',
    )
    .pluck()
    .get(animalsMore, book)
  return revision ?? 0
}

function createBeforeKeeper(database: CompanionDatabase, changeId: number): (animalId: number) => void {
  const keep = database.prepare('INSERT OR IGNORE INTO studbook_before VALUES (?, ?, ?)')
  const chosen = database.prepare<[number], { fact: string; claim_id: number }>(
    'SELECT fact, claim_id FROM studbook_claim WHERE animal_id = ? AND chosen = 1',
  )
  const writer = createAnimalWriter(database)
  return animalId => {
    const claims = chosen.all(animalId).map(({ fact, claim_id }) => [fact, claim_id])
    const before: Before = { columns: writer.read(animalId), chosen: Object.fromEntries(claims) }
    keep.run(changeId, animalId, JSON.stringify(before))
  }
}

function countBefore(database: CompanionDatabase, changeId: number): number {
  return (
    database
      .prepare<[number], number>('SELECT count(*) FROM studbook_before WHERE change_id = ?')
      .pluck()
      .get(changeId) ?? 0
  )
}

function chooseClaim(
  database: CompanionDatabase,
  { animalId, fact, claimId }: { animalId: number; fact: string; claimId: number | null },
): void {
  database
    .prepare('UPDATE studbook_claim SET chosen = (claim_id = ?) WHERE animal_id = ? AND fact = ?')
    .run(claimId ?? -1, animalId, fact)
}

function undoChange(database: CompanionDatabase, book: number, changeId: number): ChangeMade {
  const change = database
    .prepare<[number, number], ChangeRow>('SELECT * FROM studbook_change WHERE book = ? AND change_id = ?')
    .get(book, changeId)
  if (change === undefined || change.undone_at !== null) throw new ChangeMissingError(changeId)
  refuseWhenBuiltUpon(database, book, change)
  const restored = restoreAnimals(database, changeId)
  database.prepare('DELETE FROM studbook_claim WHERE change_id = ?').run(changeId)
  const removed = removeAdded(database, book, change)
  if (change.kind === 'rename-studbook') {
    database.prepare('UPDATE studbook SET name = ? WHERE book = ?').run(change.before_text, book)
  }
  if (change.kind === 'delete-studbook') {
    database.prepare('UPDATE studbook SET deleted_at = NULL WHERE book = ?').run(book)
  }
  database
    .prepare('UPDATE studbook_change SET undone_at = ? WHERE change_id = ?')
    .run(new Date().toISOString(), changeId)
  return {
    changeId,
    revision: turnPage(database, book, -removed),
    animalsAdded: -removed,
    animalsChanged: restored,
  }
}

/** Only what no later step touched can be taken back; the order of undoing is the user's otherwise. */
function refuseWhenBuiltUpon(database: CompanionDatabase, book: number, change: ChangeRow): void {
  const first = change.first_animal ?? 0
  const last = change.last_animal ?? -1
  const later = database
    .prepare<Record<string, number>, number | null>(
      `SELECT max(change_id) FROM (
         SELECT max(later.change_id) AS change_id FROM studbook_before AS own
           JOIN studbook_before AS later ON later.animal_id = own.animal_id AND later.change_id > own.change_id
           JOIN studbook_change AS step ON step.change_id = later.change_id AND step.undone_at IS NULL
           WHERE own.change_id = @changeId
         UNION ALL SELECT max(later.change_id) FROM studbook_before AS later
           JOIN studbook_change AS step ON step.change_id = later.change_id AND step.undone_at IS NULL
           WHERE later.animal_id BETWEEN @first AND @last AND later.change_id > @changeId
         UNION ALL SELECT max(step.change_id) FROM studbook_change AS step
           WHERE step.book = @book AND step.change_id > @changeId AND step.undone_at IS NULL AND EXISTS (
             SELECT 1 FROM studbook_animal AS child
             WHERE child.animal_id BETWEEN step.first_animal AND step.last_animal
               AND (child.sire_id BETWEEN @first AND @last OR child.dam_id BETWEEN @first AND @last))
       )`,
    )
    .pluck()
    .get({ changeId: change.change_id, first, last, book })
  if (typeof later === 'number') throw new LaterChangesDependError(change.change_id, later)
}

function restoreAnimals(database: CompanionDatabase, changeId: number): number {
  const writer = createAnimalWriter(database)
  const rows = database
    .prepare<[number], BeforeRow>('SELECT animal_id, before FROM studbook_before WHERE change_id = ?')
    .all(changeId)
  const facts = database
    .prepare<[number], string>('SELECT DISTINCT fact FROM studbook_claim WHERE animal_id = ?')
    .pluck()
  for (const row of rows) {
    const before = JSON.parse(row.before) as Before
    writer.update(row.animal_id, before.columns)
    for (const fact of facts.all(row.animal_id)) {
      chooseClaim(database, { animalId: row.animal_id, fact, claimId: before.chosen[fact] ?? null })
    }
  }
  return rows.length
}

function removeAdded(database: CompanionDatabase, book: number, change: ChangeRow): number {
  const range = [change.first_animal ?? 0, change.last_animal ?? -1, book]
  database
    .prepare(
      `DELETE FROM studbook_word WHERE rowid IN
         (SELECT animal_id FROM studbook_animal WHERE animal_id BETWEEN ? AND ? AND book = ?)`,
    )
    .run(...range)
  database.prepare('DELETE FROM studbook_claim WHERE animal_id BETWEEN ? AND ? AND book = ?').run(...range)
  // Claims of others that name a removed animal keep its name.
  database
    .prepare('UPDATE studbook_claim SET parent_id = NULL WHERE parent_id BETWEEN ? AND ? AND book = ?')
    .run(...range)
  return database
    .prepare('DELETE FROM studbook_animal WHERE animal_id BETWEEN ? AND ? AND book = ?')
    .run(...range).changes
}
