import { DomainError } from '../../domain-error.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/** A question names a row that the pedigree does not have. */
export class NoSuchAnimalError extends DomainError {
  override readonly name = 'NoSuchAnimalError'
  readonly code = 'pedigree/no-such-animal'
  override readonly facts: { readonly row: number; readonly size: number }

  constructor(row: number, size: number) {
    super(`row ${row} is not one of the ${size} animals`)
    this.facts = { row, size }
  }
}

/** The coefficients handed in are not those of this pedigree: there must be one for every animal. */
export class CoefficientsMismatchError extends DomainError {
  override readonly name = 'CoefficientsMismatchError'
  readonly code = 'pedigree/coefficients-mismatch'
  override readonly facts: { readonly coefficients: number; readonly size: number }

  constructor(coefficients: number, size: number) {
    super(`${coefficients} coefficients were given for ${size} animals`)
    this.facts = { coefficients, size }
  }
}

/** A parent does not stand in a smaller row than its offspring, as every computation relies on. */
export class ParentsNotFirstError extends DomainError {
  override readonly name = 'ParentsNotFirstError'
  readonly code = 'pedigree/parents-not-first'
  override readonly facts: { readonly row: number; readonly parent: number }

  constructor(row: number, parent: number) {
    super(`row ${row} has its parent in row ${parent}, which is not before it; see arrangePedigree`)
    this.facts = { row, parent }
  }
}

/** @throws {ParentsNotFirstError} for the first row with a parent that is neither unknown nor before it. */
export function checkParentsFirst({ size, sires, dams }: Pedigree): void {
  for (let row = 0; row < size; row += 1) {
    const sire = sires[row] ?? Number.NaN
    const dam = dams[row] ?? Number.NaN
    if (!(sire >= UNKNOWN_PARENT && sire < row)) throw new ParentsNotFirstError(row, sire)
    if (!(dam >= UNKNOWN_PARENT && dam < row)) throw new ParentsNotFirstError(row, dam)
  }
}

/** @throws {NoSuchAnimalError} for the first of `rows` that is no animal; an unknown parent is allowed where said. */
export function checkRows(
  { size }: Pick<Pedigree, 'size'>,
  rows: ArrayLike<number>,
  { allowUnknown = false }: { allowUnknown?: boolean } = {},
): void {
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number
    if (allowUnknown && row === UNKNOWN_PARENT) continue
    if (!Number.isInteger(row) || row < 0 || row >= size) throw new NoSuchAnimalError(row, size)
  }
}

/** @throws {CoefficientsMismatchError} when `f` is given and has not one value for each animal. */
export function checkCoefficients({ size }: Pedigree, f: ArrayLike<number> | undefined): void {
  if (f !== undefined && f.length !== size) throw new CoefficientsMismatchError(f.length, size)
}
