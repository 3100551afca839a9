import { isoSeconds, issuerKeyFrom } from '@pawfect/domain/certificates'
import { CUSTODY_FORMAT, custodyFileSchema, sealCustody } from '@pawfect/domain/certificates/custody'
import type { UserId } from '@pawfect/domain/identity'
import { type PetId, petIdSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { type Database, signedInQuery } from '../../procedures/index.ts'
import { listPetsOf } from '../pets/index.ts'
import { CertificateNotFoundError } from './certificates-errors.ts'
import type { CertificatesPorts } from './certificates-ports.ts'
import { listDeedsOf, listKeys } from './certificates-store.ts'
import { custodyOfPet } from './custody-of-pet.ts'
import { listTransfersOf } from './transfers-store.ts'

/** Who has owned an animal, as a sealed file: for its owner, whoever certified it, and every side of a transfer. */
export const createOwnershipHistory = ({ serviceKey }: CertificatesPorts) =>
  signedInQuery
    .input(z.strictObject({ petId: petIdSchema }))
    .output(custodyFileSchema)
    .query(async ({ ctx, input: { petId } }) => {
      const stretches = await custodyOfPet(ctx.db, petId)
      if (stretches.length === 0 || !(await concerns(ctx.db, petId, ctx.caller.userId)))
        throw new CertificateNotFoundError()
      const now = ctx.clock.now()
      const service = issuerKeyFrom(serviceKey)
      const custody = {
        format: CUSTODY_FORMAT as typeof CUSTODY_FORMAT,
        ...{ service: service.did, petId, stretches: [...stretches], asOf: isoSeconds(now) },
      }
      return sealCustody(custody, { secretKey: service.secretKey, sealedAt: now })
    })

async function concerns(db: Database, petId: PetId, reader: UserId): Promise<boolean> {
  const pets = await listPetsOf(db, reader)
  if (pets.some(pet => pet.petId === petId)) return true
  const deeds = await listDeedsOf(db, petId)
  if (deeds.some(deed => deed.issuerId === reader)) return true
  const keys = new Set((await listKeys(db, reader)).map(key => String(key.did)))
  const transfers = await listTransfersOf(db, petId)
  return transfers.some(transfer => [...transfer.givers, ...transfer.takers].some(did => keys.has(did)))
}
