export {
  CUSTODY_FORMAT,
  type CustodyFile,
  type CustodyStart,
  type CustodyStretch,
  custodyFileSchema,
  sealCustody,
} from './custody-file.ts'
export {
  CustodyBrokenError,
  type CustodyOwner,
  type CustodyPeriod,
  custodyTimeline,
} from './custody-timeline.ts'
export {
  offerTransferInputSchema,
  type TransferSummary,
  transferStepInputSchema,
  transferSummarySchema,
} from './transfer-requests.ts'
export {
  mustSignTransfer,
  type TransferStanding,
  type TransferState,
  TransferStepError,
  transferStandingAt,
} from './transfer-state.ts'
export {
  documentDigest,
  MAX_DISPUTE_DAYS,
  type SignedStep,
  signedStepSchema,
  signersOf,
  signStep,
  type TransferDocument,
  type TransferOffer,
  transferDocumentSchema,
  type WitnessedStep,
  witnessedStepSchema,
} from './transfer-step.ts'
