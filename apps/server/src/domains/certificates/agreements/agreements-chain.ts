import type { HexText, TypedDocument } from '@pawfect/domain/certificates'

/** The two kinds of agreement; each has a contract of its own. */
export type AgreementKind = 'breeding' | 'adoption'

/** Where something was written down for good. */
export interface Written {
  readonly transaction: string
  readonly at: Date
}

/** An agreement in the record. It stays with the contract it began at, also when a newer one is in use. */
export interface KeptAgreement {
  readonly kind: AgreementKind
  readonly contract: HexText
  readonly termsHash: HexText
}

/** Where an agreement stands by the record. */
export interface Standing {
  readonly phase: 'waiting' | 'claimed' | 'disputed' | 'ended'
  /** Whose word is in the air; payer is the owner of the dam or the adopter. */
  readonly claimedBy: 'payer' | 'payee' | null
  readonly until: Date
  /** Number of the next milestone; 0 for an adoption. */
  readonly next: number
  readonly returnMatingsLeft: number
}

/**
 * The record that agreements are kept in. Every call may be repeated: what is written already is not written again.
 * All throw `ChainUnavailableError` when the record cannot be reached now, and `AgreementRefusedError` when it
 * says no; then nothing was written.
 */
export interface AgreementsChain {
  /** Where signatures for this kind count. */
  readonly place: (
    kind: AgreementKind,
  ) => Promise<{ readonly chainId: number; readonly verifyingContract: HexText }>
  /** @param signatures - in the order of `signingRoles`. */
  readonly begin: (
    kind: AgreementKind,
    terms: TypedDocument,
    signatures: readonly HexText[],
  ) => Promise<Written>
  /** Does what somebody signed, at the contract it was signed for. */
  readonly act: (kind: AgreementKind, deed: TypedDocument, signature: HexText) => Promise<Written>
  /** Does what silence means, once the present step is over. @param standing - as last seen, so that it is done once. */
  readonly settle: (agreement: KeptAgreement, standing: Standing) => Promise<Written>
  /** Null for an agreement that never began. */
  readonly standing: (agreement: KeptAgreement) => Promise<Standing | null>
}
