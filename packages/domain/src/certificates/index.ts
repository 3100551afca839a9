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
export { contentAddressOf } from './content-address.ts'
export {
  canonicalBytes,
  type DataIntegrityProof,
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
export { verifyCertificate } from './verify-certificate.ts'
