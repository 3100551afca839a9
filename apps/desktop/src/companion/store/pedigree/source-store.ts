import type { Claim } from '../../../bridge/index.ts'
import type { CompanionDatabase } from '../companion-database.ts'
import type { AnimalRow } from './animal-store.ts'

/** Who brought an animal into the studbook, on what evidence and when. */
export type AnimalSource = Pick<Claim, 'who' | 'evidence' | 'at'>

/** Where the facts of an animal come from that no claim speaks of. */
export type SourceStore = { readonly of: (animal: Pick<AnimalRow, 'animal_id' | 'book'>) => AnimalSource }

/** Looks it up in the studbook's history. `who` is a file's name, or empty for the owner of this machine. */
export function createSourceStore(database: CompanionDatabase): SourceStore {
  const step = database.prepare<[number, number], { kind: string; subject: string; at: string }>(
    `SELECT kind, subject, at FROM studbook_change
     WHERE book = ? AND ? BETWEEN first_animal AND last_animal AND undone_at IS NULL LIMIT 1`,
  )
  return {
    of: ({ animal_id, book }) => {
      const found = step.get(book, animal_id)
      if (found === undefined) return { who: '', evidence: 'breeder', at: new Date(0).toISOString() }
      const isImport = found.kind === 'import'
      return { who: isImport ? found.subject : '', evidence: isImport ? 'import' : 'breeder', at: found.at }
    },
  }
}
