import type { CertificateId } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../procedures/index.ts'
import { listPetsOf } from '../pets/index.ts'
import { type AttestationRow, findAttestations } from './attestations-store.ts'
import { CertificateNotFoundError } from './certificates-errors.ts'

/**
 * Reads an attestation for somebody it concerns.
 *
 * @throws {CertificateNotFoundError} when there is none, or the reader neither issued it nor owns its animal.
 */
export async function readAttestation(
  db: Database,
  id: CertificateId,
  reader: UserId,
): Promise<AttestationRow> {
  const [row] = await findAttestations(db, [id])
  if (row === undefined) throw new CertificateNotFoundError()
  if (row.issuerId === reader) return row
  const pets = await listPetsOf(db, reader)
  if (pets.some(pet => pet.petId === row.credential.credentialSubject.petId)) return row
  throw new CertificateNotFoundError()
}
