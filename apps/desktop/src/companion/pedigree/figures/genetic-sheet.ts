import {
  ancestorLoss,
  founderContributions,
  founderEquivalents,
  type Pedigree,
  rankFounders,
  UNKNOWN_PARENT,
} from '@pawfect/domain/pedigree'
import type { GeneticSheet } from '../../../bridge/index.ts'
import type { AnimalStore } from '../../store/pedigree/animal-store.ts'
import { briefsOfRows } from './briefs.ts'
import { curveOf, namedCommonAncestors } from './inbreeding-curve.ts'
import type { FiguredStudbook } from './loaded-studbook.ts'
import { relationshipOf } from './relationship-of.ts'

/** Founders shown one by one; the rest is a number. */
const NAMED_FOUNDERS = 20

/** Ancestor loss is usual for four to six generations; five is the breeders' own. */
const LOSS_GENERATIONS = [4, 5, 6, 8] as const

/** The genetic sheet of one animal. @param row - of the animal. */
export function geneticSheetOf(animals: AnimalStore, book: FiguredStudbook, row: number): GeneticSheet {
  const { pedigree } = book
  const animal = briefsOfRows(animals, book, [row]).get(row)
  if (animal === undefined) throw new RangeError('a row without an animal')
  const contributions = founderContributions(pedigree, [row])
  const founders = rankFounders(contributions)
  const named = founders.slice(0, NAMED_FOUNDERS)
  const briefs = briefsOfRows(
    animals,
    book,
    named.map(founder => founder.row),
  )
  const [sire, dam] = [pedigree.sires[row] ?? UNKNOWN_PARENT, pedigree.dams[row] ?? UNKNOWN_PARENT]
  return {
    animal,
    revision: book.revision,
    curve: curveOf(book, row),
    ancestorLoss: LOSS_GENERATIONS.map(generations => {
      const { ratio, distinct, known } = ancestorLoss(pedigree, row, generations)
      return { generations, ratio, distinct, known }
    }),
    founders: named.flatMap(({ row: founder, isUnknownParent, contribution }) => {
      const brief = briefs.get(founder)
      return brief === undefined ? [] : [{ animal: brief, isUnknownParent, contribution }]
    }),
    foundersInAll: founders.length,
    founderEquivalents: founderEquivalents(contributions),
    commonAncestors: namedCommonAncestors(animals, book, row),
    parents: sire === UNKNOWN_PARENT || dam === UNKNOWN_PARENT ? null : relationshipOf(pedigree, sire, dam),
    ...extentOf(pedigree, row),
  }
}

/** Generation by generation, each ancestor once: an animal has at most the whole studbook above it. */
function extentOf({ sires, dams }: Pedigree, row: number): Pick<GeneticSheet, 'ancestors' | 'depth'> {
  const seen = new Set<number>()
  let level = new Set([row])
  let depth = -1
  while (level.size > 0) {
    depth += 1
    const above = new Set<number>()
    for (const animal of level) {
      for (const parent of [sires[animal] ?? UNKNOWN_PARENT, dams[animal] ?? UNKNOWN_PARENT]) {
        if (parent !== UNKNOWN_PARENT) above.add(parent)
        if (parent !== UNKNOWN_PARENT) seen.add(parent)
      }
    }
    level = above
  }
  return { ancestors: seen.size, depth }
}
