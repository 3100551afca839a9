import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/** How old parents are when offspring are born that become parents in turn. */
export type GenerationInterval = {
  readonly years: number
  /** Parent and offspring pairs of known years of birth that it is the mean of. */
  readonly pairs: number
  /** By the parent's side; null without such pairs. */
  readonly sires: number | null
  readonly dams: number | null
}

/**
 * Generation interval: the mean age of parents, in years, at the birth of those of their offspring that have
 * offspring themselves. Pairs in which the parent is not older by the year of birth are left out as errors.
 *
 * @returns null where no such pair has known years of birth.
 * @see James (1977), "A note on selection differential and generation length when generations overlap"
 */
export function generationInterval({ size, sires, dams, birthYears }: Pedigree): GenerationInterval | null {
  const isParent = new Uint8Array(size)
  for (const parents of [sires, dams])
    for (const parent of parents) if (parent !== UNKNOWN_PARENT) isParent[parent] = 1
  const meanAge = (parents: Int32Array) => {
    let sum = 0
    let pairs = 0
    for (let row = 0; row < size; row += 1) {
      const parent = parents[row] as number
      if (isParent[row] === 0 || parent === UNKNOWN_PARENT) continue
      const born = birthYears[row] as number
      const parentBorn = birthYears[parent] as number
      if (born <= 0 || parentBorn <= 0 || born <= parentBorn) continue
      sum += born - parentBorn
      pairs += 1
    }
    return { sum, pairs }
  }
  const bySire = meanAge(sires)
  const byDam = meanAge(dams)
  const pairs = bySire.pairs + byDam.pairs
  if (pairs === 0) return null
  return {
    years: (bySire.sum + byDam.sum) / pairs,
    pairs,
    sires: bySire.pairs === 0 ? null : bySire.sum / bySire.pairs,
    dams: byDam.pairs === 0 ? null : byDam.sum / byDam.pairs,
  }
}
