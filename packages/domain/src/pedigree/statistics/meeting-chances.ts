import type { Mating } from '../coefficients/kinship.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { sharesUp } from './shares-up.ts'

/** How two lines of descent, followed upwards from two parents, first meet in each animal. */
export type Meetings = {
  /** The chance that the two lines meet in this animal and in none younger. Sums to at most 1. */
  readonly chances: Float64Array
  /** In how many ways they can; `NaN` once there are more than can be counted exactly. */
  readonly ways: Float64Array
}

/**
 * Below this a chance is what rounding leaves of zero: true chances are sums of powers of one half, and one as small
 * as this would move no coefficient by a billionth even if a hundred thousand animals had it.
 */
const NEGLIGIBLE = 1e-14

/**
 * Follows an allele of the sire and one of the dam upwards, each turning to either parent with chance 1/2. These are
 * the paths of Wright's formula: each path runs through one animal only that stands in both its halves. Work grows
 * with the number of common ancestors times the number of ancestors.
 *
 * @param parents - rows of `pedigree`; with an unknown one nobody meets.
 * @see Wright (1922), "Coefficients of Inbreeding and Relationship"
 */
export function meetingChances(pedigree: Pedigree, parents: Mating): Meetings {
  const { sire, dam } = parents
  if (sire === UNKNOWN_PARENT || dam === UNKNOWN_PARENT)
    return { chances: new Float64Array(pedigree.size), ways: new Float64Array(pedigree.size) }
  const chances = product(sharesUp(pedigree, sire), sharesUp(pedigree, dam))
  const ways = product(waysUp(pedigree, sire), waysUp(pedigree, dam))
  const walk = new LaterMeetings(pedigree)
  // Youngest first: lines that met in an animal also pass through its ancestors, together, and are taken off there.
  for (let row = pedigree.size - 1; row >= 0; row -= 1) {
    if ((chances[row] as number) <= NEGLIGIBLE) chances[row] = 0
    if (chances[row] === 0) ways[row] = 0
    else walk.takeOff(row, chances, ways)
  }
  return { chances, ways }
}

function product(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, row) => value * (other[row] as number))
}

function waysUp({ size, sires, dams }: Pedigree, from: number): Float64Array {
  const ways = new Float64Array(size)
  ways[from] = 1
  for (let row = from; row >= 0; row -= 1) {
    const count = ways[row] as number
    if (count === 0) continue
    for (const parent of [sires[row] as number, dams[row] as number])
      if (parent !== UNKNOWN_PARENT) ways[parent] = countable((ways[parent] as number) + count)
  }
  return ways
}

function countable(count: number): number {
  return count <= Number.MAX_SAFE_INTEGER ? count : Number.NaN
}

/** Takes off what two lines that met in one animal would count again in its ancestors. */
class LaterMeetings {
  readonly #pedigree: Pedigree
  /** Zero between two calls. */
  readonly #shares: Float64Array
  readonly #ways: Float64Array

  constructor(pedigree: Pedigree) {
    this.#pedigree = pedigree
    this.#shares = new Float64Array(pedigree.size)
    this.#ways = new Float64Array(pedigree.size)
  }

  takeOff(met: number, chances: Float64Array, ways: Float64Array): void {
    const chance = chances[met] as number
    const count = countable(ways[met] as number)
    this.#passUp(met, 1, 1)
    for (let row = met - 1; row >= 0; row -= 1) {
      const share = this.#shares[row] as number
      if (share === 0) continue
      const way = this.#ways[row] as number
      chances[row] = (chances[row] as number) - chance * share * share
      ways[row] = countable((ways[row] as number) - count * way * way)
      this.#shares[row] = 0
      this.#ways[row] = 0
      this.#passUp(row, share, way)
    }
  }

  #passUp(row: number, share: number, way: number): void {
    for (const parent of [this.#pedigree.sires[row] as number, this.#pedigree.dams[row] as number]) {
      if (parent === UNKNOWN_PARENT) continue
      this.#shares[parent] = (this.#shares[parent] as number) + share / 2
      this.#ways[parent] = (this.#ways[parent] as number) + way
    }
  }
}
