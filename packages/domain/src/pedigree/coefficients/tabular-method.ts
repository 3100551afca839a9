import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/**
 * All relationships by the tabular method, the textbook way that needs a cell for every pair of animals: what tests
 * hold every other method against.
 *
 * @returns the numerator relationship of row `a` with row `b` as `[a][b]`.
 * @see Emik & Terrill (1949), "Systematic procedures for calculating inbreeding coefficients"
 */
export function tabularMethod({ size, sires, dams }: Pedigree): Float64Array[] {
  const table = Array.from({ length: size }, () => new Float64Array(size))
  const between = (a: number, b: number) =>
    a === UNKNOWN_PARENT || b === UNKNOWN_PARENT ? 0 : (table[a]?.[b] ?? Number.NaN)
  table.forEach((cells, row) => {
    const sire = sires[row] ?? UNKNOWN_PARENT
    const dam = dams[row] ?? UNKNOWN_PARENT
    for (let other = 0; other < row; other += 1) {
      const relationship = 0.5 * (between(other, sire) + between(other, dam))
      cells[other] = relationship
      ;(table[other] as Float64Array)[row] = relationship
    }
    cells[row] = 1 + 0.5 * between(sire, dam)
  })
  return table
}
