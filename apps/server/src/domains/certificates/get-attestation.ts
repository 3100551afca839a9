import {
  attestationStatusSchema,
  certificateIdSchema,
  signedAttestationSchema,
} from '@pawfect/domain/certificates'
import { z } from 'zod'
import { signedInQuery } from '../../procedures/index.ts'
import { assembleStatuses } from './assemble-status.ts'
import { CertificateNotFoundError } from './certificates-errors.ts'
import type { CertificatesPorts } from './certificates-ports.ts'
import { readAttestation } from './read-attestation.ts'

/** An attestation and its status as of now, for whoever issued it or owns its animal. The facts are in their files. */
export const createGetAttestation = ({ serviceKey }: CertificatesPorts) =>
  signedInQuery
    .input(z.strictObject({ certificateId: certificateIdSchema }))
    .output(z.object({ credential: signedAttestationSchema, status: attestationStatusSchema }))
    .query(async ({ ctx, input }) => {
      const row = await readAttestation(ctx.db, input.certificateId, ctx.caller.userId)
      const [status] = await assembleStatuses(ctx.db, [row], { serviceKey, now: ctx.clock.now() })
      if (status === undefined) throw new CertificateNotFoundError()
      return { credential: row.credential, status }
    })
