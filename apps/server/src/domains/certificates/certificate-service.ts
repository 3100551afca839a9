import { certificateServiceSchema, issuerKeyFrom } from '@pawfect/domain/certificates'
import { publicQuery } from '../../procedures/index.ts'
import { ChainUnavailableError } from './anchor-chain.ts'
import type { CertificatesPorts } from './certificates-ports.ts'

/** Longest a reader waits for the chain to say who it is. */
const PATIENCE_MS = 10_000

/** Whom to trust to accept this installation's certificates: its key, and its contract when the chain is up. */
export const createCertificateService = ({ chain, serviceKey, verifyUrl }: CertificatesPorts) =>
  publicQuery.output(certificateServiceSchema).query(async () => ({
    serviceDid: issuerKeyFrom(serviceKey).did,
    verifyUrl,
    anchor:
      (await chain?.check(AbortSignal.timeout(PATIENCE_MS)).then(
        ({ chainId, contract }) => ({ chainId, contract }),
        (error: unknown) => {
          if (error instanceof ChainUnavailableError) return null
          throw error
        },
      )) ?? null,
  }))
