import type { Mate } from '../../../bridge/index.ts'
import type { AnimalStore } from '../../store/pedigree/animal-store.ts'
import { briefsOfRows } from './briefs.ts'
import { carrierRiskOf, type JudgedMate } from './judge-mate.ts'
import { upperOf } from './mate-candidates.ts'
import type { MatesQuestion } from './mates-question.ts'
import type { PopularParents } from './popular-parents.ts'
import { relationshipOf } from './relationship-of.ts'

type Showing = Pick<MatesQuestion, 'book'> & { readonly mate: JudgedMate; readonly popular: PopularParents }

/** A mate with everything the list says of it. */
export function showMate(animals: AnimalStore, { book, mate, popular }: Showing): Mate {
  const { candidate } = mate
  const { row, chosen, stud } = candidate
  const year = candidate.in.pedigree.birthYears[row] ?? 0
  return {
    mate: stud === null ? ownMate(animals, book, row) : sharedMate(stud),
    inbreeding: candidate.inbreeding,
    upper: upperOf(candidate),
    completeGenerations: candidate.completeGenerations,
    relationship: relationshipOf(candidate.in.pedigree, row, chosen),
    law: mate.law(),
    genes: mate.genes(),
    carrierRisk: carrierRiskOf(mate),
    distanceKm: stud?.distanceKm ?? null,
    offspring: stud === null ? (book.offspring[row] ?? 0) : 0,
    popularShare: stud === null ? popular.shareOf(row) : 0,
    isPopular: stud === null && popular.isPopular(row),
    birthYear: year === 0 ? null : year,
  }
}

function ownMate(animals: AnimalStore, book: Showing['book'], row: number): Mate['mate'] {
  const animal = briefsOfRows(animals, book, [row]).get(row)
  if (animal === undefined) throw new RangeError('a mate without a brief')
  return { source: 'own', animal }
}

function sharedMate(stud: NonNullable<JudgedMate['candidate']['stud']>): Mate['mate'] {
  const record = stud.records.find(({ id }) => id === stud.recordId)
  return {
    source: 'shared',
    studId: stud.studId,
    name: stud.name,
    owner: stud.owner,
    bornOn: record?.bornOn ?? null,
    breed: record?.breed ?? null,
    colour: record?.colour ?? null,
  }
}
