import { likeliestCoats, litterCoat, type Pedigree, SEX_CODES } from '@pawfect/domain/pedigree'
import type { TrialLitter } from '../../../bridge/index.ts'
import { type AnimalRow, type AnimalStore, briefOf } from '../../store/pedigree/animal-store.ts'
import { WrongSexParentError } from '../../store/pedigree/pedigree-store-errors.ts'
import { curveOf, namedCommonAncestors } from './inbreeding-curve.ts'
import { type Circumstances, coatQuestion, genesOf, type LitterQuestion, lawOf } from './litter-question.ts'
import type { FiguredStudbook } from './loaded-studbook.ts'
import { ownFacts } from './mate-sieve.ts'
import { relationshipOf } from './relationship-of.ts'

/** Whole looks shown for each sex. */
const LOOKS = 6

/** Two animals of one studbook, tried together. */
export type TrialQuestion = {
  readonly book: FiguredStudbook
  readonly sire: AnimalRow
  readonly dam: AnimalRow
  readonly circumstances: Circumstances
}

/** What a litter of two animals would be. @throws {WrongSexParentError} */
export function trialLitterOf(animals: AnimalStore, question: TrialQuestion): TrialLitter {
  const { book, sire, dam, circumstances } = question
  if (sire.sex === SEX_CODES.female) throw new WrongSexParentError(sire.name, 'sire')
  if (dam.sex === SEX_CODES.male) throw new WrongSexParentError(dam.name, 'dam')
  const mating = { sire: book.rowOf(sire.animal_id), dam: book.rowOf(dam.animal_id) }
  const facts = { ...mating, pedigree: book.pedigree, sireFacts: ownFacts(sire), damFacts: ownFacts(dam) }
  const genes = genesOf(facts, circumstances)
  return {
    sire: briefOf(sire, book.f[mating.sire] ?? null),
    dam: briefOf(dam, book.f[mating.dam] ?? null),
    revision: book.revision,
    curve: curveOf(book, mating),
    relationship: relationshipOf(book.pedigree, mating.sire, mating.dam),
    commonAncestors: namedCommonAncestors(animals, book, mating),
    law: lawOf(facts, circumstances),
    genes,
    looks: genes?.coat?.traits.some(({ isTold }) => isTold) ? looksOf(facts, circumstances) : [],
  }
}

function looksOf(
  { sireFacts, damFacts }: LitterQuestion & { readonly pedigree: Pedigree },
  { species }: Circumstances,
): TrialLitter['looks'] {
  if (species === null) return []
  const coat = litterCoat(coatQuestion(species, sireFacts, damFacts))
  return likeliestCoats(coat, { limit: LOOKS }).combinations.map(({ sex, phenotypes, chance }) => ({
    sex,
    phenotypes: { ...phenotypes },
    chance,
  }))
}
