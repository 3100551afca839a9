import type { AncestralPedigree } from '../coefficients/ancestral-pedigree.ts'
import type { Mating } from '../coefficients/kinship.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/** Ancestors up to a generation, as a pedigree of their own. */
export type AncestorsWithin = AncestralPedigree & {
  /** Rows of the parents in this pedigree, or `UNKNOWN_PARENT`. */
  readonly mating: Mating
  /** Whether ancestors are known beyond it. */
  readonly hasMore: boolean
}

/**
 * Cuts out the ancestors that a pup of two parents has within some generations, the parents being generation 1.
 * An animal that stands in several generations counts with its nearest; whoever stands nearest in the last one
 * becomes a founder.
 *
 * @param generations - 1 or more; `Infinity` for all.
 */
export function ancestorsWithin(pedigree: Pedigree, parents: Mating, generations: number): AncestorsWithin {
  const { found, inside } = levelByLevel(pedigree, parents, generations)
  const wholeRows = Int32Array.from(found).sort()
  const rowOf = new Map<number, number>([[UNKNOWN_PARENT, UNKNOWN_PARENT]])
  wholeRows.forEach((wholeRow, row) => {
    rowOf.set(wholeRow, row)
  })
  const local = (wholeRow: number) => rowOf.get(wholeRow) ?? UNKNOWN_PARENT
  const keepsParents = (wholeRow: number) => inside.has(wholeRow)
  const small: Pedigree = {
    size: wholeRows.length,
    sires: wholeRows.map(row => (keepsParents(row) ? local(pedigree.sires[row] as number) : UNKNOWN_PARENT)),
    dams: wholeRows.map(row => (keepsParents(row) ? local(pedigree.dams[row] as number) : UNKNOWN_PARENT)),
    sexes: Uint8Array.from(wholeRows, row => pedigree.sexes[row] as number),
    birthYears: Int16Array.from(wholeRows, row => pedigree.birthYears[row] as number),
  }
  const hasMore = wholeRows.some(
    row =>
      !keepsParents(row) && (pedigree.sires[row] !== UNKNOWN_PARENT || pedigree.dams[row] !== UNKNOWN_PARENT),
  )
  return {
    pedigree: small,
    wholeRows,
    mating: { sire: local(parents.sire), dam: local(parents.dam) },
    hasMore,
  }
}

/** `inside` are those found before the last generation. */
function levelByLevel({ sires, dams }: Pedigree, parents: Mating, generations: number) {
  const found = new Set<number>()
  const inside = new Set<number>()
  let level = [parents.sire, parents.dam].filter(row => row !== UNKNOWN_PARENT)
  for (const row of level) found.add(row)
  for (let generation = 1; generation < generations && level.length > 0; generation += 1) {
    const next: number[] = []
    for (const row of level) {
      inside.add(row)
      for (const parent of [sires[row] as number, dams[row] as number]) {
        if (parent === UNKNOWN_PARENT || found.has(parent)) continue
        found.add(parent)
        next.push(parent)
      }
    }
    level = next
  }
  return { found, inside }
}
