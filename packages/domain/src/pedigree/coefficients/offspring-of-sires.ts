import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/** Animals with two known parents, sire by sire. */
export type OffspringOfSires = {
  /** Rows of the sires, ascending. */
  readonly sires: Int32Array
  /** All of the animals: those of one sire together, ascending. */
  readonly offspring: Int32Array
  /** The offspring of one sire, ascending. */
  of(sire: number): Int32Array
}

/** Groups the animals whose parents are both known by their sire, in one counting sort. */
export function offspringOfSires({ size, sires, dams }: Pedigree): OffspringOfSires {
  const starts = new Int32Array(size + 1)
  for (let row = 0; row < size; row += 1) {
    const sire = sires[row] as number
    if (sire !== UNKNOWN_PARENT && dams[row] !== UNKNOWN_PARENT)
      starts[sire + 1] = (starts[sire + 1] as number) + 1
  }
  const found: number[] = []
  for (let row = 0; row < size; row += 1) {
    if (starts[row + 1] !== 0) found.push(row)
    starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number)
  }
  const ends = starts.slice()
  const offspring = new Int32Array(starts[size] as number)
  for (let row = 0; row < size; row += 1) {
    const sire = sires[row] as number
    if (sire === UNKNOWN_PARENT || dams[row] === UNKNOWN_PARENT) continue
    const at = ends[sire] as number
    offspring[at] = row
    ends[sire] = at + 1
  }
  return {
    sires: Int32Array.from(found),
    offspring,
    of: sire => offspring.subarray(starts[sire], starts[sire + 1]),
  }
}
