import { UNKNOWN_PARENT } from '../pedigree.ts'

/**
 * What an animal's own draw of its parents' alleles adds to its relationship with itself, the element of D in
 * A = T D T'. An unknown parent counts as unrelated and not inbred.
 *
 * @returns a number in (0, 1]: 1 for a founder, 1/2 for the offspring of two parents that are not inbred.
 * @see Henderson (1976), "A simple method for computing the inverse of a numerator relationship matrix"
 */
export function mendelianShare(sire: number, dam: number, f: Float64Array): number {
  if (sire === UNKNOWN_PARENT) return dam === UNKNOWN_PARENT ? 1 : 0.75 - 0.25 * (f[dam] as number)
  if (dam === UNKNOWN_PARENT) return 0.75 - 0.25 * (f[sire] as number)
  return 0.5 - 0.25 * ((f[sire] as number) + (f[dam] as number))
}
