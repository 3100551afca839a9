import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PedigreeRecord, readPedigreeFile, writePedigreeCsv } from '@pawfect/domain/pedigree'
import { importRecords } from '../src/companion/pedigree/import/import-records.ts'
import { NO_OWN_WORDS } from '../src/companion/pedigree/own-words.ts'
import { createWorkerHandlers } from '../src/companion/pedigree/worker-handlers.ts'
import { createAnimalStore } from '../src/companion/store/pedigree/animal-store.ts'
import { createChangeJournal } from '../src/companion/store/pedigree/change-journal.ts'
import { createImportStore } from '../src/companion/store/pedigree/import-store.ts'
import { openPedigreeDatabase } from '../src/companion/store/pedigree/pedigree-database.ts'
import { createStudbookStore } from '../src/companion/store/pedigree/studbook-store.ts'

/**
 * `node studbook.bench.ts [--json] [--animals N]`: a breeder's database of a million animals. The promises: a search and the
 * ancestors of an animal under 100 ms, 100,000 rows of a file imported in under a minute.
 */
const at = process.argv.indexOf('--animals')
const ANIMALS = at < 0 ? 1_000_000 : Number(process.argv[at + 1])
const IMPORTED_ROWS = Math.min(100_000, ANIMALS)
const PER_GENERATION = ANIMALS / 10
const QUESTIONS = 200

const accountId = 'nobody'
const NAMES = ['Anka', 'Balu', 'Cora', 'Dino', 'Elsa', 'Falk', 'Gala', 'Hasso', 'Ida', 'Jack', 'Kira', 'Leo']
const KENNELS = ['Tannhof', 'Aue', 'Seeblick', 'Birkenweg', 'Green Hill', 'Moorgrund', 'Sonnenberg']
const watch = { signal: new AbortController().signal, report: () => undefined }
const folder = mkdtempSync(join(tmpdir(), 'pawfect-studbook-bench-'))
try {
  await run()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function run(): Promise<void> {
  const database = openPedigreeDatabase(folder)
  const handlers = createWorkerHandlers({ folder, database, tellFigures: () => undefined })
  await benchImport(database, handlers)
  const book = fill(database)
  const animals = createAnimalStore(database)
  const last = database.prepare<[], number>('SELECT max(animal_id) FROM studbook_animal').pluck().get() ?? 1
  benchSearch(database, animals, book)
  benchAncestors(database, animals, last)
  await benchMates(handlers, last)
  database.close()
}

type Database = ReturnType<typeof openPedigreeDatabase>
type Handlers = ReturnType<typeof createWorkerHandlers>

async function benchImport(database: Database, handlers: Handlers): Promise<void> {
  const text = writePedigreeCsv([...records(IMPORTED_ROWS)])
  const bytes = new TextEncoder().encode(text)
  const imports = createImportStore(database)
  const file = { fileName: 'hundred-thousand.csv', byteLength: bytes.byteLength }
  const importId = imports.start(accountId, file)
  imports.receive(imports.find(accountId, importId), 0, bytes)
  const startedAt = performance.now()
  await handlers.applyImport({ accountId, importId, into: { newName: 'File' } }, watch)
  const seconds = (performance.now() - startedAt) / 1000
  const readAt = performance.now()
  await readPedigreeFile(bytes)
  const reading = (performance.now() - readAt) / 1000
  report({ name: 'studbook-import-100k-rows', value: seconds, unit: 's', baseline: reading })
}

function fill(database: Database): number {
  const { studbookId } = createStudbookStore(database).create(accountId, 'Million')
  const { book } = createStudbookStore(database).find(accountId, studbookId)
  const said = [...records(ANIMALS)]
  const stored = { importId: '', fileName: 'bench', byteLength: 0, received: 0, mapping: {}, decisions: {} }
  createChangeJournal(database).record({ book, kind: 'import', subject: 'bench' }, change => {
    importRecords(database, { change, records: said, said, own: NO_OWN_WORDS, stored, watch })
  })
  return book
}

function* records(count: number): Generator<PedigreeRecord> {
  const perGeneration = Math.max(10, Math.min(PER_GENERATION, count / 10))
  for (let row = 0; row < count; row += 1) {
    const generation = Math.floor(row / perGeneration)
    const above = (generation - 1) * perGeneration
    const parent = (step: number) => `R${above + ((row * step + step) % perGeneration)}`
    yield {
      id: `R${row}`,
      name: `${NAMES[row % NAMES.length]} vom ${KENNELS[(row * 7) % KENNELS.length]} ${row % 4999}`,
      sex: row % 2 === 0 ? 'male' : 'female',
      bornOn: `${1980 + generation * 4}`,
      registration: `VDH ${100000 + row}`,
      ...(generation === 0 ? {} : { sireId: parent(2), damId: parent(6).replace(/[02468]$/, '1') }),
    }
  }
}

function benchSearch(database: Database, animals: ReturnType<typeof createAnimalStore>, book: number): void {
  const page = { offset: 0, limit: 50 }
  const texts = Array.from({ length: QUESTIONS }, (_, asked) => {
    const row = (asked * 7919) % ANIMALS
    const word = NAMES[row % NAMES.length] ?? ''
    const forms = [`VDH ${100000 + row}`, word, word.slice(0, 2), `${word} ${row % 4999}`, `R${row}`, 'vom']
    return forms[asked % forms.length] ?? ''
  })
  const indexed = texts.map(text => timed(() => animals.search(book, { text, page })))
  const scan = database.prepare('SELECT * FROM studbook_animal WHERE book = ? AND name LIKE ? LIMIT 50')
  const count = database
    .prepare('SELECT count(*) FROM studbook_animal WHERE book = ? AND name LIKE ?')
    .pluck()
  const scanned = texts.slice(0, 12).map(text =>
    timed(() => {
      scan.all(book, `%${text}%`)
      count.get(book, `%${text}%`)
    }),
  )
  report({ name: 'studbook-search-1m-p95', value: p95(indexed), unit: 'ms', baseline: p95(scanned) })
}

function benchAncestors(
  database: Database,
  animals: ReturnType<typeof createAnimalStore>,
  last: number,
): void {
  const ids = Array.from({ length: QUESTIONS }, (_, asked) => last - ((asked * 4409) % (ANIMALS / 20)))
  const indexed = ids.map(id => timed(() => animals.ancestors(id, 10)))
  const row = database.prepare<[number], { sire_id: number | null; dam_id: number | null }>(
    'SELECT sire_id, dam_id FROM studbook_animal WHERE +animal_id = ?',
  )
  // Two generations without an index: ten would take minutes.
  const scanned = ids.slice(0, 2).map(id =>
    timed(() => {
      const parents = row.get(id)
      for (const parent of [parents?.sire_id, parents?.dam_id]) if (parent) row.get(parent)
    }),
  )
  report({
    name: 'studbook-ancestors-10-generations-1m-p95',
    value: p95(indexed),
    unit: 'ms',
    baseline: p95(scanned),
  })
}

async function benchMates(handlers: Handlers, animalId: number): Promise<void> {
  const filters = { text: '', bornFrom: null, maxDistanceKm: null }
  const question = { accountId, animalId, page: { offset: 0, limit: 25 } } as const
  const ask = () =>
    handlers.findMates({ ...question, sharedStuds: [], filters: { ...filters, switches: [] } }, watch)
  const coldAt = performance.now()
  await ask()
  const cold = performance.now() - coldAt
  const warm: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const startedAt = performance.now()
    await ask()
    warm.push(performance.now() - startedAt)
  }
  report({ name: 'studbook-mates-of-500k-p95', value: p95(warm), unit: 'ms', baseline: cold })
}

function timed(work: () => void): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

function p95(values: readonly number[]): number {
  return values.toSorted((one, two) => one - two)[Math.floor(0.95 * (values.length - 1))] ?? Number.NaN
}

function report(figure: { name: string; value: number; unit: string; baseline: number }): void {
  const ratio = figure.baseline / figure.value
  const words = `${figure.name}: ${figure.value.toFixed(1)} ${figure.unit}; baseline ${figure.baseline.toFixed(1)} (${ratio.toFixed(1)} times)`
  process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify({ ...figure, ratio }) : words}\n`)
}
