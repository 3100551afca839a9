import { inbreedingCoefficients, type Pedigree, UNKNOWN_PARENT } from '@pawfect/domain/pedigree'
import type { Claim, FiguresUnderClaims } from '../../../bridge/index.ts'
import type { AnimalStore } from '../../store/pedigree/animal-store.ts'
import type { WorkerWatch } from '../worker-messages.ts'
import { briefsOfRows } from './briefs.ts'
import type { FiguredStudbook } from './loaded-studbook.ts'
import { parentsFirst } from './parents-first.ts'

/** Descendants named for each claim. */
const NAMED_DESCENDANTS = 8

/** Smaller differences are rounding. */
const LEAST_CHANGE = 1e-12

/** One animal and the words about one of its parents. */
export type ClaimsQuestion = {
  readonly book: FiguredStudbook
  readonly row: number
  readonly fact: 'sire' | 'dam'
  readonly claims: readonly Claim[]
}

/** What each claim would make of the animal and of its descendants. */
export function figuresUnder(
  animals: AnimalStore,
  { book, row, fact, claims }: ClaimsQuestion,
  { signal, report }: WorkerWatch,
): FiguresUnderClaims {
  const below = descendantsOf(book.pedigree, row)
  return {
    revision: book.revision,
    claims: claims.map((claim, at) => {
      signal.throwIfAborted()
      report({ step: 'computing', done: at, total: claims.length })
      const parent = claim.parentId === null ? UNKNOWN_PARENT : book.rowOf(claim.parentId)
      const f = coefficientsWith(book, { row, fact, parent }, signal)
      const moved = below
        .filter(other => Math.abs((f[other] ?? 0) - (book.f[other] ?? 0)) > LEAST_CHANGE)
        .sort((a, b) => change(book, f, b) - change(book, f, a))
      const named = moved.slice(0, NAMED_DESCENDANTS)
      const briefs = briefsOfRows(animals, book, named)
      return {
        claim,
        inbreeding: f[row] ?? 0,
        descendantsChanged: moved.length,
        descendants: named.flatMap(other => {
          const animal = briefs.get(other)
          const [inbreeding, chosen] = [f[other] ?? 0, book.f[other] ?? 0]
          return animal === undefined ? [] : [{ animal, inbreeding, chosen }]
        }),
      }
    }),
  }
}

function change(book: FiguredStudbook, f: Float64Array, row: number): number {
  return Math.abs((f[row] ?? 0) - (book.f[row] ?? 0))
}

/** Every descendant once; parents stand in smaller rows, so one pass finds all. */
function descendantsOf({ size, sires, dams }: Pedigree, row: number): number[] {
  const isBelow = new Uint8Array(size)
  isBelow[row] = 1
  const found: number[] = []
  for (let other = row + 1; other < size; other += 1) {
    const [sire, dam] = [sires[other] ?? UNKNOWN_PARENT, dams[other] ?? UNKNOWN_PARENT]
    const descends = (sire !== UNKNOWN_PARENT && isBelow[sire]) || (dam !== UNKNOWN_PARENT && isBelow[dam])
    if (!descends) continue
    isBelow[other] = 1
    found.push(other)
  }
  return found
}

type OtherParent = { readonly row: number; readonly fact: 'sire' | 'dam'; readonly parent: number }

/** Coefficients of all animals with one parent exchanged; the exchange may put a parent in a larger row. */
function coefficientsWith(
  { pedigree, f }: FiguredStudbook,
  { row, fact, parent }: OtherParent,
  signal: AbortSignal,
): Float64Array {
  const column = fact === 'sire' ? pedigree.sires : pedigree.dams
  if (column[row] === parent) return f
  const changed = column.slice()
  changed[row] = parent
  const sires = fact === 'sire' ? changed : pedigree.sires
  const dams = fact === 'dam' ? changed : pedigree.dams
  const order = parentsFirst(sires, dams)
  const newRow = new Int32Array(order.length)
  order.forEach((old, at) => {
    newRow[old] = at
  })
  const moved = (parents: Int32Array) =>
    order.map(old => {
      const of = parents[old] ?? UNKNOWN_PARENT
      return of === UNKNOWN_PARENT ? UNKNOWN_PARENT : (newRow[of] ?? UNKNOWN_PARENT)
    })
  const reordered: Pedigree = {
    size: pedigree.size,
    sires: moved(sires),
    dams: moved(dams),
    sexes: Uint8Array.from(order, old => pedigree.sexes[old] ?? 0),
    birthYears: Int16Array.from(order, old => pedigree.birthYears[old] ?? 0),
  }
  const computed = inbreedingCoefficients(reordered, { signal })
  return Float64Array.from(newRow, at => computed[at] ?? 0)
}
