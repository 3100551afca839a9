import type { BridgeHandlers } from '../../bridge/index.ts'
import { addClaim, chooseClaim, disputedFacts } from '../pedigree/claims.ts'
import { addAnimal, addLitter, editAnimal } from '../pedigree/edit-animals.ts'
import { exportFile, readShelved } from '../pedigree/export-shelf.ts'
import type { PedigreeDesk } from '../pedigree/pedigree-desk.ts'
import { deleteStudbook, renameStudbook } from '../pedigree/rename-studbook.ts'
import { shareAncestry } from '../pedigree/share-ancestry.ts'
import type { WorkerCall } from '../pedigree/worker-messages.ts'
import { type AnimalRow, geneticsOf } from '../store/pedigree/animal-store.ts'
import { studbookOf } from '../store/pedigree/studbook-store.ts'

type PedigreeHandlers = BridgeHandlers['pedigree']

/** Answers the pedigree channel: short questions here, long ones in the worker. */
export function createPedigreeHandlers(desk: PedigreeDesk): PedigreeHandlers {
  return {
    ...importHandlers(desk),
    ...studbookHandlers(desk),
    ...animalHandlers(desk),
    ...claimHandlers(desk),
    geneticSheet: inWorker(desk, 'geneticSheet'),
    findMates: inWorker(desk, 'findMates'),
    trialLitter: inWorker(desk, 'trialLitter'),
    mateMatrix: inWorker(desk, 'mateMatrix'),
  }
}

/** Passes a call on to the worker as it is. */
function inWorker<Call extends WorkerCall>(desk: PedigreeDesk, call: Call): PedigreeHandlers[Call] {
  const ask = (input: never, watch: never) => desk.worker.ask(call, input, watch)
  return ask as unknown as PedigreeHandlers[Call]
}

/** The same for a call that writes: it waits for its turn, and others wait for it. */
function inWorkerByTurn<Call extends WorkerCall>(desk: PedigreeDesk, call: Call): PedigreeHandlers[Call] {
  const ask = (input: never, watch: never) => desk.inTurn(() => desk.worker.ask(call, input, watch))
  return ask as unknown as PedigreeHandlers[Call]
}

function importHandlers(desk: PedigreeDesk) {
  const { imports } = desk
  return {
    startImport: async ({ accountId, ...file }) => ({
      importId: await desk.inTurn(() => imports.start(accountId, file)),
    }),
    sendImportBytes: async ({ accountId, importId, offset, bytes }) => ({
      received: await desk.inTurn(() => imports.receive(imports.find(accountId, importId), offset, bytes)),
    }),
    readImport: inWorker(desk, 'readImport'),
    setImportMapping: inWorkerByTurn(desk, 'setImportMapping'),
    importFindings: inWorker(desk, 'importFindings'),
    decideFinding: inWorkerByTurn(desk, 'decideFinding'),
    acceptAllFixes: inWorkerByTurn(desk, 'acceptAllFixes'),
    undoDecision: inWorkerByTurn(desk, 'undoDecision'),
    applyImport: inWorkerByTurn(desk, 'applyImport'),
    listImports: async ({ accountId }) => ({ imports: imports.list(accountId) }),
    forgetImport: async ({ accountId, importId }) => ({
      forgotten: await desk.inTurn(() => imports.forget(accountId, importId)),
    }),
  } satisfies Partial<PedigreeHandlers>
}

function studbookHandlers(desk: PedigreeDesk) {
  const { books, journal } = desk
  return {
    listStudbooks: async ({ accountId }) => ({ studbooks: books.list(accountId) }),
    createStudbook: ({ accountId, name }) => desk.inTurn(() => books.create(accountId, name)),
    renameStudbook: ({ name, ...of }) => desk.inTurn(() => renameStudbook(desk, of, name)),
    describeStudbook: ({ accountId, studbookId, ...said }) =>
      desk.inTurn(() => {
        books.describe(books.find(accountId, studbookId).book, said)
        return studbookOf(books.find(accountId, studbookId))
      }),
    deleteStudbook: of => desk.inTurn(() => deleteStudbook(desk, of)),
    exportStudbook: inWorker(desk, 'exportStudbook'),
    readExport: async ({ exportId, offset }) => ({
      bytes: await readShelved(exportFile(desk.folder, exportId), offset),
    }),
    listChanges: async ({ accountId, studbookId, page }) => ({
      changes: journal.list(books.findDeleted(accountId, studbookId).book, page),
    }),
    undoChange: inWorkerByTurn(desk, 'undoChange'),
    adoptStudbooks: async ({ accountId }) => ({
      adopted: await desk.inTurn(() => books.adopt(accountId)),
    }),
  } satisfies Partial<PedigreeHandlers>
}

function animalHandlers(desk: PedigreeDesk) {
  const { animals, books } = desk
  return {
    searchAnimals: async ({ accountId, studbookId, ...search }) => {
      const { rows, ...counted } = animals.search(books.find(accountId, studbookId).book, search)
      return { animals: desk.briefsOf(rows), ...counted }
    },
    getAnimal: async ({ accountId, animalId }) => wholeAnimal(desk, animals.find(accountId, animalId)),
    editAnimal: ({ changes, ...of }) => desk.inTurn(() => editAnimal(desk, of, changes)),
    addAnimal: ({ accountId, studbookId, recordId, facts }) =>
      desk.inTurn(() => addAnimal(desk, { book: books.find(accountId, studbookId).book, recordId }, facts)),
    addLitter: ({ accountId, studbookId, sireId, damId, young }) =>
      desk.inTurn(() =>
        addLitter(desk, { book: books.find(accountId, studbookId).book, sireId, damId }, young),
      ),
    ancestors: async ({ accountId, animalId, generations }) => {
      animals.find(accountId, animalId)
      return { animals: desk.briefsOf(animals.ancestors(animalId, generations)) }
    },
    ancestryToShare: async ({ accountId, animalId, species }) =>
      shareAncestry(animals, animals.find(accountId, animalId), species),
    offspring: async ({ accountId, animalId, page }) => {
      animals.find(accountId, animalId)
      return {
        animals: desk.briefsOf(animals.offspring(animalId, page)),
        total: animals.offspringCount(animalId),
      }
    },
  } satisfies Partial<PedigreeHandlers>
}

function claimHandlers(desk: PedigreeDesk) {
  const { animals, claims } = desk
  return {
    listClaims: async ({ accountId, animalId }) => ({
      claims: claims.list(animals.find(accountId, animalId).animal_id),
    }),
    addClaim: ({ accountId, ...claim }) => desk.inTurn(() => addClaim(desk, accountId, claim)),
    chooseClaim: ({ accountId, claimId }) => desk.inTurn(() => chooseClaim(desk, accountId, claimId)),
    figuresUnderClaims: inWorker(desk, 'figuresUnderClaims'),
  } satisfies Partial<PedigreeHandlers>
}

function wholeAnimal(desk: PedigreeDesk, row: AnimalRow) {
  const parents = desk.animals.rowsOf([row.sire_id, row.dam_id].filter(id => id !== null))
  const brief = (animal: AnimalRow | undefined) =>
    animal === undefined ? null : (desk.briefsOf([animal])[0] ?? null)
  const [own] = desk.briefsOf([row])
  if (own === undefined) throw new RangeError('an animal has no brief')
  return {
    ...own,
    diedOn: row.died_on,
    chip: row.chip,
    other: row.other === null ? {} : (JSON.parse(row.other) as Record<string, string>),
    sire: brief(parents.get(row.sire_id ?? 0)),
    dam: brief(parents.get(row.dam_id ?? 0)),
    offspringCount: desk.animals.offspringCount(row.animal_id),
    genetics: geneticsOf(row),
    disputed: disputedFacts(desk.claims.list(row.animal_id)),
  }
}
