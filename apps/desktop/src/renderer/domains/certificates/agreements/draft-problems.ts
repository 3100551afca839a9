import { type AgreementDraft, adoptionDraftSchema, breedingDraftSchema } from '@pawfect/domain/certificates'

/** What is still wrong with a draft, by the field it is about: a code for words. */
export type DraftProblems = ReadonlyMap<string, string>

/** Checks a draft as the service will. Empty when it can be proposed. */
export function problemsIn(draft: AgreementDraft): DraftProblems {
  const schema = draft.kind === 'breeding' ? breedingDraftSchema : adoptionDraftSchema
  const issues = schema.safeParse(draft).error?.issues ?? []
  return new Map(
    issues.map(issue => [
      issue.path.join('.'),
      issue.code === 'custom' ? issue.message : wordFor(issue.code),
    ]),
  )
}

function wordFor(code: string): string {
  if (code === 'too_small') return 'missing'
  return code === 'too_big' ? 'too-much' : 'invalid'
}
