import type { AdoptionDraft } from './adoption-draft.ts'
import { adoptionClausesDe } from './adoption-text-de.ts'
import { adoptionClausesEn } from './adoption-text-en.ts'
import { type AgreementFacts, type AgreementFrame, layOutAgreement } from './readable-text.ts'

/** The adoption agreement as people read it, in the language of the draft. This text is the contract. */
export function adoptionText(draft: AdoptionDraft, facts: AgreementFacts): string {
  const write: (draft: AdoptionDraft, facts: AgreementFacts) => AgreementFrame =
    draft.language === 'de' ? adoptionClausesDe : adoptionClausesEn
  return layOutAgreement(write(draft, facts))
}
