import fc from 'fast-check'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/**
 * Pedigrees of up to forty animals, parents before offspring: inbred, overlapping, some parents unknown. Any animal
 * may be a sire here and a dam there, even both at once, so that no method can rely on more than it is promised.
 */
export const anyPedigree: fc.Arbitrary<Pedigree> = fc
  .array(fc.tuple(fc.nat(9999), fc.nat(9999)), { minLength: 1, maxLength: 40 })
  .map(draws => ({
    size: draws.length,
    sires: Int32Array.from(draws, ([sire], row) => earlierRow(sire, row)),
    dams: Int32Array.from(draws, ([, dam], row) => earlierRow(dam, row)),
    sexes: new Uint8Array(draws.length),
    birthYears: new Int16Array(draws.length),
  }))

/** Of an animal with five before it, two parents in seven are unknown. */
function earlierRow(draw: number, row: number): number {
  const parent = draw % (row + 2)
  return parent < row ? parent : UNKNOWN_PARENT
}
