import { certificateBundleSchema, certificateIdSchema } from '@pawfect/domain/certificates'
import { z } from 'zod'
import { signedInQuery } from '../../procedures/index.ts'
import { assembleBundle } from './assemble-bundle.ts'
import type { CertificatesPorts } from './certificates-ports.ts'
import { readCertificate } from './read-certificate.ts'

/** The certificate file as of now, for whoever issued it or owns its animal. */
export const createGetCertificate = ({ serviceKey }: CertificatesPorts) =>
  signedInQuery
    .input(z.strictObject({ certificateId: certificateIdSchema }))
    .output(certificateBundleSchema)
    .query(async ({ ctx, input }) => {
      const row = await readCertificate(ctx.db, input.certificateId, ctx.caller.userId)
      return assembleBundle(ctx.db, row, { serviceKey, now: ctx.clock.now() })
    })
