import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/** Animals with two known parents, sire by sire. */
export type OffspringOfSires = {
  /** Rows of the sires, ascending. */
  readonly sires: Int32Array
  /** The offspring of `sires[k]` stand in `offspring` from `starts[k]` up to `starts[k + 1]`, ascending. */
  readonly starts: Int32Array
  readonly offspring: Int32Array
}

/** Groups the animals whose parents are both known by their sire, in one counting sort. */
export function offspringOfSires({ size, sires, dams }: Pedigree): OffspringOfSires {
  const counts = new Int32Array(size + 1)
  let total = 0
  for (let row = 0; row < size; row += 1) {
    if (sires[row] === UNKNOWN_PARENT || dams[row] === UNKNOWN_PARENT) continue
    const sire = sires[row] as number
    counts[sire] = (counts[sire] as number) + 1
    total += 1
  }
  const found: number[] = []
  const starts: number[] = []
  let sum = 0
  for (let row = 0; row < size; row += 1) {
    const count = counts[row] as number
    if (count === 0) continue
    found.push(row)
    starts.push(sum)
    counts[row] = sum
    sum += count
  }
  starts.push(sum)
  const offspring = new Int32Array(total)
  for (let row = 0; row < size; row += 1) {
    if (sires[row] === UNKNOWN_PARENT || dams[row] === UNKNOWN_PARENT) continue
    const sire = sires[row] as number
    const at = counts[sire] as number
    offspring[at] = row
    counts[sire] = at + 1
  }
  return { sires: Int32Array.from(found), starts: Int32Array.from(starts), offspring }
}
