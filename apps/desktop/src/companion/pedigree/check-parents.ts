import { PedigreeCycleError, SEX_CODES } from '@pawfect/domain/pedigree'
import type { AnimalChanges, ClaimedFact } from '../../bridge/index.ts'
import type { AnimalRow } from '../store/pedigree/animal-store.ts'
import type { OpenChange } from '../store/pedigree/change-journal.ts'
import { ForeignParentError, WrongSexParentError } from '../store/pedigree/pedigree-store-errors.ts'
import type { EditingParts } from './editing-parts.ts'

/** Parents by fact, by the change's field and by the column. */
export const PARENT_FACTS = [
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
