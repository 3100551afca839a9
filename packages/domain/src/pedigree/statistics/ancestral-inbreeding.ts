import { checkCoefficients } from '../coefficients/coefficient-errors.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/**
 * Ballou's ancestral inbreeding of every animal: the chance that an allele of it stood in an ancestor that had
 * received it from both sides, and so was exposed to selection there. Ballou's formula takes the two coefficients
 * of an animal as independent and reads somewhat high in lines inbred for generations (Suwanlee et al. 2007).
 *
 * @param f - the pedigree's inbreeding coefficients.
 * @returns a probability for each row; 0 for founders and for animals whose ancestors are not inbred.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 * @see Ballou (1997), "Ancestral inbreeding only minimally affects inbreeding depression in mammalian populations",
 * J. Hered. 88, equation 1
 */
export function ancestralInbreeding(pedigree: Pedigree, f: Float64Array): Float64Array {
  checkCoefficients(pedigree, f)
  const exposed = new Float64Array(pedigree.size)
  const fromParent = (parent: number) => {
    if (parent === UNKNOWN_PARENT) return 0
    const before = exposed[parent] as number
    return before + (1 - before) * (f[parent] as number)
  }
  for (let row = 0; row < pedigree.size; row += 1)
    exposed[row] = (fromParent(pedigree.sires[row] as number) + fromParent(pedigree.dams[row] as number)) / 2
  return exposed
}
