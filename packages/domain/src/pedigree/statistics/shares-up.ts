import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/**
 * The chance that an allele of one animal came through each animal: 1 for itself, 1/2 for a parent, and so on, the
 * sum over all ways for an animal that stands in several places.
 */
export function sharesUp({ size, sires, dams }: Pedigree, from: number): Float64Array {
  const shares = new Float64Array(size)
  shares[from] = 1
  for (let row = from; row >= 0; row -= 1) {
    const half = (shares[row] as number) / 2
    if (half === 0) continue
    const sire = sires[row] as number
    const dam = dams[row] as number
    if (sire !== UNKNOWN_PARENT) shares[sire] = (shares[sire] as number) + half
    if (dam !== UNKNOWN_PARENT) shares[dam] = (shares[dam] as number) + half
  }
  return shares
}
