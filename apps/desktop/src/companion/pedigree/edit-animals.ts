import { randomUUID } from 'node:crypto'
import { DuplicateAnimalError, SEX_CODES } from '@pawfect/domain/pedigree'
import type { AccountScope, AnimalChanges, Claim } from '../../bridge/index.ts'
import type { AnimalRow } from '../store/pedigree/animal-store.ts'
import type { AnimalColumns } from '../store/pedigree/animal-writer.ts'
import type { ChangeMade, OpenChange } from '../store/pedigree/change-journal.ts'
import { checkParents, PARENT_FACTS, sexParents } from './check-parents.ts'
import type { EditingParts } from './editing-parts.ts'
import { presentWord } from './present-word.ts'

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
