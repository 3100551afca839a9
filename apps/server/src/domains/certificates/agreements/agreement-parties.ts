import { type AgreementRole, type AgreementSigners, signingRoles } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { AgreementRow, PartRow } from './agreements-store.ts'

/** Who pays and who is to be paid, by kind. */
export const SIDES = {
  breeding: { payer: 'dam-owner', payee: 'sire-owner' },
  adoption: { payer: 'adopter', payee: 'shelter' },
} as const satisfies Record<AgreementRow['kind'], Record<'payer' | 'payee', AgreementRole>>

/** The addresses that are known so far. */
export function signersOf({ parts }: AgreementRow): AgreementSigners {
  return Object.fromEntries(parts.flatMap(({ role, address }) => (address === null ? [] : [[role, address]])))
}

/** The part of an account; the office's for whoever may speak for it. */
export function partOf(row: AgreementRow, userId: UserId, speaksForOffice: boolean): PartRow | null {
  const own = row.parts.find(part => part.userId === userId)
  if (own !== undefined) return own
  const arbiter = row.parts.find(part => part.role === 'arbiter')
  return speaksForOffice && arbiter !== undefined && isOffice(arbiter) ? arbiter : null
}

/** The office has an address from the start and no account. */
export function isOffice({ role, userId, code, address }: PartRow): boolean {
  return role === 'arbiter' && userId === null && code === null && address !== null
}

/** Whether everybody who signs, and the arbiter, can be named by an address. */
export function isComplete(row: AgreementRow): boolean {
  const signers = signersOf(row)
  return [...signingRoles(row.draft), 'arbiter' as const].every(role => signers[role] !== undefined)
}

/** Whether nobody's signature is missing: from here on nothing can be changed. */
export function isSealed(row: AgreementRow): boolean {
  return signingRoles(row.draft).every(role => row.parts.find(part => part.role === role)?.signature)
}
