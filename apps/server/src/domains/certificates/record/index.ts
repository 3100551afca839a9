/** What souvenirs, the market and the runtime may use of the record. */
export { callersAddress, requireSignature } from './caller-signature.ts'
export type { KeptSale, RecordChain, SignedDocument } from './record-chain.ts'
export { RecordDesk, type RecordSubject } from './record-desk.ts'
export { RecordAwayError, RecordSignatureError } from './record-errors.ts'
export { forgetSignedDeeds, keepSignedDeed, storableDocument, storedDocument } from './signed-deeds-store.ts'
