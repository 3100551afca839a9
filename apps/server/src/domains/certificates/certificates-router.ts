import { router } from '../../procedures/index.ts'
import { createAnchorCertificate } from './anchor-certificate.ts'
import { acceptTransfer, disputeTransfer, settleTransfer, withdrawTransfer } from './answer-transfer.ts'
import { createAttestationStatus } from './attestation-status.ts'
import { createCertificateService } from './certificate-service.ts'
import type { CertificatesPorts } from './certificates-ports.ts'
import { gatherTransferStep } from './gather-transfer-step.ts'
import { createGetAttestation } from './get-attestation.ts'
import { createGetCertificate } from './get-certificate.ts'
import { createIssueBatch } from './issue-batch.ts'
import { issuerHistory } from './issuer-history.ts'
import { listMyAttestations } from './list-my-attestations.ts'
import { listMyCertificates } from './list-my-certificates.ts'
import { listMyIssuerKeys } from './list-my-issuer-keys.ts'
import { createListMyTransfers } from './list-my-transfers.ts'
import { offerTransfer } from './offer-transfer.ts'
import { createOwnershipHistory } from './ownership-history.ts'
import { refuseTransferStep } from './refuse-transfer-step.ts'
import { registerIssuerKey } from './register-issuer-key.ts'
import { retireIssuerKey } from './retire-issuer-key.ts'
import { createRevokeAttestation } from './revoke-attestation.ts'
import { createRevokeCertificate } from './revoke-certificate.ts'

/** Everything under `certificates.`. */
export const createCertificatesRouter = (ports: CertificatesPorts) =>
  router({
    registerIssuerKey,
    retireIssuerKey,
    listMyIssuerKeys,
    anchorCertificate: createAnchorCertificate(ports),
    listMyCertificates,
    getCertificate: createGetCertificate(ports),
    revokeCertificate: createRevokeCertificate(ports),
    issuerHistory,
    certificateService: createCertificateService(ports),
    issueBatch: createIssueBatch(ports),
    listMyAttestations,
    getAttestation: createGetAttestation(ports),
    attestationStatus: createAttestationStatus(ports),
    revokeAttestation: createRevokeAttestation(ports),
    offerTransfer,
    acceptTransfer,
    withdrawTransfer,
    disputeTransfer,
    settleTransfer,
    gatherTransferStep,
    refuseTransferStep,
    listMyTransfers: createListMyTransfers(ports),
    ownershipHistory: createOwnershipHistory(ports),
  })
