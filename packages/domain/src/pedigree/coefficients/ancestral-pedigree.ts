import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/** A pedigree of some animals and all their ancestors, and where they came from. */
export type AncestralPedigree = {
  readonly pedigree: Pedigree
  /** The row in the whole pedigree of each row, ascending. */
  readonly wholeRows: Int32Array
}

/** Cuts out some animals with all their ancestors; the order stays. */
export function ancestralPedigree(whole: Pedigree, rows: Iterable<number>): AncestralPedigree {
  const wholeRows = withAncestors(whole, rows)
  const rowOf = new Map<number, number>()
  wholeRows.forEach((wholeRow, row) => {
    rowOf.set(wholeRow, row)
  })
  const pedigree: Pedigree = {
    size: wholeRows.length,
    sires: wholeRows.map(row => rowOf.get(whole.sires[row] as number) ?? UNKNOWN_PARENT),
    dams: wholeRows.map(row => rowOf.get(whole.dams[row] as number) ?? UNKNOWN_PARENT),
    sexes: Uint8Array.from(wholeRows, row => whole.sexes[row] as number),
    birthYears: Int16Array.from(wholeRows, row => whole.birthYears[row] as number),
  }
  return { pedigree, wholeRows }
}

function withAncestors({ sires, dams }: Pedigree, rows: Iterable<number>): Int32Array {
  const found = new Set<number>(rows)
  found.delete(UNKNOWN_PARENT)
  // A set is visited in the order of its growth, also while it grows.
  for (const row of found) {
    const sire = sires[row] as number
    const dam = dams[row] as number
    if (sire !== UNKNOWN_PARENT) found.add(sire)
    if (dam !== UNKNOWN_PARENT) found.add(dam)
  }
  return Int32Array.from(found).sort()
}
