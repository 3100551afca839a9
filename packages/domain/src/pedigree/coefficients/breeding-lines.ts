import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/**
 * The animals that pass genes on within a pedigree, renumbered so that relatives lie close to each other in memory:
 * generation by generation, in each by the dam. Parents have smaller numbers than their offspring.
 */
export type BreedingLines = {
  /** Lines are numbered from 1 to `count`; 0 is nobody. */
  readonly count: number
  /** Line of each row, 0 for an animal without one. */
  readonly lineOf: Int32Array
  /** Row of each line; -1 for nobody. */
  readonly rowOf: Int32Array
  /** Generations between each row and its oldest founder: 0 for a founder, else one more than the younger parent's. */
  readonly generationOf: Uint32Array
}

/**
 * Who gets a line: `parents` are animals with offspring; `grandparents` only those whose offspring have offspring.
 * Fewer lines are faster, but the relationships of an animal without a line are then known only by its parents': right
 * unless the other animal descends from it.
 */
export type LineMembers = 'parents' | 'grandparents'

/** Numbers the lines of a pedigree. */
export function breedingLines(pedigree: Pedigree, members: LineMembers): BreedingLines {
  const generationOf = generations(pedigree)
  const everyone = new Uint8Array(pedigree.size).fill(1)
  const parents = parentsOf(pedigree, everyone)
  const isMember = members === 'parents' ? parents : parentsOf(pedigree, parents)
  const rows = rowsWhere(isMember)
  const lineOf = new Int32Array(pedigree.size)
  const rowOf = new Int32Array(rows.length + 1).fill(UNKNOWN_PARENT)
  let line = 1
  for (const generation of byGeneration(rows, generationOf)) {
    for (const row of sortedByDam(generation, pedigree, lineOf)) {
      lineOf[row] = line
      rowOf[line] = row
      line += 1
    }
  }
  return { count: rows.length, lineOf, rowOf, generationOf }
}

/** Rows in the order of their dams' lines, then of the rows; unknown dams and dams without a line come first. */
export function sortedByDam(rows: Int32Array, { size, dams }: Pedigree, lineOf: Int32Array): Int32Array {
  // Exact: lines and rows together need 62 bits only beyond two milliard animals.
  const keys = Float64Array.from(rows, row => {
    const dam = dams[row] as number
    return (dam === UNKNOWN_PARENT ? 0 : (lineOf[dam] as number)) * size + row
  })
  keys.sort()
  return Int32Array.from(keys, key => key % size)
}

/** Splits rows by generation, the oldest first; in each the rows keep their order. */
export function byGeneration(rows: Int32Array, generationOf: Uint32Array): Int32Array[] {
  let last = 0
  for (const row of rows) last = Math.max(last, generationOf[row] as number)
  const starts = new Int32Array(last + 2)
  for (const row of rows)
    starts[(generationOf[row] as number) + 1] = (starts[(generationOf[row] as number) + 1] as number) + 1
  for (let at = 1; at < starts.length; at += 1)
    starts[at] = (starts[at] as number) + (starts[at - 1] as number)
  const ends = starts.slice()
  const sorted = new Int32Array(rows.length)
  for (const row of rows) {
    const generation = generationOf[row] as number
    const at = ends[generation] as number
    sorted[at] = row
    ends[generation] = at + 1
  }
  return Array.from({ length: last + 1 }, (_, at) => sorted.subarray(starts[at], starts[at + 1]))
}

function generations({ size, sires, dams }: Pedigree): Uint32Array {
  const generationOf = new Uint32Array(size)
  for (let row = 0; row < size; row += 1) {
    const sire = sires[row] as number
    const dam = dams[row] as number
    const bySire = sire === UNKNOWN_PARENT ? 0 : (generationOf[sire] as number) + 1
    const byDam = dam === UNKNOWN_PARENT ? 0 : (generationOf[dam] as number) + 1
    generationOf[row] = Math.max(bySire, byDam)
  }
  return generationOf
}

/** 1 for each animal that is a parent of one of `children`. */
function parentsOf({ size, sires, dams }: Pedigree, children: Uint8Array): Uint8Array {
  const parents = new Uint8Array(size)
  for (let row = 0; row < size; row += 1) {
    if (children[row] === 0) continue
    const sire = sires[row] as number
    const dam = dams[row] as number
    if (sire !== UNKNOWN_PARENT) parents[sire] = 1
    if (dam !== UNKNOWN_PARENT) parents[dam] = 1
  }
  return parents
}

function rowsWhere(flags: Uint8Array): Int32Array {
  let count = 0
  for (const flag of flags) count += flag
  const rows = new Int32Array(count)
  let at = 0
  for (let row = 0; row < flags.length; row += 1) {
    if (flags[row] === 1) rows[at++] = row
  }
  return rows
}
