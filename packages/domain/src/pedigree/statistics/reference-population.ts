import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/**
 * Which animals a statistic of a studbook is about; authors differ, so it is always said.
 *
 * - `all`: every animal, founders too.
 * - `both-parents-known`: the reference population of ENDOG (Gutiérrez & Goyache 2005).
 * - `without-offspring`: the tips of the pedigree.
 * - `youngest`: born in the studbook's last five years; where no year of birth is known, the tips.
 */
export type ReferencePopulation = 'all' | 'both-parents-known' | 'without-offspring' | 'youngest'

/** About one generation of dogs, and the window of the FCI's advice on popular sires. */
export const YOUNGEST_YEARS = 5

/** Rows of the animals of a reference population, ascending; none where the pedigree has no such animal. */
export function referencePopulation(pedigree: Pedigree, which: ReferencePopulation): Int32Array {
  const { sires, dams, birthYears } = pedigree
  if (which === 'all') return rowsWhere(pedigree, () => true)
  if (which === 'both-parents-known')
    return rowsWhere(pedigree, row => sires[row] !== UNKNOWN_PARENT && dams[row] !== UNKNOWN_PARENT)
  const last = birthYears.reduce((latest, year) => Math.max(latest, year), 0)
  if (which === 'youngest' && last > 0)
    return rowsWhere(pedigree, row => (birthYears[row] as number) > last - YOUNGEST_YEARS)
  const hasOffspring = new Uint8Array(pedigree.size)
  for (const parents of [sires, dams])
    for (const parent of parents) if (parent !== UNKNOWN_PARENT) hasOffspring[parent] = 1
  return rowsWhere(pedigree, row => hasOffspring[row] === 0)
}

function rowsWhere({ size }: Pedigree, isOne: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(size)
  let count = 0
  for (let row = 0; row < size; row += 1) {
    if (!isOne(row)) continue
    rows[count] = row
    count += 1
  }
  return rows.slice(0, count)
}
