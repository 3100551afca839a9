import { MissingColumnError, safeRecords } from '@pawfect/domain/pedigree'
import type { ImportReading } from '../../../bridge/index.ts'
import type { CompanionDatabase } from '../../store/companion-database.ts'
import { createChangeJournal } from '../../store/pedigree/change-journal.ts'
import {
  createImportStore,
  type ImportDecisions,
  type StoredImport,
} from '../../store/pedigree/import-store.ts'
import { createStudbookStore } from '../../store/pedigree/studbook-store.ts'
import type { WorkerHandlers, WorkerInput, WorkerOutput, WorkerWatch } from '../worker-messages.ts'
import { guessSpecies } from './guess-species.ts'
import { importRecords } from './import-records.ts'
import { countFindings, findingsPage, type ImportSession, openSession } from './import-session.ts'
import { readFile, recheckWith } from './read-file.ts'

/** The calls that import files. */
export type ImportHandlers = Pick<
  WorkerHandlers,
  | 'readImport'
  | 'setImportMapping'
  | 'importFindings'
  | 'decideFinding'
  | 'acceptAllFixes'
  | 'undoDecision'
  | 'applyImport'
>

/** Animals shown of a file before it is imported. */
const PREVIEW = 50

/** Files read and held in memory: whoever imports looks at one, and perhaps at the one before. */
const MAX_SESSIONS = 2

/** Answers the import calls. What was decided is on disk at once; what was read is read again after a restart. */
export function createImportHandlers(database: CompanionDatabase): ImportHandlers {
  const imports = createImportStore(database)
  const sessions = createSessions()
  const sessionOf = async ({ accountId, importId }: ImportOf, watch: WorkerWatch) => {
    const stored = imports.find(accountId, importId)
    const open = sessions.get(importId)
    const session =
      open ??
      (await openSession(
        await readFile(imports.bytesOf(stored), stored.mapping, watch),
        stored.decisions,
        recheckWith(watch),
      ))
    sessions.set(importId, session)
    return { stored, session }
  }
  const decide = async (
    of: ImportOf,
    decisions: (session: ImportSession) => ImportDecisions,
    watch: WorkerWatch,
  ) => {
    const { session } = await sessionOf(of, watch)
    const next = await openSession(session.file, decisions(session), recheckWith(watch))
    imports.setDecisions(of.importId, next.decisions)
    sessions.set(of.importId, next)
    return next
  }
  return {
    readImport: async (of, watch) => readingOf(await sessionOf(of, watch)),
    setImportMapping: async ({ mapping, ...of }, watch) => {
      const stored = imports.find(of.accountId, of.importId)
      const file = await readFile(imports.bytesOf(stored), mapping, watch)
      imports.setMapping(of.importId, mapping)
      sessions.set(of.importId, await openSession(file, stored.decisions, recheckWith(watch)))
      return readingOf(await sessionOf(of, watch))
    },
    importFindings: async ({ accountId, importId, ...wanted }, watch) => {
      const { session } = await sessionOf({ accountId, importId }, watch)
      return { counts: countFindings(session), findings: findingsPage(session, wanted) }
    },
    decideFinding: async ({ findingId, fixId, ...of }, watch) => ({
      counts: countFindings(
        await decide(
          of,
          ({ decisions }) => ({ ...without(decisions, findingId), [findingId]: fixId }),
          watch,
        ),
      ),
    }),
    acceptAllFixes: ({ kind, ...of }, watch) => acceptAll(of, { kind, watch, decide }),
    undoDecision: async ({ findingId, ...of }, watch) => ({
      counts: countFindings(await decide(of, ({ decisions }) => without(decisions, findingId), watch)),
    }),
    applyImport: async (input, watch) => {
      const opened = await sessionOf(input, watch)
      return applyImport(database, { ...opened, input, watch })
    },
  }
}

type ImportOf = Pick<WorkerInput<'readImport'>, 'accountId' | 'importId'>

function createSessions() {
  const sessions = new Map<string, ImportSession>()
  return {
    get: (importId: string) => sessions.get(importId),
    set: (importId: string, session: ImportSession) => {
      sessions.delete(importId)
      sessions.set(importId, session)
      for (const oldest of [...sessions.keys()].slice(0, -MAX_SESSIONS)) sessions.delete(oldest)
    },
  }
}

function without(decisions: ImportDecisions, findingId: string): ImportDecisions {
  return Object.fromEntries(Object.entries(decisions).filter(([id]) => id !== findingId))
}

type AcceptAll = {
  readonly kind: string
  readonly watch: WorkerWatch
  readonly decide: (
    of: ImportOf,
    decisions: (session: ImportSession) => ImportDecisions,
    watch: WorkerWatch,
  ) => Promise<ImportSession>
}

async function acceptAll(
  of: ImportOf,
  { kind, watch, decide }: AcceptAll,
): Promise<WorkerOutput<'acceptAllFixes'>> {
  let accepted = 0
  const session = await decide(
    of,
    ({ findings, decisions }) => {
      const open = findings.filter(finding => finding.kind === kind && !(finding.id in decisions))
      const fixes = open.flatMap(({ id, proposedFixes: [best] }) =>
        best === undefined ? [] : [[id, best.id]],
      )
      accepted = fixes.length
      return { ...decisions, ...Object.fromEntries(fixes) }
    },
    watch,
  )
  return { counts: countFindings(session), accepted }
}

function readingOf({ stored, session }: { stored: StoredImport; session: ImportSession }): ImportReading {
  const { reading, proposal } = session.file
  return {
    importId: stored.importId,
    fileName: stored.fileName,
    format: reading?.format ?? 'table',
    encoding: reading?.encoding ?? proposal?.mapping.encoding ?? 'utf-8',
    proposal,
    animals: session.records.length,
    preview: session.records.slice(0, PREVIEW),
    counts: countFindings(session),
  }
}

type Applying = {
  readonly stored: StoredImport
  readonly session: ImportSession
  readonly input: WorkerInput<'applyImport'>
  readonly watch: WorkerWatch
}

/** Writes all animals in one transaction: a cancelled import, or a computer that goes out, leaves nothing. */
function applyImport(database: CompanionDatabase, applying: Applying): WorkerOutput<'applyImport'> {
  const { session, stored, input, watch } = applying
  const { reading, proposal } = session.file
  if (reading === null) {
    throw new MissingColumnError(
      proposal?.missing ?? [],
      (proposal?.columns ?? []).map(({ heading }) => heading),
    )
  }
  const books = createStudbookStore(database)
  const write = database.transaction(() => {
    const studbookId =
      'newName' in input.into
        ? books.create(input.accountId, input.into.newName).studbookId
        : input.into.studbookId
    const { book, species } = books.find(input.accountId, studbookId)
    const counts = { claimsAdded: 0, animalsFilled: 0, founders: 0 }
    const made = createChangeJournal(database).record(
      { book, kind: 'import', subject: stored.fileName },
      change => {
        const records = safeRecords({ records: session.records, findings: session.findings })
        const done = importRecords(database, {
          ...{ change, records, said: reading.records, own: session.file.own, stored, watch },
        })
        Object.assign(counts, done)
      },
    )
    createImportStore(database).setApplied(stored.importId, book, made.changeId)
    if (species === null) books.describe(book, { species: guessSpecies(database, book) })
    const { changeId, revision, animalsAdded } = made
    return { studbookId, changeId, revision, animalsAdded, ...counts }
  })
  return write.immediate()
}
