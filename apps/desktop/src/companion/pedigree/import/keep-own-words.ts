import type { CompanionDatabase } from '../../store/companion-database.ts'
import { createAnimalStore } from '../../store/pedigree/animal-store.ts'
import { createClaimStore } from '../../store/pedigree/claim-store.ts'
import type { ClaimLine } from '../own-words.ts'
import type { ImportWork } from './import-work.ts'

/** Where the file's animals are now, and which of them the studbook had before. */
export type Placed = {
  readonly animalIdOf: ReadonlyMap<string, number>
  readonly known: ReadonlyMap<string, number>
}

/**
 * Keeps the tests and claims of our own file: tests of animals of which none are known, and every claim that is not
 * kept already. What is chosen for an animal stays chosen; what was chosen in the file is so for new animals.
 *
 * @returns how many claims were new.
 */
export function keepOwnWords(database: CompanionDatabase, work: ImportWork, placed: Placed): number {
  const animals = createAnimalStore(database)
  for (const [id, genetics] of Object.entries(work.own.genetics)) {
    const animalId = placed.known.get(id)
    if (animalId === undefined) continue
    const isOpen = animals.rowsOf([animalId]).get(animalId)?.genetics === null
    if (isOpen) work.change.update(animalId, { genetics: JSON.stringify(genetics) })
  }
  return work.own.claims.filter(line => keepClaim(database, work, { line, placed })).length
}

/** What makes two claims on a fact the same word, beside the parent. */
const WORD = ['value', 'who', 'evidence', 'signedWith', 'at'] as const

function keepClaim(
  database: CompanionDatabase,
  { change: { book, changeId } }: ImportWork,
  { line, placed }: { readonly line: ClaimLine; readonly placed: Placed },
): boolean {
  const claims = createClaimStore(database)
  const { id, parent, chosen, ...word } = line
  const animalId = placed.animalIdOf.get(id)
  if (animalId === undefined) return false
  const parentId = parent === null ? null : (placed.animalIdOf.get(parent) ?? null)
  const known = claims.ofFact(animalId, word.fact)
  const isKnown = known.some(
    claim => claim.parentId === parentId && WORD.every(part => claim[part] === word[part]),
  )
  if (isKnown) return false
  const mayChoose = chosen && !placed.known.has(id) && !known.some(claim => claim.chosen)
  claims.add({ ...word, animalId, parentId, chosen: mayChoose, book, changeId })
  return true
}
