import type { CertificateId } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../procedures/index.ts'
import { listPetsOf } from '../pets/index.ts'
import { CertificateNotFoundError } from './certificates-errors.ts'
import { type CertificateRow, findCertificate } from './certificates-store.ts'

/**
 * Reads a certificate for somebody it concerns.
 *
 * @throws {CertificateNotFoundError} when there is none, or the reader neither issued it nor owns its animal.
 */
export async function readCertificate(
  db: Database,
  id: CertificateId,
  reader: UserId,
): Promise<CertificateRow> {
  const row = await findCertificate(db, id)
  if (row === null) throw new CertificateNotFoundError()
  if (row.issuerId === reader) return row
  const pets = await listPetsOf(db, reader)
  if (pets.some(pet => pet.petId === row.petId)) return row
  throw new CertificateNotFoundError()
}
