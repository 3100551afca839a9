import { router } from '../../procedures/index.ts'
import { createAnchorCertificate } from './anchor-certificate.ts'
import { createCertificateService } from './certificate-service.ts'
import type { CertificatesPorts } from './certificates-ports.ts'
import { createGetCertificate } from './get-certificate.ts'
import { issuerHistory } from './issuer-history.ts'
import { listMyCertificates } from './list-my-certificates.ts'
import { listMyIssuerKeys } from './list-my-issuer-keys.ts'
import { registerIssuerKey } from './register-issuer-key.ts'
import { retireIssuerKey } from './retire-issuer-key.ts'
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
  })
