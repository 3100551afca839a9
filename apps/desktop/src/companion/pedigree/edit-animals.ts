import { randomUUID } from 'node:crypto'
import { DuplicateAnimalError, PedigreeCycleError, SEX_CODES } from '@pawfect/domain/pedigree'
import type { AccountScope, AnimalChanges, Claim, ClaimedFact } from '../../bridge/index.ts'
import type { AnimalRow, AnimalStore } from '../store/pedigree/animal-store.ts'
import type { AnimalColumns, AnimalWriter } from '../store/pedigree/animal-writer.ts'
import type { ChangeJournal, ChangeMade, OpenChange } from '../store/pedigree/change-journal.ts'
import type { ClaimStore } from '../store/pedigree/claim-store.ts'
import { ForeignParentError, WrongSexParentError } from '../store/pedigree/pedigree-store-errors.ts'
import type { SourceStore } from '../store/pedigree/source-store.ts'
import { presentWord } from './claims.ts'

/** What writing animals works with. */
export type EditingParts = {
  readonly animals: AnimalStore
  readonly writer: AnimalWriter
  readonly journal: ChangeJournal
  readonly claims: ClaimStore
  readonly sources: SourceStore
  /** Runs the writes in one transaction. */
  readonly atOnce: <Result>(write: () => Result) => Result
}

/** Writes into one animal. @throws {PedigreeCycleError} {WrongSexParentError} {ForeignParentError}; nothing is changed then. */
export function editAnimal(
  parts: EditingParts,
  { accountId, animalId }: { readonly accountId: AccountScope; readonly animalId: number },
  changes: AnimalChanges,
): ChangeMade {
  const animal = parts.animals.find(accountId, animalId)
  checkParents(parts, animal, changes)
  return parts.journal.record({ book: animal.book, kind: 'edit-animal', subject: animal.name }, change => {
    const columns = columnsOf(changes)
    const name = changes.name === null ? animal.record_id : changes.name
    keepWords(parts, { change, animal }, changes)
    change.update(animalId, { ...columns, ...(name === undefined ? {} : { name }), has_record: 1 })
    sexParents(parts, change, changes)
  })
}

/** Adds one animal. @throws {DuplicateAnimalError} and as `editAnimal`. */
export function addAnimal(
  parts: EditingParts,
  { book, recordId }: { readonly book: number; readonly recordId: string | undefined },
  facts: AnimalChanges,
): ChangeMade & { animalId: number } {
  checkParents(parts, { book, animal_id: 0 }, facts)
  let animalId = 0
  const id = recordId ?? ownRecordId()
  const made = parts.journal.record({ book, kind: 'add-animal', subject: facts.name ?? id }, change => {
    if (parts.animals.byRecordId(book, id) !== undefined) throw new DuplicateAnimalError(id)
    animalId = parts.writer.nextId()
    change.add(animalId, newColumns(id, facts))
    sexParents(parts, change, facts)
  })
  return { ...made, animalId }
}

/** Adds the young of one mating, in one step. */
export function addLitter(
  parts: EditingParts,
  { book, sireId, damId }: { readonly book: number; readonly sireId: number; readonly damId: number },
  young: readonly AnimalChanges[],
): ChangeMade & { animalIds: number[] } {
  checkParents(parts, { book, animal_id: 0 }, { sireId, damId })
  const animalIds: number[] = []
  const dam = parts.animals.rowsOf([damId]).get(damId)
  const made = parts.journal.record({ book, kind: 'add-litter', subject: dam?.name ?? '' }, change => {
    for (const facts of young) {
      const animalId = parts.writer.nextId()
      change.add(animalId, newColumns(ownRecordId(), { ...facts, sireId, damId }))
      animalIds.push(animalId)
    }
    sexParents(parts, change, { sireId, damId })
  })
  return { ...made, animalIds }
}

/** A record's id for an animal that no other studbook has named yet. */
function ownRecordId(): string {
  return `own-${randomUUID().slice(0, 13)}`
}

/** Where an edit gives an animal another parent, both words are kept; the new one counts. */
function keepWords(
  parts: EditingParts,
  { change, animal }: { readonly change: OpenChange; readonly animal: AnimalRow },
  changes: AnimalChanges,
): void {
  const { claims, animals } = parts
  const { book, changeId } = change
  for (const [fact, field, column] of PARENT_FACTS) {
    const parentId = changes[field]
    const before = animal[column]
    if (parentId === undefined || parentId === before) continue
    const known = claims.ofFact(animal.animal_id, fact)
    if (before === null && known.length === 0) continue
    if (!known.some(claim => claim.chosen)) {
      claims.add({ ...presentWord(parts, animal, fact), book, changeId })
    }
    const value = parentId === null ? null : (animals.rowsOf([parentId]).get(parentId)?.name ?? null)
    const word = { animalId: animal.animal_id, fact, value, parentId, ...OWNERS_WORD }
    const claimId = claims.add({ ...word, at: new Date().toISOString(), chosen: false, book, changeId })
    change.choose(animal.animal_id, fact, claimId)
  }
}

/** Empty `who`: the owner of this machine. */
const OWNERS_WORD = { who: '', evidence: 'breeder', signedWith: null } as const satisfies Partial<Claim>

const PARENT_FACTS = [
  ['sire', 'sireId', 'sire_id'],
  ['dam', 'damId', 'dam_id'],
] as const satisfies readonly (readonly [ClaimedFact, keyof AnimalChanges, keyof AnimalRow])[]

/**
 * Refuses parents that cannot be.
 *
 * @param animal - `animal_id` 0 for one that is not there yet.
 */
export function checkParents(
  { animals }: Pick<EditingParts, 'animals'>,
  animal: Pick<AnimalRow, 'book' | 'animal_id'>,
  changes: Pick<AnimalChanges, 'sireId' | 'damId'>,
): void {
  for (const [role, field] of PARENT_FACTS) {
    const parentId = changes[field]
    if (parentId === undefined || parentId === null) continue
    const parent = animals.rowsOf([parentId]).get(parentId)
    if (parent === undefined || parent.book !== animal.book) {
      throw new ForeignParentError(parent?.name ?? String(parentId))
    }
    const wrong = role === 'sire' ? SEX_CODES.female : SEX_CODES.male
    if (parent.sex === wrong) throw new WrongSexParentError(parent.name, role)
    if (animal.animal_id !== 0 && animals.isAncestor(animal.animal_id, parentId)) {
      const own = animals.rowsOf([animal.animal_id]).get(animal.animal_id)
      const name = own?.name ?? String(animal.animal_id)
      throw new PedigreeCycleError(parentId === animal.animal_id ? [name, name] : [name, parent.name, name])
    }
  }
}

/** Whoever stands as a sire is male, as a dam female, where nothing was recorded. */
export function sexParents(
  { animals }: Pick<EditingParts, 'animals'>,
  change: OpenChange,
  changes: Pick<AnimalChanges, 'sireId' | 'damId'>,
): void {
  for (const [role, field] of PARENT_FACTS) {
    const parentId = changes[field]
    const parent = parentId ? animals.rowsOf([parentId]).get(parentId) : undefined
    if (parent === undefined || parent.sex !== SEX_CODES.unknown) continue
    change.update(parent.animal_id, { sex: role === 'sire' ? SEX_CODES.male : SEX_CODES.female })
  }
}

/** The columns that changes name. */
function columnsOf(changes: AnimalChanges): Partial<AnimalColumns> {
  const { sex, genetics } = changes
  const columns = {
    born_on: changes.bornOn,
    died_on: changes.diedOn,
    breed: changes.breed,
    colour: changes.colour,
    registration: changes.registration,
    chip: changes.chip,
    sire_id: changes.sireId,
    dam_id: changes.damId,
    sex: sex === undefined ? undefined : SEX_CODES[sex],
    genetics: genetics === undefined ? undefined : JSON.stringify(genetics),
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

function newColumns(recordId: string, facts: AnimalChanges): AnimalColumns {
  return { ...emptyColumns(recordId), ...columnsOf(facts), name: facts.name ?? recordId }
}

/** An animal of which nothing is known but its id. */
export function emptyColumns(recordId: string): AnimalColumns {
  return {
    record_id: recordId,
    name: recordId,
    sire_id: null,
    dam_id: null,
    sex: SEX_CODES.unknown,
    born_on: null,
    died_on: null,
    breed: null,
    colour: null,
    registration: null,
    chip: null,
    other: null,
    genetics: null,
    has_record: 1,
  }
}
