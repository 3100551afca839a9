import { randomBytes } from 'node:crypto'
import { type AgreementDraft, type AgreementRole, nameInDraft } from '@pawfect/domain/certificates'
import { HoldingUnavailableError } from './agreements-errors.ts'

const ALL_ROLES = {
  breeding: ['dam-owner', 'sire-owner', 'dam-co-owner', 'sire-co-owner', 'arbiter'],
  adoption: ['shelter', 'adopter', 'arbiter'],
} as const satisfies Record<AgreementDraft['kind'], readonly AgreementRole[]>

/** Time to sign everything; then the answers have to be gone through again. */
const SIGN_WITHIN_S = 60 * 86_400

/** The parts a draft needs somebody for. */
export function rolesOf(draft: AgreementDraft): AgreementRole[] {
  return ALL_ROLES[draft.kind].filter(role => nameInDraft(draft, role) !== null)
}

/** A code one can read out on the telephone: 60 random bits. */
export function invitationCode(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const text = Array.from(randomBytes(12), byte => letters[byte % letters.length]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/** What makes the signatures under one version good once. @throws {HoldingUnavailableError} */
export function freshTerms(draft: AgreementDraft, now: Date) {
  if (draft.settlement === 'held') throw new HoldingUnavailableError()
  return {
    writtenOn: now.toISOString().slice(0, 10),
    nonce: BigInt(`0x${randomBytes(32).toString('hex')}`).toString(),
    deadline: String(Math.floor(now.getTime() / 1000) + SIGN_WITHIN_S),
  }
}
