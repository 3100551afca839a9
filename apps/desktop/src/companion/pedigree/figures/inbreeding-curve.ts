import {
  type AnimalOrLitter,
  commonAncestors,
  inbreedingByGeneration,
  inbreedingUpperEstimate,
  litterInbreeding,
  UNKNOWN_PARENT,
} from '@pawfect/domain/pedigree'
import type { GeneticSheet, InbreedingCurve } from '../../../bridge/index.ts'
import type { AnimalStore } from '../../store/pedigree/animal-store.ts'
import { briefsOfRows } from './briefs.ts'
import type { FiguredStudbook } from './loaded-studbook.ts'

/** Generations of a curve: beyond these it is flat for the eye, and the exact figure stands beside it. */
const CURVE_GENERATIONS = 12

/** Common ancestors named one by one. */
const NAMED_ANCESTORS = 12

/** Common ancestors are looked for so far back; what lies beyond is `rest`. */
const COMMON_GENERATIONS = 10

/** The coefficient of an animal or a litter by generations, exact, and as high as it could be. */
export function curveOf(book: FiguredStudbook, of: AnimalOrLitter): InbreedingCurve {
  const { pedigree, f } = book
  const { ifLikeContemporaries, upper, unknownShare, assumed } = inbreedingUpperEstimate(pedigree, of, { f })
  return {
    points: inbreedingByGeneration(pedigree, of, { f, generations: CURVE_GENERATIONS }),
    exact: typeof of === 'number' ? (f[of] ?? 0) : litterInbreeding(pedigree, of, f),
    upperEstimate: { ifLikeContemporaries, upper: Math.min(1, upper), unknownShare, assumed },
    completeGenerations: completeGenerationsOf(book, of),
  }
}

/** Complete-generation equivalents of an animal or a litter. */
export function completeGenerationsOf(
  { completeGenerations }: Pick<FiguredStudbook, 'completeGenerations'>,
  of: AnimalOrLitter,
): number {
  if (typeof of === 'number') return completeGenerations[of] ?? 0
  const side = (row: number) => (row === UNKNOWN_PARENT ? 0 : 1 + (completeGenerations[row] ?? 0))
  return (side(of.sire) + side(of.dam)) / 2
}

/** The common ancestors through which most of a coefficient runs. */
export function namedCommonAncestors(
  animals: AnimalStore,
  book: FiguredStudbook,
  of: AnimalOrLitter,
): GeneticSheet['commonAncestors'] {
  const found = commonAncestors(book.pedigree, of, { f: book.f, generations: COMMON_GENERATIONS })
  const named = found.ancestors.slice(0, NAMED_ANCESTORS)
  const briefs = briefsOfRows(
    animals,
    book,
    named.map(({ row }) => row),
  )
  return {
    ancestors: named.flatMap(({ row, part, paths }) => {
      const animal = briefs.get(row)
      return animal === undefined ? [] : [{ animal, part: Math.min(1, part), paths }]
    }),
    inAll: found.ancestors.length,
    rest: found.rest,
  }
}
