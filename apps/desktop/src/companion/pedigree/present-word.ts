import type { Claim, ClaimedFact } from '../../bridge/index.ts'
import type { AnimalRow } from '../store/pedigree/animal-store.ts'
import type { AnimalColumns } from '../store/pedigree/animal-writer.ts'
import type { EditingParts } from './editing-parts.ts'

/** What the studbook says now, as a claim. */
export function presentWord(
  { animals, sources }: Pick<EditingParts, 'animals' | 'sources'>,
  animal: AnimalRow,
  fact: ClaimedFact,
): Omit<Claim, 'claimId'> {
  const source = sources.of(animal)
  const parentId = fact === 'sire' ? animal.sire_id : fact === 'dam' ? animal.dam_id : null
  const names = animals.rowsOf(parentId === null ? [] : [parentId])
  return {
    animalId: animal.animal_id,
    fact,
    value: isParentFact(fact) ? (names.get(parentId ?? 0)?.name ?? null) : presentText(animal, fact),
    parentId,
    who: source.who,
    evidence: source.evidence,
    signedWith: null,
    at: source.at,
    chosen: true,
  }
}

/** Whether a fact names another animal. */
export function isParentFact(fact: ClaimedFact): fact is 'sire' | 'dam' {
  return fact === 'sire' || fact === 'dam'
}

/** Columns of the facts that are text. */
export const TEXT_COLUMNS = {
  bornOn: 'born_on',
  name: 'name',
  colour: 'colour',
  breed: 'breed',
  registration: 'registration',
  chip: 'chip',
} as const satisfies Partial<Record<ClaimedFact, keyof AnimalColumns>>

const SEX_WORDS = ['unknown', 'male', 'female'] as const

function presentText(animal: AnimalRow, fact: Exclude<ClaimedFact, 'sire' | 'dam'>): string | null {
  return fact === 'sex' ? (SEX_WORDS[animal.sex] ?? 'unknown') : animal[TEXT_COLUMNS[fact]]
}
