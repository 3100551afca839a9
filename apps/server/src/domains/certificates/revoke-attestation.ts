import { attestationStatusSchema, revokeCertificateInputSchema } from '@pawfect/domain/certificates'
import { slowCommand } from '../../procedures/index.ts'
import { assembleStatuses } from './assemble-status.ts'
import { CertificateNotFoundError, CertificateNotYoursError } from './certificates-errors.ts'
import type { CertificatesPorts } from './certificates-ports.ts'
import { readAttestation } from './read-attestation.ts'
import { writeRevocation } from './write-revocation.ts'

/** Withdraws an attestation of any kind for good, as `revokeCertificate` does a deed. Again: changes nothing. */
export const createRevokeAttestation = (ports: CertificatesPorts) =>
  slowCommand
    .input(revokeCertificateInputSchema)
    .output(attestationStatusSchema)
    .mutation(async ({ ctx, input: { certificateId, reason } }) => {
      const { userId } = ctx.caller
      const now = ctx.clock.now()
      await ctx.inTransaction(async db => {
        const row = await readAttestation(db, certificateId, userId)
        if (row.issuerId !== userId) throw new CertificateNotYoursError()
        if (row.revocation !== null) return
        const revocation = { id: ctx.ids.next(), certificateId, digest: row.digest, reason, now }
        await writeRevocation(db, revocation, ports.serviceKey)
      })
      ctx.emit('certificates/certificate-revoked', { certificateId })
      await ports.queue.wake()
      const row = await readAttestation(ctx.db, certificateId, userId)
      const [status] = await assembleStatuses(ctx.db, [row], {
        serviceKey: ports.serviceKey,
        now: ctx.clock.now(),
      })
      if (status === undefined) throw new CertificateNotFoundError()
      return status
    })
