import { type CertificateSummary, certificateSummarySchema, isoSeconds } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { z } from 'zod'
import { signedInQuery } from '../../procedures/index.ts'
import { listPetsOf } from '../pets/index.ts'
import { type CertificateRow, listCertificates } from './certificates-store.ts'

/** Certificates the caller issued, or that are about their animals; newest first. */
export const listMyCertificates = signedInQuery
  .output(z.object({ certificates: z.array(certificateSummarySchema) }))
  .query(async ({ ctx }) => {
    const { userId } = ctx.caller
    const pets = await listPetsOf(ctx.db, userId)
    const rows = await listCertificates(ctx.db, { issuerId: userId, petIds: pets.map(pet => pet.petId) })
    return { certificates: rows.map(row => summaryOf(row, userId)) }
  })

function summaryOf(row: CertificateRow, reader: UserId): CertificateSummary {
  const { animal, owner } = row.credential.credentialSubject
  const anchored = row.batch?.receipt == null ? 'signed' : 'anchored'
  return {
    certificateId: row.certificateId,
    petId: animal.petId,
    animalName: animal.name,
    ownerName: owner.name,
    issuerDid: row.credential.issuer.id,
    issuedByMe: row.issuerId === reader,
    issuedAt: isoSeconds(row.issuedAt),
    state: row.revocation === null ? anchored : 'revoked',
    digest: row.digest,
  }
}
