import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { type AnimalOrLitter, parentsOf } from './parents-of.ts'
import { checkGenerations } from './statistics-errors.ts'

/** How much is known of one generation of ancestors. */
export type GenerationCompleteness = {
  /** 1 is the parents. */
  readonly generation: number
  /** Known of the 2^(generation - 1) places on the sire's side, 0 to 1. */
  readonly bySire: number
  readonly byDam: number
  /** Known of all 2^generation places. */
  readonly completeness: number
}

/**
 * Which share of the places of each generation of ancestors is filled.
 *
 * @returns one entry for each generation from 1 to `generations`, falling from 1 towards 0.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {GenerationsOutOfRangeError} unless `generations` is a whole number from 1 to 50.
 */
export function completenessByGeneration(
  pedigree: Pedigree,
  of: AnimalOrLitter,
  generations: number,
): GenerationCompleteness[] {
  checkGenerations(generations)
  const { sire, dam } = parentsOf(pedigree, of)
  const bySire = sideCompleteness(pedigree, sire, generations)
  const byDam = sideCompleteness(pedigree, dam, generations)
  return bySire.map((share, at) => {
    const other = byDam[at] as number
    return { generation: at + 1, bySire: share, byDam: other, completeness: (share + other) / 2 }
  })
}

/** The share of filled places in the generations of one parent, itself first. */
function sideCompleteness({ sires, dams }: Pedigree, parent: number, generations: number): number[] {
  const shares: number[] = []
  let level = new Map<number, number>(parent === UNKNOWN_PARENT ? [] : [[parent, 1]])
  while (shares.length < generations) {
    let sum = 0
    const next = new Map<number, number>()
    for (const [row, share] of level) {
      sum += share
      for (const parentOfRow of [sires[row] as number, dams[row] as number])
        if (parentOfRow !== UNKNOWN_PARENT) next.set(parentOfRow, (next.get(parentOfRow) ?? 0) + share / 2)
    }
    shares.push(sum)
    level = next
  }
  return shares
}

/**
 * Pedigree completeness index: the harmonic mean of how full both sides are over some generations, so that an
 * animal with one unknown parent has 0 however well the other side is known. Inbreeding can only be found through
 * both sides; figures of animals with a low index say little.
 *
 * @param generations - how many count, the parents being the first; five is usual.
 * @returns 0 to 1; 1 when all places are filled.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {GenerationsOutOfRangeError} unless `generations` is a whole number from 1 to 50.
 * @see MacCluer et al. (1983), "Inbreeding and pedigree structure in Standardbred horses", J. Hered. 74
 */
export function completenessIndex(pedigree: Pedigree, of: AnimalOrLitter, generations = 5): number {
  const levels = completenessByGeneration(pedigree, of, generations)
  const bySire = levels.reduce((sum, level) => sum + level.bySire, 0) / generations
  const byDam = levels.reduce((sum, level) => sum + level.byDam, 0) / generations
  return harmonicMean(bySire, byDam)
}

/**
 * The pedigree completeness index of every animal at once.
 *
 * @throws {GenerationsOutOfRangeError} unless `generations` is a whole number from 1 to 50.
 * @see completenessIndex
 */
export function completenessIndices(pedigree: Pedigree, generations = 5): Float64Array {
  checkGenerations(generations)
  const { size, sires, dams } = pedigree
  // filled[row]: places filled in `generations` generations of which the row itself is the first, as a sum of shares.
  let filled = new Float64Array(size).fill(1)
  for (let depth = 1; depth < generations; depth += 1) {
    const deeper = new Float64Array(size)
    for (let row = 0; row < size; row += 1)
      deeper[row] = 1 + (known(filled, sires[row] as number) + known(filled, dams[row] as number)) / 2
    filled = deeper
  }
  return Float64Array.from(filled, (_, row) =>
    harmonicMean(
      known(filled, sires[row] as number) / generations,
      known(filled, dams[row] as number) / generations,
    ),
  )
}

function known(values: Float64Array, row: number): number {
  return row === UNKNOWN_PARENT ? 0 : (values[row] as number)
}

function harmonicMean(one: number, other: number): number {
  return one + other === 0 ? 0 : (2 * one * other) / (one + other)
}

/** How far back each animal is traced. */
export type TracedGenerations = {
  /** Generations of which every place is filled; 0 for animals with an unknown parent. */
  readonly full: Int32Array
  /** Generations to the farthest known ancestor; 0 for founders. */
  readonly longest: Int32Array
}

/**
 * Fully traced and longest traced generations of every animal. Complete-generation equivalents lie between.
 *
 * @see Maignel, Boichard & Verrier (1996), "Genetic variability of French dairy breeds estimated from pedigree
 * information", Interbull Bulletin 14
 */
export function tracedGenerations({ size, sires, dams }: Pedigree): TracedGenerations {
  const full = new Int32Array(size)
  const longest = new Int32Array(size)
  for (let row = 0; row < size; row += 1) {
    const sire = sires[row] as number
    const dam = dams[row] as number
    const bySire = sire === UNKNOWN_PARENT ? 0 : 1 + (longest[sire] as number)
    const byDam = dam === UNKNOWN_PARENT ? 0 : 1 + (longest[dam] as number)
    longest[row] = Math.max(bySire, byDam)
    if (sire !== UNKNOWN_PARENT && dam !== UNKNOWN_PARENT)
      full[row] = 1 + Math.min(full[sire] as number, full[dam] as number)
  }
  return { full, longest }
}
