import { attestationDigestInputSchema, attestationStatusSchema } from '@pawfect/domain/certificates'
import { publicQuery } from '../../procedures/index.ts'
import { assembleStatuses } from './assemble-status.ts'
import { findAttestationByDigest } from './attestations-store.ts'
import { CertificateNotFoundError } from './certificates-errors.ts'
import type { CertificatesPorts } from './certificates-ports.ts'

/** Asks again, for anybody who holds a paper, whether it was revoked or corrected since. Needs its fingerprint. */
export const createAttestationStatus = ({ serviceKey }: CertificatesPorts) =>
  publicQuery
    .input(attestationDigestInputSchema)
    .output(attestationStatusSchema)
    .query(async ({ ctx, input: { digest } }) => {
      const row = await findAttestationByDigest(ctx.db, digest)
      const [status] =
        row === null ? [] : await assembleStatuses(ctx.db, [row], { serviceKey, now: ctx.clock.now() })
      if (status === undefined) throw new CertificateNotFoundError()
      return status
    })
