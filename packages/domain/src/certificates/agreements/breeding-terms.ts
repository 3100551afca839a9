import type { ActionMessage, HexText } from '../typed-data.ts'
import { DAY_SECONDS } from './agreement-parts.ts'
import { agreementTextHash, type SignedOnce } from './agreement-signing.ts'
import type { BreedingDraft } from './breeding-draft.ts'

/** Nobody: where an agreement names no co-owner. */
const NO_ADDRESS: HexText = `0x${'00'.repeat(20)}`

/** The numbers the contract knows the answers by; 0 is "unanswered" and refused there. */
const PICKER = { nobody: 1, 'sire-owner': 2, 'dam-owner': 3 } as const
const RETURN_MATING = { never: 1, 'without-pregnancy': 2, 'without-litter': 3 } as const
const REGISTRAR = { 'sire-owner': 1, 'dam-owner': 2, shared: 3 } as const

/** The signing addresses of everybody an agreement names. */
export type BreedingSigners = {
  readonly damOwner: HexText
  readonly damCoOwner: HexText | null
  readonly sireOwner: HexText
  readonly sireCoOwner: HexText | null
  readonly arbiter: HexText
}

/** What all sides sign: the fingerprint of the text, and its answers as the contract reads them. */
export type BreedingTerms = ActionMessage<'BreedingAgreement', 'BreedingTerms'>

/**
 * Turns the answers into the terms of the contract.
 *
 * @param text - the readable agreement, byte for byte as shown.
 */
export function breedingTerms(
  draft: BreedingDraft,
  text: string,
  parties: { readonly signers: BreedingSigners; readonly once: SignedOnce },
): BreedingTerms {
  const { signers, once } = parties
  return {
    text: agreementTextHash(text),
    damOwner: signers.damOwner,
    damCoOwner: signers.damCoOwner ?? NO_ADDRESS,
    sireOwner: signers.sireOwner,
    sireCoOwner: signers.sireCoOwner ?? NO_ADDRESS,
    arbiter: signers.arbiter,
    token: once.token,
    ...heldAmounts(draft),
    matingSeconds: draft.matingDays * DAY_SECONDS,
    pregnancySeconds: draft.pregnancyDays * DAY_SECONDS,
    litterSeconds: draft.litterDays * DAY_SECONDS,
    pickSeconds: draft.picks === 0 ? 0 : draft.pickDays * DAY_SECONDS,
    objectionSeconds: draft.objectionDays * DAY_SECONDS,
    arbitrationSeconds: draft.arbitrationDays * DAY_SECONDS,
    silentShare: draft.silentSharePercent * 100,
    livingAfterDays: draft.livingAfterDays,
    minimumLiving: draft.minimumLiving,
    picks: draft.picks,
    returnMatings: draft.returnMatings,
    picker: PICKER[draft.picker],
    returnMating: RETURN_MATING[draft.returnMating],
    registrar: REGISTRAR[draft.registrar],
    nonce: once.nonce,
    deadline: once.deadline,
  }
}

/** Money that goes from hand to hand stands in the text alone. */
function heldAmounts(draft: BreedingDraft) {
  const held = (cents: number) => (draft.settlement === 'held' ? BigInt(cents) : 0n)
  return {
    matingFee: held(draft.matingFeeCents),
    pregnancyFee: held(draft.pregnancyFeeCents),
    litterFee: held(draft.litterFeeCents),
    pickBond: held(draft.pickBondCents),
  }
}
