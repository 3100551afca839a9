import { type AttestationSummary, attestationSummarySchema, isoSeconds } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { z } from 'zod'
import { signedInQuery } from '../../procedures/index.ts'
import { listPetsOf } from '../pets/index.ts'
import { type AttestationRow, findCorrections, listAttestations } from './attestations-store.ts'

/** Attestations the caller issued, or that are about their animals; newest first. */
export const listMyAttestations = signedInQuery
  .output(z.object({ attestations: z.array(attestationSummarySchema) }))
  .query(async ({ ctx }) => {
    const { userId } = ctx.caller
    const pets = await listPetsOf(ctx.db, userId)
    const rows = await listAttestations(ctx.db, { issuerId: userId, petIds: pets.map(pet => pet.petId) })
    const corrected = await findCorrections(
      ctx.db,
      rows.map(row => row.certificateId),
    )
    return { attestations: rows.map(row => summaryOf(row, userId, corrected.has(row.certificateId))) }
  })

function summaryOf(row: AttestationRow, reader: UserId, isCorrected: boolean): AttestationSummary {
  const { petId, kind, attesterRole } = row.credential.credentialSubject
  const anchored = row.batch?.receipt == null ? 'signed' : 'anchored'
  return {
    ...{ certificateId: row.certificateId, petId, kind, attesterRole, digest: row.digest },
    issuerName: row.credential.issuer.name,
    issuerDid: row.credential.issuer.id,
    issuedByMe: row.issuerId === reader,
    issuedAt: isoSeconds(row.issuedAt),
    state: row.revocation !== null ? 'revoked' : isCorrected ? 'corrected' : anchored,
  }
}
