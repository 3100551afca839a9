import { checkRows } from '../coefficients/coefficient-errors.ts'
import type { Mating } from '../coefficients/kinship.ts'
import type { Pedigree } from '../pedigree.ts'

/** An animal by its row, or a litter that might be born. */
export type AnimalOrLitter = number | Mating

/**
 * The parents of an animal or of a proposed litter.
 *
 * @throws {NoSuchAnimalError} for a row that is no animal; an unknown parent of a litter is allowed.
 */
export function parentsOf(pedigree: Pedigree, of: AnimalOrLitter): Mating {
  if (typeof of !== 'number') {
    checkRows(pedigree, [of.sire, of.dam], { allowUnknown: true })
    return of
  }
  checkRows(pedigree, [of])
  return { sire: pedigree.sires[of] as number, dam: pedigree.dams[of] as number }
}
