import type { BreedingDraft } from './breeding-draft.ts'
import { breedingClausesDe } from './breeding-text-de.ts'
import { breedingClausesEn } from './breeding-text-en.ts'
import { type AgreementFacts, type AgreementFrame, layOutAgreement } from './readable-text.ts'

/**
 * The stud agreement as people read it, in the language of the draft. This text is the contract; what stands on the
 * chain is its fingerprint and the same answers as numbers.
 */
export function breedingText(draft: BreedingDraft, facts: AgreementFacts): string {
  const write: (draft: BreedingDraft, facts: AgreementFacts) => AgreementFrame =
    draft.language === 'de' ? breedingClausesDe : breedingClausesEn
  return layOutAgreement(write(draft, facts))
}
