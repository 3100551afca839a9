export { type AdoptionDraft, adoptionDraftSchema } from './agreements/adoption-draft.ts'
export { type AdoptionSigners, type AdoptionTerms, adoptionTerms } from './agreements/adoption-terms.ts'
export { adoptionText } from './agreements/adoption-text.ts'
export {
  type AgreementSigners,
  agreementDocument,
  agreementText,
  type DeedContext,
  deedDocument,
  keyPossessionDocument,
  milestoneNumbered,
  nameInDraft,
  type SignableAgreement,
  signingRoles,
} from './agreements/agreement-documents.ts'
export { type AgreementLanguage, moneyInWords, type Settlement } from './agreements/agreement-parts.ts'
export {
  actInputSchema,
  agreementInputSchema,
  changeAgreementInputSchema,
  decideForOfficeInputSchema,
  joinAgreementInputSchema,
  proposeAgreementInputSchema,
  registerAgreementKeyInputSchema,
  type SignedDeed,
  signAgreementInputSchema,
  signedDeedSchema,
  type UnsignedDeed,
  unsignedDeedSchema,
} from './agreements/agreement-requests.ts'
export { agreementTextHash, type SignedOnce } from './agreements/agreement-signing.ts'
export {
  type AgreementDeed,
  type AgreementDraft,
  type AgreementEvent,
  type AgreementId,
  type AgreementParty,
  type AgreementRole,
  type AgreementState,
  type AgreementStep,
  type AgreementSummary,
  type AgreementView,
  agreementDraftSchema,
  agreementIdSchema,
  agreementRoleSchema,
  agreementSummarySchema,
  agreementViewSchema,
  chainAddressSchema,
  type Milestone,
  type SigningTerms,
  signingTermsSchema,
} from './agreements/agreement-view.ts'
export { type BreedingDraft, breedingDraftSchema } from './agreements/breeding-draft.ts'
export { type BreedingSigners, type BreedingTerms, breedingTerms } from './agreements/breeding-terms.ts'
export { breedingText } from './agreements/breeding-text.ts'
export type { AgreementFacts } from './agreements/readable-text.ts'
export { type AttachedPaper, attachedPaper } from './attached-paper.ts'
export {
  type AttestationSummary,
  attestationDigestInputSchema,
  attestationStatusesSchema,
  attestationSummarySchema,
  issueBatchInputSchema,
  MOST_ATTESTATIONS_A_CALL,
} from './attestation-requests.ts'
export {
  type Attestation,
  AttestationFactError,
  type AttestationStatement,
  attestationSchema,
  type Correction,
  type SignedAttestation,
  signAttestation,
  signedAttestationSchema,
  writeAttestation,
} from './attestations/attestation.ts'
export {
  ATTESTATION_FORMAT,
  type AttestationFile,
  type AttestationStatus,
  attestationFileSchema,
  attestationStatusSchema,
  type Presentation,
  presentationSchema,
  presentFacts,
  type Showing,
  STATUS_FORMAT,
  sealStatus,
  showingSchema,
  type UnsignedStatus,
} from './attestations/attestation-file.ts'
export { type AttesterRole, attesterRoleSchema, attesterWeight } from './attestations/attester-role.ts'
export { type ChipReading, readChipNumber } from './attestations/chip-number.ts'
export {
  type AttestationKind,
  attestationKindSchema,
  type OwnerRole,
  ownerRoleSchema,
} from './attestations/fact-vocabulary.ts'
export { factDigest, type OpenedFact, openedFactSchema } from './attestations/salted-fact.ts'
export {
  type Anchor,
  anchorSchema,
  BUNDLE_FILE_ENDING,
  BUNDLE_FORMAT,
  bundleFileText,
  type CertificateBundle,
  certificateBundleSchema,
  type IssuerKeyHistory,
  issuerKeyHistorySchema,
  MAX_BUNDLE_BYTES,
  type RevocationSnapshot,
  revocationSnapshotSchema,
  sealBundle,
  type UnsignedBundle,
  unsignedBundleSchema,
} from './certificate-bundle.ts'
export type {
  CertificateCheck,
  CertificateClaims,
  CertificateReport,
  CertificateTrust,
  CertificateVerdict,
} from './certificate-report.ts'
export {
  anchorCertificateInputSchema,
  type CertificateId,
  type CertificateService,
  type CertificateSummary,
  certificateIdSchema,
  certificateServiceSchema,
  certificateSummarySchema,
  type IssuerKeyEntry,
  issuerKeySchema,
  registerIssuerKeyInputSchema,
  revokeCertificateInputSchema,
} from './certificate-requests.ts'
export { CLAIM_PREFIX, type CompactClaim, claimSchema, readClaim, signClaim } from './compact-claim.ts'
export { contentAddressOf } from './content-address.ts'
export {
  canonicalBytes,
  type DataIntegrityProof,
  dataIntegrityProofSchema,
  isProofIntact,
  signDocument,
} from './data-integrity-proof.ts'
export { didKeyOf, publicKeyOf, verificationMethodOf } from './did-key.ts'
export {
  createIssuerKey,
  type IssuerKey,
  isPossessionProven,
  issuerKeyFrom,
  type KeyPossession,
  keyPossessionSchema,
  provePossession,
} from './issuer-key.ts'
export {
  artApprovalDocument,
  artPiece,
  artPublicationDocument,
  listingDocument,
  listingWithdrawalDocument,
  paymentDocument,
  purchaseDocument,
  refundDocument,
} from './market/market-documents.ts'
export {
  type ArtListing,
  type Artwork,
  artworkInputSchema,
  artworkSchema,
  buyArtworkInputSchema,
  closeListingInputSchema,
  type Earning,
  earningsSchema,
  type ListingState,
  type ListingTerms,
  listingTermsSchema,
  MAX_ARTWORK_BYTES,
  type MarketPlace,
  marketDeskSchema,
  marketPlaceSchema,
  marketSchema,
  offerArtworkInputSchema,
  publishArtworkInputSchema,
  returnArtworkInputSchema,
} from './market/market-requests.ts'
export { LARGEST_ROYALTY_SHARE, type SaleSplit, saleSplit } from './market/sale-split.ts'
export {
  BatchSizeError,
  buildMerkleTree,
  MAX_BATCH_SIZE,
  type MerkleStep,
  type MerkleTree,
  rootFromProof,
} from './merkle-tree.ts'
export {
  type CertifiedAnimal,
  certifiedAnimalSchema,
  credentialDigest,
  type IssuerDid,
  isoSeconds,
  issuerDidSchema,
  type OwnershipCredential,
  type OwnershipStatement,
  ownershipCredentialSchema,
  type SignedCredential,
  signedCredentialSchema,
  signOwnershipCredential,
  writeOwnershipCredential,
} from './ownership-credential.ts'
export type { Freshness, PaperExpectation, PaperReport, PaperVerdict, ShownFact } from './paper-report.ts'
export {
  type FactWriting,
  SAYINGS,
  type Saying,
  type SayingCode,
  sayingSchema,
  wordSaying,
} from './sayings/saying.ts'
export {
  chainAddressOf,
  signerOfTypedData,
  signTypedData,
  TypedValueError,
  typedDataDigest,
  typedStructHash,
} from './sign-typed-data.ts'
export { type SignedOncePart, signedOnceSchema } from './signed-once.ts'
export { souvenirAwardDocument, souvenirReturnDocument } from './souvenirs/souvenir-documents.ts'
export {
  type SouvenirFacts,
  souvenirFactsSchema,
  souvenirMark,
  souvenirOccasion,
  souvenirText,
} from './souvenirs/souvenir-facts.ts'
export { souvenirPicture, souvenirPictureDigest } from './souvenirs/souvenir-picture.ts'
export {
  eventCodeInputSchema,
  giveBackSouvenirInputSchema,
  hostEventInputSchema,
  type Souvenir,
  type SouvenirEvent,
  type SouvenirPlace,
  souvenirDeskSchema,
  souvenirEventSchema,
  souvenirPlaceSchema,
  souvenirSchema,
  souvenirShelfSchema,
  takeSouvenirInputSchema,
} from './souvenirs/souvenir-requests.ts'
export {
  type ActionMessage,
  type ContractPlace,
  type HexText,
  SIGNED_ACTIONS,
  type SignedAction,
  type SignedContract,
  type TypedDocument,
  typedDocument,
} from './typed-data.ts'
export type { AccessProvider, AccessTerms, KeptAccess } from './vault/access-provider.ts'
export { type EnvelopeKeys, envelopeAccess } from './vault/envelope-access.ts'
export { signPersonalMessage } from './vault/personal-message.ts'
export { readerNameOf } from './vault/reading-key.ts'
export {
  claimReadingKey,
  isReadingKeyProven,
  type ReadingKeyClaim,
  readerNameSchema,
  readingKeyClaimSchema,
} from './vault/reading-key-claim.ts'
export {
  packRecord,
  type RecordAbout,
  type RecordKind,
  type RecordMediaType,
  recordAboutSchema,
  recordKindSchema,
  recordMediaTypeSchema,
  unpackRecord,
} from './vault/record-contents.ts'
export {
  grantRecord,
  isGrantOf,
  openGrant,
  type RecordGrant,
  recordGrantSchema,
} from './vault/record-grant.ts'
export {
  MAX_RECORD_BYTES,
  MAX_SEALED_BYTES,
  openRecord,
  type RecordHeader,
  recordHeaderOf,
  type SealedRecord,
  sealedRecordDigest,
  sealRecord,
} from './vault/sealed-record.ts'
export { VACCINATION_FACTS } from './vault/vaccination-facts.ts'
export { AccessUnavailableError, RecordClosedError, type StaysClosed } from './vault/vault-errors.ts'
export {
  answerVaccinationInputSchema,
  askVaccinationInputSchema,
  fetchedRecordSchema,
  fetchedShareSchema,
  findReaderInputSchema,
  keptAccessSchema,
  LONGEST_SHARE_DAYS,
  letInInputSchema,
  MOST_READERS,
  MOST_READING_KEYS,
  type RecordShare,
  readerSchema,
  recordInputSchema,
  recordShareSchema,
  registerReadingKeyInputSchema,
  revokeReaderInputSchema,
  type SharedRecord,
  type StoredRecord,
  sharedRecordSchema,
  sharedRecordsSchema,
  storedRecordSchema,
  storedRecordsSchema,
  storeRecordInputSchema,
  type VaccinationQuestion,
  vaccinationAnswerSchema,
  vaccinationQuestionInputSchema,
  vaccinationQuestionsSchema,
  vaccinationsOfMeetupInputSchema,
} from './vault/vault-requests.ts'
export { verifyCertificate } from './verify-certificate.ts'
export { MAX_PAPER_BYTES, verifyPaper } from './verify-paper.ts'
