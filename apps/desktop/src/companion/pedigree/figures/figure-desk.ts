import { rankSires } from '@pawfect/domain/pedigree'
import type { AccountScope } from '../../../bridge/index.ts'
import type { CompanionDatabase } from '../../store/companion-database.ts'
import { createAnimalStore } from '../../store/pedigree/animal-store.ts'
import { createClaimStore } from '../../store/pedigree/claim-store.ts'
import { ForeignParentError } from '../../store/pedigree/pedigree-store-errors.ts'
import { searchWords } from '../../store/pedigree/search-words.ts'
import { createStudbookStore } from '../../store/pedigree/studbook-store.ts'
import type { SharedFigures, WorkerHandlers, WorkerWatch } from '../worker-messages.ts'
import { figuresUnder } from './figures-under-claims.ts'
import { findMates } from './find-mates.ts'
import { geneticSheetOf } from './genetic-sheet.ts'
import { createStudbookShelf } from './loaded-studbook.ts'
import { trialLitterOf } from './trial-litter.ts'

/** The calls that compute. */
export type FigureHandlers = Pick<
  WorkerHandlers,
  'geneticSheet' | 'findMates' | 'trialLitter' | 'mateMatrix' | 'figuresUnderClaims'
>

/** Animals whose words a search of mates may match; a word of more narrows nothing. */
const MOST_NAMED = 20_000

/** Answers the calls that compute; a studbook is loaded and figured once for each of its revisions. */
export function createFigureHandlers(
  database: CompanionDatabase,
  tellFigures: (figures: SharedFigures) => void,
): FigureHandlers {
  const animals = createAnimalStore(database)
  const books = createStudbookStore(database)
  const claims = createClaimStore(database)
  const shelf = createStudbookShelf(database, tellFigures)
  const opened = (accountId: AccountScope, animalId: number, watch: WorkerWatch) => {
    const animal = animals.find(accountId, animalId)
    const { species, place } = books.find(accountId, animal.studbook_id)
    return { animal, book: shelf.figured(animal.book, watch), circumstances: { species, place } }
  }
  return {
    geneticSheet: ({ accountId, animalId }, watch) => {
      const { book } = opened(accountId, animalId, watch)
      return geneticSheetOf(animals, book, book.rowOf(animalId))
    },
    findMates: ({ accountId, animalId, ...asked }, watch) => {
      const { animal: chosen, book, circumstances } = opened(accountId, animalId, watch)
      watch.report({ step: 'ranking', done: 0, total: 0 })
      const named = namedAnimals(database, chosen.book, asked.filters.text)
      return findMates(animals, { ...asked, book, chosen, circumstances, named })
    },
    trialLitter: ({ accountId, sireId, damId }, watch) => {
      const { animal: sire, book, circumstances } = opened(accountId, sireId, watch)
      const dam = animals.find(accountId, damId)
      if (dam.book !== sire.book) throw new ForeignParentError(dam.name)
      return trialLitterOf(animals, { book, sire, dam, circumstances })
    },
    mateMatrix: ({ accountId, studbookId, sireIds, damIds }, watch) => {
      const book = shelf.figured(books.find(accountId, studbookId).book, watch)
      const sires = sireIds.map(book.rowOf)
      return {
        inbreeding: damIds.map(damId => {
          watch.signal.throwIfAborted()
          const ranked = rankSires(book.pedigree, { dam: book.rowOf(damId), sires }, book.f)
          const bySire = new Map(ranked.map(({ sire, inbreeding }) => [sire, inbreeding]))
          return sires.map(sire => bySire.get(sire) ?? 0)
        }),
      }
    },
    figuresUnderClaims: ({ accountId, animalId, fact }, watch) => {
      const { book } = opened(accountId, animalId, watch)
      const words = claims.ofFact(animalId, fact)
      return figuresUnder(animals, { book, row: book.rowOf(animalId), fact, claims: words }, watch)
    },
  }
}

function namedAnimals(database: CompanionDatabase, book: number, text: string): Set<number> | null {
  if (text.trim() === '') return null
  const words = searchWords(text, { book })
  if (words === null) return new Set()
  return new Set(
    database
      .prepare<[string, number], number>(
        'SELECT rowid FROM studbook_word WHERE studbook_word MATCH ? ORDER BY rowid LIMIT ?',
      )
      .pluck()
      .all(words, MOST_NAMED),
  )
}
