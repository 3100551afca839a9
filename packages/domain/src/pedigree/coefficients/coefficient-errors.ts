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
