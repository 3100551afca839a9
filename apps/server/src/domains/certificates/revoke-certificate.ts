import { certificateBundleSchema, revokeCertificateInputSchema } from '@pawfect/domain/certificates'
import { slowCommand } from '../../procedures/index.ts'
import { assembleBundle } from './assemble-bundle.ts'
import { CertificateNotYoursError } from './certificates-errors.ts'
import type { CertificatesPorts } from './certificates-ports.ts'
import { readCertificate } from './read-certificate.ts'
import { writeRevocation } from './write-revocation.ts'

/**
 * Withdraws a certificate for good. It counts from this moment on, whether or not the chain is there to be
 * told. Withdrawing it again changes nothing. Answers with the certificate file that says so.
 */
export const createRevokeCertificate = (ports: CertificatesPorts) =>
  slowCommand
    .input(revokeCertificateInputSchema)
    .output(certificateBundleSchema)
    .mutation(async ({ ctx, input: { certificateId, reason } }) => {
      const { userId } = ctx.caller
      const now = ctx.clock.now()
      await ctx.inTransaction(async db => {
        const row = await readCertificate(db, certificateId, userId)
        if (row.issuerId !== userId) throw new CertificateNotYoursError()
        if (row.revocation !== null) return
        const revocation = { id: ctx.ids.next(), certificateId, digest: row.digest, reason, now }
        await writeRevocation(db, revocation, ports.serviceKey)
      })
      ctx.emit('certificates/certificate-revoked', { certificateId })
      await ports.queue.wake()
      const row = await readCertificate(ctx.db, certificateId, userId)
      return assembleBundle(ctx.db, row, { serviceKey: ports.serviceKey, now: ctx.clock.now() })
    })
