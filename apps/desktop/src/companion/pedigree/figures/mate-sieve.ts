import type { MateSwitch } from '../../../bridge/index.ts'
import { type AnimalRow, type AnimalStore, geneticsOf } from '../../store/pedigree/animal-store.ts'
import { CHEAP_SWITCHES, CLOSE_SWITCHES, type JudgedMate, judgeMate, passesCheap } from './judge-mate.ts'
import type { ParentFacts } from './litter-question.ts'
import type { MateCandidate } from './mate-candidates.ts'
import type { MatesQuestion } from './mates-question.ts'
import { type PopularParents, popularParents } from './popular-parents.ts'

type CheapSwitch = (typeof CHEAP_SWITCHES)[number]
type CloseSwitch = (typeof CLOSE_SWITCHES)[number]

/** Answers every filter of the mate finder for one question. */
export type MateSieve = {
  readonly all: readonly MateSwitch[]
  readonly active: readonly MateSwitch[]
  readonly popular: PopularParents
  readonly sorted: (switches: readonly MateSwitch[]) => { cheap: CheapSwitch[]; close: CloseSwitch[] }
  /** Text, year and distance. */
  readonly passesBasics: (candidate: MateCandidate) => boolean
  readonly passesCheap: (candidate: MateCandidate, name: CheapSwitch) => boolean
  /** The same mate for the same candidate, so that nothing is looked up twice. */
  readonly judge: (candidate: MateCandidate) => JudgedMate
}

/** Prepares the filters. */
export function createMateSieve(
  animals: AnimalStore,
  question: MatesQuestion & { readonly chosenIsSire: boolean },
): MateSieve {
  const { book, chosen, filters, circumstances, chosenIsSire } = question
  const popular = popularParents(book.pedigree)
  const breed = book.breeds[book.rowOf(chosen.animal_id)] ?? 0
  const sameBreed = ({ row, stud }: MateCandidate) => {
    const own = chosen.breed?.toLowerCase()
    if (stud !== null) return own !== undefined && breedOf(stud)?.toLowerCase() === own
    return breed !== 0 && book.breeds[row] === breed
  }
  const judged = new Map<MateCandidate, JudgedMate>()
  const judge = (candidate: MateCandidate): JudgedMate => {
    const known = judged.get(candidate)
    if (known !== undefined) return known
    const facts = factsOf(animals, book, candidate)
    const mate = judgeMate({ candidate, facts, chosenFacts: ownFacts(chosen), chosenIsSire }, circumstances)
    judged.set(candidate, mate)
    return mate
  }
  return {
    all: [...CHEAP_SWITCHES, ...CLOSE_SWITCHES],
    active: filters.switches,
    popular,
    sorted: switches => ({
      cheap: CHEAP_SWITCHES.filter(name => switches.includes(name)),
      close: CLOSE_SWITCHES.filter(name => switches.includes(name)),
    }),
    passesBasics: candidate => passesBasics(question, candidate),
    passesCheap: (candidate, name) => passesCheap(candidate, name, { popular, sameBreed }),
    judge,
  }
}

function passesBasics({ book, filters, named }: MatesQuestion, candidate: MateCandidate): boolean {
  const { row, stud } = candidate
  const year = candidate.in.pedigree.birthYears[row] ?? 0
  if (filters.bornFrom !== null && year !== 0 && year < filters.bornFrom) return false
  if (filters.maxDistanceKm !== null && (stud?.distanceKm ?? 0) > filters.maxDistanceKm) return false
  if (named === null) return true
  if (stud === null) return named.has(book.animalIds[row] ?? 0)
  return stud.name.toLowerCase().includes(filters.text.trim().toLowerCase())
}

function factsOf(animals: AnimalStore, book: MatesQuestion['book'], candidate: MateCandidate): ParentFacts {
  const { row, stud } = candidate
  if (stud !== null) {
    const record = stud.records.find(({ id }) => id === stud.recordId)
    return {
      bornOn: record?.bornOn ?? null,
      breed: record?.breed ?? null,
      isChipped: false,
      genetics: stud.genetics,
    }
  }
  const animalId = book.animalIds[row] ?? 0
  const stored = animals.rowsOf([animalId]).get(animalId)
  if (stored === undefined) throw new RangeError('a mate without a row')
  return ownFacts(stored)
}

/** What rules and genes ask of an animal of the studbook. */
export function ownFacts(animal: AnimalRow): ParentFacts {
  return {
    bornOn: animal.born_on,
    breed: animal.breed,
    isChipped: animal.chip !== null,
    genetics: geneticsOf(animal),
  }
}

function breedOf(stud: NonNullable<MateCandidate['stud']>): string | undefined {
  return stud.records.find(({ id }) => id === stud.recordId)?.breed
}
