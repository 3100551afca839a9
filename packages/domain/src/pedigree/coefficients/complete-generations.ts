import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/**
 * Complete-generation equivalents of every animal: the sum of (1/2)^n over its known ancestors, n being the number of
 * generations between them. 0 for a founder, 1 when exactly both parents are known, k when k generations are full.
 *
 * @see Maignel, Boichard & Verrier (1996), "Genetic variability of French dairy breeds estimated from pedigree
 * information", Interbull Bulletin 14
 */
export function completeGenerations({ size, sires, dams }: Pedigree): Float64Array {
  const generations = new Float64Array(size)
  for (let row = 0; row < size; row += 1) {
    const sire = sires[row] as number
    const dam = dams[row] as number
    const bySire = sire === UNKNOWN_PARENT ? 0 : 1 + (generations[sire] as number)
    const byDam = dam === UNKNOWN_PARENT ? 0 : 1 + (generations[dam] as number)
    generations[row] = (bySire + byDam) / 2
  }
  return generations
}
