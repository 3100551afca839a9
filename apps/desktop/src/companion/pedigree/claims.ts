import { partialDateSchema, pedigreeSexSchema, SEX_CODES } from '@pawfect/domain/pedigree'
import { type AccountScope, BridgeError, type Claim, type ClaimedFact } from '../../bridge/index.ts'
import type { AnimalRow } from '../store/pedigree/animal-store.ts'
import type { AnimalColumns } from '../store/pedigree/animal-writer.ts'
import type { ChangeMade } from '../store/pedigree/change-journal.ts'
import { checkParents, sexParents } from './check-parents.ts'
import type { EditingParts } from './editing-parts.ts'
import { isParentFact, presentWord, TEXT_COLUMNS } from './present-word.ts'

/** A word on a fact as somebody brings it. */
export type BroughtClaim = Omit<Claim, 'claimId' | 'at' | 'chosen'>

/**
 * Keeps a claim beside what stands there. The first time, what stands there becomes a claim too, and stays chosen.
 *
 * @throws as `editAnimal` for a parent that cannot be; {BridgeError} `pedigree/unreadable-claim`.
 */
export function addClaim(parts: EditingParts, accountId: AccountScope, brought: BroughtClaim): Claim {
  const animal = parts.animals.find(accountId, brought.animalId)
  checkClaim(parts, animal, brought)
  const { book } = animal
  const at = new Date().toISOString()
  const keep = parts.atOnce(() => {
    const known = parts.claims.ofFact(brought.animalId, brought.fact)
    if (!known.some(claim => claim.chosen)) {
      parts.claims.add({ ...presentWord(parts, animal, brought.fact), book, changeId: null })
    }
    const value = isParentFact(brought.fact) ? nameOf(parts, brought.parentId) : brought.value
    return parts.claims.add({ ...brought, value, at, chosen: false, book, changeId: null })
  })
  return parts.claims.find(keep)
}

/** Computes with this claim from now on. @throws {ClaimMissingError} and as `editAnimal`. */
export function chooseClaim(parts: EditingParts, accountId: AccountScope, claimId: number): ChangeMade {
  const claim = parts.claims.find(claimId)
  const animal = parts.animals.find(accountId, claim.animalId)
  checkClaim(parts, animal, claim)
  const subject = animal.name
  return parts.journal.record({ book: animal.book, kind: 'choose-claim', subject }, change => {
    change.update(animal.animal_id, claimedColumns(animal, claim))
    change.choose(animal.animal_id, claim.fact, claimId)
    sexParents(parts, change, parentChange(claim))
  })
}

/** Facts on which claims disagree with one another, or with what the studbook says without any claim. */
export function disputedFacts(claims: readonly Claim[]): ClaimedFact[] {
  const words = new Map<ClaimedFact, Set<string | number | null>>()
  const settled = new Set<ClaimedFact>()
  for (const { fact, parentId, value, chosen } of claims) {
    words.set(fact, (words.get(fact) ?? new Set()).add(parentId ?? value))
    if (chosen) settled.add(fact)
  }
  return [...words].filter(([fact, values]) => values.size > 1 || !settled.has(fact)).map(([fact]) => fact)
}

function nameOf({ animals }: EditingParts, animalId: number | null): string | null {
  return animalId === null ? null : (animals.rowsOf([animalId]).get(animalId)?.name ?? null)
}

/** What the animal's columns become under a claim. */
export function claimedColumns(
  animal: AnimalRow,
  { fact, value, parentId }: Pick<Claim, 'fact' | 'value' | 'parentId'>,
): Partial<AnimalColumns> {
  if (fact === 'sire') return { sire_id: parentId }
  if (fact === 'dam') return { dam_id: parentId }
  if (fact === 'sex') return { sex: SEX_CODES[pedigreeSexSchema.catch('unknown').parse(value)] }
  if (fact === 'name') return { name: value ?? animal.record_id }
  return { [TEXT_COLUMNS[fact]]: value }
}

function checkClaim(
  parts: EditingParts,
  animal: AnimalRow,
  claim: Pick<Claim, 'fact' | 'value' | 'parentId'>,
): void {
  checkParents(parts, animal, parentChange(claim))
  const { fact, value } = claim
  if (fact === 'sex') refuseUnless(pedigreeSexSchema.nullable().safeParse(value).success, fact)
  if (fact === 'bornOn') refuseUnless(partialDateSchema.nullable().safeParse(value).success, fact)
}

function parentChange({ fact, parentId }: Pick<Claim, 'fact' | 'parentId'>) {
  if (fact === 'sire') return { sireId: parentId }
  return fact === 'dam' ? { damId: parentId } : {}
}

function refuseUnless(isReadable: boolean, fact: ClaimedFact): void {
  if (isReadable) return
  const message = `the value of the claim on ${fact} cannot be read`
  throw new BridgeError({ code: 'pedigree/unreadable-claim', message, facts: { fact } })
}
