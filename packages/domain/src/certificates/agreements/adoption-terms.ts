import type { ActionMessage, HexText } from '../typed-data.ts'
import type { AdoptionDraft } from './adoption-draft.ts'
import { DAY_SECONDS } from './agreement-parts.ts'
import { agreementTextHash, type SignedOnce } from './agreement-signing.ts'

/** The signing addresses of everybody an adoption names. */
export type AdoptionSigners = {
  readonly adopter: HexText
  readonly shelter: HexText
  readonly arbiter: HexText
}

/** What adopter and shelter sign. */
export type AdoptionTerms = ActionMessage<'AdoptionAgreement', 'AdoptionTerms'>

/**
 * Turns the answers into the terms of the contract.
 *
 * @param text - the readable agreement, byte for byte as shown.
 */
export function adoptionTerms(
  draft: AdoptionDraft,
  text: string,
  parties: { readonly signers: AdoptionSigners; readonly once: SignedOnce },
): AdoptionTerms {
  const held = (cents: number) => (draft.settlement === 'held' ? BigInt(cents) : 0n)
  return {
    text: agreementTextHash(text),
    ...parties.signers,
    token: parties.once.token,
    fee: held(draft.feeCents),
    deposit: held(draft.depositCents),
    keptOnReturn: held(draft.keptOnReturnCents),
    trialSeconds: draft.trialDays * DAY_SECONDS,
    objectionSeconds: draft.objectionDays * DAY_SECONDS,
    arbitrationSeconds: draft.arbitrationDays * DAY_SECONDS,
    silentShare: draft.silentSharePercent * 100,
    nonce: parties.once.nonce,
    deadline: parties.once.deadline,
  }
}
