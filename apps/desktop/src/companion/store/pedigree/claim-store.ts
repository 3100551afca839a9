import type { Claim, ClaimedFact } from '../../../bridge/index.ts'
import type { CompanionDatabase } from '../companion-database.ts'
import { ClaimMissingError } from './pedigree-store-errors.ts'

/** A claim to be kept. */
export type NewClaim = Omit<Claim, 'claimId'> & { readonly book: number; readonly changeId: number | null }

/** One source's word beside another's. */
export type ClaimStore = {
  readonly add: (claim: NewClaim) => number
  readonly find: (claimId: number) => Claim
  /** All of an animal, by fact, the chosen first. */
  readonly list: (animalId: number) => Claim[]
  readonly ofFact: (animalId: number, fact: ClaimedFact) => Claim[]
}

type ClaimRow = {
  claim_id: number
  animal_id: number
  fact: ClaimedFact
  value: string | null
  parent_id: number | null
  who: string
  evidence: Claim['evidence']
  signed_with: string | null
  at: string
  chosen: number
}

/** Keeps claims in the pedigree database. Whose they are is asked of the animal. */
export function createClaimStore(database: CompanionDatabase): ClaimStore {
  const insert = database.prepare('INSERT INTO studbook_claim VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const one = database.prepare<[number], ClaimRow>('SELECT * FROM studbook_claim WHERE claim_id = ?')
  const all = database.prepare<[number], ClaimRow>(
    'SELECT * FROM studbook_claim WHERE animal_id = ? ORDER BY fact, chosen DESC, claim_id',
  )
  return {
    add: claim => {
      const { lastInsertRowid } = insert.run(
        claim.book,
        claim.animalId,
        claim.fact,
        claim.value,
        claim.parentId,
        claim.who,
        claim.evidence,
        claim.signedWith,
        claim.at,
        claim.chosen ? 1 : 0,
        claim.changeId,
      )
      return Number(lastInsertRowid)
    },
    find: claimId => {
      const row = one.get(claimId)
      if (row === undefined) throw new ClaimMissingError(claimId)
      return claimOf(row)
    },
    list: animalId => all.all(animalId).map(claimOf),
    ofFact: (animalId, fact) =>
      all
        .all(animalId)
        .filter(row => row.fact === fact)
        .map(claimOf),
  }
}

function claimOf(row: ClaimRow): Claim {
  return {
    claimId: row.claim_id,
    animalId: row.animal_id,
    fact: row.fact,
    value: row.value,
    parentId: row.parent_id,
    who: row.who,
    evidence: row.evidence,
    signedWith: row.signed_with,
    at: row.at,
    chosen: row.chosen === 1,
  }
}
