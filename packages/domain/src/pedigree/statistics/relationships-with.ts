import { checkRows } from '../coefficients/coefficient-errors.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import type { CommonLink } from './nearest-common-ancestor.ts'
import type { MarkedPedigree } from './possible-parent.ts'
import { chart, compareCharts, type Relationship, relationshipBy } from './relationship-between.ts'

/**
 * Names how many animals are related to one, each as {@link relationshipBetween} would with that one as `b`. What
 * depends on the one alone is worked out once: its ancestors, who descends from them, and its chart.
 *
 * @throws {NoSuchAnimalError} for a row that is no animal.
 */
export function relationshipsWith(pedigree: Pedigree, b: number): (a: number) => Relationship {
  checkRows(pedigree, [b])
  const ancestors = generationsAbove(pedigree, b)
  const related = relatedThrough(pedigree, ancestors.up)
  const inChart = new Set(chart(pedigree, b).map(({ row }) => row))
  const marked = withMarkedAncestors(pedigree, b)
  const links = new LinksUp(pedigree, ancestors)
  return a => {
    checkRows(pedigree, [a])
    return relationshipBy(
      marked,
      { a, b },
      {
        // Relatives in both charts have somebody who stands in both.
        inCharts: () =>
          related[a] === 1 && chart(pedigree, a).some(({ row }) => inChart.has(row))
            ? compareCharts(pedigree, a, b)
            : [],
        beyond: () => (related[a] === 1 ? links.nearest(a, b) : undefined),
      },
    )
  }
}

/** An animal's ancestors by the least number of generations up to them. */
type Generations = {
  /** By row; -1 for whoever is none. */
  readonly up: Int32Array
  /** Rows by generation, the animal itself first. */
  readonly levels: readonly (readonly number[])[]
}

function generationsAbove({ sires, dams, size }: Pedigree, row: number): Generations {
  const up = new Int32Array(size).fill(-1)
  const levels: number[][] = []
  up[row] = 0
  for (let level = [row]; level.length > 0; ) {
    levels.push(level)
    const next: number[] = []
    for (const at of level) {
      for (const parent of [sires[at] as number, dams[at] as number]) {
        if (parent === UNKNOWN_PARENT || up[parent] !== -1) continue
        up[parent] = levels.length
        next.push(parent)
      }
    }
    level = next
  }
  return { up, levels }
}

/** 1 for every ancestor and for whoever descends from one: nobody else has a recorded link. */
function relatedThrough({ sires, dams, size }: Pedigree, up: Int32Array): Uint8Array {
  const related = new Uint8Array(size)
  // Parents stand before their offspring.
  for (let row = 0; row < size; row += 1) {
    const sire = sires[row] as number
    const dam = dams[row] as number
    const through = (sire !== UNKNOWN_PARENT && related[sire]) || (dam !== UNKNOWN_PARENT && related[dam])
    related[row] = up[row] !== -1 || through ? 1 : 0
  }
  return related
}

function withMarkedAncestors(pedigree: Pedigree, b: number): MarkedPedigree {
  const rows = [b, pedigree.sires[b] as number, pedigree.dams[b] as number]
  const known = rows.filter(row => row !== UNKNOWN_PARENT)
  const marksOf = (row: number) =>
    Uint8Array.from(generationsAbove(pedigree, row).up, generation => (generation === -1 ? 0 : 1))
  return { ...pedigree, ancestorsOf: new Map(known.map(row => [row, marksOf(row)])) }
}

/** The nearest common ancestor of one animal with others, in the order in which `nearestCommonAncestor` looks. */
class LinksUp {
  readonly #pedigree: Pedigree
  readonly #ofB: Generations
  /** Generations up from the animal asked about; valid where the turn is this one. */
  readonly #up: Int32Array
  readonly #turns: Int32Array
  #turn = 0

  constructor(pedigree: Pedigree, ofB: Generations) {
    this.#pedigree = pedigree
    this.#ofB = ofB
    this.#up = new Int32Array(pedigree.size)
    this.#turns = new Int32Array(pedigree.size)
  }

  nearest(a: number, b: number): CommonLink | undefined {
    this.#turn += 1
    this.#meet(a, 0)
    const levels = [[a]]
    let nearest = this.#offered(a, 0, undefined)
    for (let opened = 0; nearest === undefined || nearest.a + nearest.b > opened; opened += 1) {
      const ofA = this.#open(levels[opened] ?? [], opened + 1)
      const ofB = this.#ofB.levels[opened + 1] ?? []
      if (ofA.length + ofB.length === 0) break
      levels.push(ofA)
      for (const row of ofA) nearest = this.#offered(row, opened + 1, nearest)
      for (const row of ofB) nearest = this.#offered(row, opened + 1, nearest)
    }
    if (nearest === undefined) return undefined
    const up = { a: nearest.a, b: nearest.b }
    const mates = { onA: levels[up.a - 1] ?? [], onB: this.#ofB.levels[up.b - 1] ?? [] }
    const isHalf = a === nearest.row || b === nearest.row || !this.#isCouple(nearest.row, mates)
    return { row: nearest.row, up, isHalf }
  }

  #meet(row: number, generation: number): void {
    this.#turns[row] = this.#turn
    this.#up[row] = generation
  }

  #open(level: readonly number[], generation: number): number[] {
    const { sires, dams } = this.#pedigree
    const next: number[] = []
    for (const row of level) {
      for (const parent of [sires[row] as number, dams[row] as number]) {
        if (parent === UNKNOWN_PARENT || this.#turns[parent] === this.#turn) continue
        this.#meet(parent, generation)
        next.push(parent)
      }
    }
    return next
  }

  /** @param opened - generations open on both sides: who stands higher is not known yet. */
  #offered(row: number, opened: number, nearest: Offered | undefined): Offered | undefined {
    const b = this.#ofB.up[row] as number
    if (b === -1 || b > opened || this.#turns[row] !== this.#turn) return nearest
    const a = this.#up[row] as number
    return nearest === undefined || a + b < nearest.a + nearest.b ? { row, a, b } : nearest
  }

  /** Whether both descend from the ancestor and one mate of it. */
  #isCouple(
    ancestor: number,
    { onA, onB }: { readonly onA: readonly number[]; readonly onB: readonly number[] },
  ): boolean {
    const matesOnA = this.#matesIn(onA, ancestor)
    return this.#matesIn(onB, ancestor).some(mate => matesOnA.includes(mate))
  }

  #matesIn(level: readonly number[], ancestor: number): number[] {
    const { sires, dams } = this.#pedigree
    const mates: number[] = []
    for (const row of level) {
      if (sires[row] === ancestor && dams[row] !== UNKNOWN_PARENT) mates.push(dams[row] as number)
      if (dams[row] === ancestor && sires[row] !== UNKNOWN_PARENT) mates.push(sires[row] as number)
    }
    return mates
  }
}

type Offered = { readonly row: number; readonly a: number; readonly b: number }
