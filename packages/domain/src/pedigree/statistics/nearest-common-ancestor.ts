import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/** The nearest animal from which two animals descend. */
export type CommonLink = {
  readonly row: number
  /** Generations from each of the two up to it; 0 where it is one of them. */
  readonly up: { readonly a: number; readonly b: number }
  /** False when its mate links the two by the same generations as well. */
  readonly isHalf: boolean
}

/**
 * Finds the common ancestor over which two animals are the fewest generations apart, at any depth; undefined when
 * none is recorded. Both pedigrees are opened a generation at a time, no farther than needed.
 */
export function nearestCommonAncestor(pedigree: Pedigree, a: number, b: number): CommonLink | undefined {
  const sideA = new OpeningSide(pedigree, a)
  const sideB = new OpeningSide(pedigree, b)
  let nearest: { row: number; a: number; b: number } | undefined
  const offer = (row: number) => {
    const link = { row, a: sideA.up.get(row), b: sideB.up.get(row) }
    if (link.a === undefined || link.b === undefined) return
    if (nearest === undefined || link.a + link.b < nearest.a + nearest.b)
      nearest = { row, a: link.a, b: link.b }
  }
  offer(a)
  for (let opened = 0; nearest === undefined || nearest.a + nearest.b > opened; opened += 1) {
    const found = [...sideA.open(), ...sideB.open()]
    if (found.length === 0) break
    found.forEach(offer)
  }
  if (nearest === undefined) return undefined
  const up = { a: nearest.a, b: nearest.b }
  return { row: nearest.row, up, isHalf: !isCouple(pedigree, nearest.row, { sideA, sideB, up }) }
}

/** The ancestors of one animal with their least generations, found a generation at a time. */
class OpeningSide {
  readonly up: Map<number, number>
  readonly #pedigree: Pedigree
  #level: number[]
  #generation = 0

  constructor(pedigree: Pedigree, row: number) {
    this.#pedigree = pedigree
    this.#level = [row]
    this.up = new Map([[row, 0]])
  }

  /** Opens one more generation; returns whoever is new in it. */
  open(): readonly number[] {
    const next: number[] = []
    this.#generation += 1
    for (const row of this.#level) {
      for (const parent of [this.#pedigree.sires[row] as number, this.#pedigree.dams[row] as number]) {
        if (parent === UNKNOWN_PARENT || this.up.has(parent)) continue
        this.up.set(parent, this.#generation)
        next.push(parent)
      }
    }
    this.#level = next
    return next
  }
}

type BothSides = { readonly sideA: OpeningSide; readonly sideB: OpeningSide; readonly up: CommonLink['up'] }

/** Whether the two descend from the ancestor and one mate of it through full siblings. */
function isCouple(pedigree: Pedigree, ancestor: number, { sideA, sideB, up }: BothSides): boolean {
  if (up.a === 0 || up.b === 0) return false
  const matesOnA = matesOn(pedigree, ancestor, { side: sideA, up: up.a })
  return matesOn(pedigree, ancestor, { side: sideB, up: up.b }).some(mate => matesOnA.includes(mate))
}

function matesOn(
  { sires, dams }: Pedigree,
  ancestor: number,
  { side, up }: { side: OpeningSide; up: number },
): number[] {
  const mates: number[] = []
  for (const [row, generation] of side.up) {
    if (generation !== up - 1) continue
    if (sires[row] === ancestor && dams[row] !== UNKNOWN_PARENT) mates.push(dams[row] as number)
    if (dams[row] === ancestor && sires[row] !== UNKNOWN_PARENT) mates.push(sires[row] as number)
  }
  return mates
}
