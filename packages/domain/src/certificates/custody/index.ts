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
  type CustodyHolding,
  type CustodyOwner,
  type CustodyPeriod,
  custodyHolding,
  custodyTimeline,
} from './custody-timeline.ts'
export {
  type GatheredStep,
  gatheredStepSchema,
  myTransfersSchema,
  offerTransferInputSchema,
  refuseTransferStepInputSchema,
  type TransferSummary,
  transferStepInputSchema,
  transferSummarySchema,
  type WaitingStep,
  waitingStepSchema,
} from './transfer-requests.ts'
export {
  gatherSignatures,
  missingSigners,
  type NeededSignatures,
  signaturesNeeded,
} from './transfer-signatures.ts'
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
