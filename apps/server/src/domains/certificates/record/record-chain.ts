import type { HexText, MarketPlace, SouvenirPlace, TypedDocument } from '@pawfect/domain/certificates'

/** Where something was written down for good. */
export interface Written {
  readonly transaction: string
  readonly at: Date
}

/** A document and the signature of the person it binds. */
export interface SignedDocument {
  readonly document: TypedDocument
  readonly signature: HexText
}

/** A sale in the record. It stays where it was made, also when a newer contract is in use. */
export interface KeptSale {
  readonly market: HexText
  readonly money: HexText
  /** Struct hash of the listing. */
  readonly listing: HexText
}

/**
 * The record of souvenirs, park art and sales. Every call may be repeated: what is written already is not written
 * again. All throw `ChainUnavailableError` when the record cannot be reached now, and `RecordRefusedError` when it
 * says no; then nothing was written.
 */
export interface RecordChain {
  readonly souvenirPlace: () => Promise<SouvenirPlace>
  /** Null where no market is kept: play money has no business on a public chain. */
  readonly marketPlace: () => Promise<MarketPlace | null>
  /** Does what somebody signed, at the contract it was signed for. A souvenir is vouched for on the way. */
  readonly bring: (signed: SignedDocument) => Promise<Written>
  /** Sells a piece: what the seller signed, and what the buyer did. */
  readonly sell: (listing: SignedDocument, purchase: SignedDocument) => Promise<Written>
  /** Divides the price of a sale that can no longer be given back. */
  readonly settle: (sale: KeptSale) => Promise<Written>
  /** Sends somebody what they are due of a sale; nothing due is no error. */
  readonly payOut: (account: HexText, sale: KeptSale) => Promise<void>
  /** What somebody has of play money, and the number of their next payment. */
  readonly moneyOf: (account: HexText) => Promise<{ readonly cents: number; readonly paymentNumber: string }>
  /** Gives play money. @param purpose - the same is done once. */
  readonly hand: (to: HexText, cents: number, purpose: string) => Promise<void>
}
