import { isoSeconds } from '@pawfect/domain/certificates'
import { missingSigners, type WaitingStep, waitingStepSchema } from '@pawfect/domain/certificates/custody'
import type { UserId } from '@pawfect/domain/identity'
import { petIdSchema } from '@pawfect/domain/pets'
import type { Database } from '../../procedures/index.ts'
import { findVisiblePet, listPetsOf } from '../pets/index.ts'
import { listKeys } from './certificates-store.ts'
import { findTransferByOffer } from './transfers-store.ts'
import type { WaitingRow } from './waiting-steps-store.ts'

/** Steps that wait for signatures, as somebody sees them whose signature they need. */
export async function summariseWaiting(
  db: Database,
  rows: readonly WaitingRow[],
  userId: UserId,
): Promise<WaitingStep[]> {
  const keys = new Set(
    (await listKeys(db, userId)).filter(key => key.retiredAt === null).map(key => String(key.did)),
  )
  const own = await listPetsOf(db, userId)
  const summaries: WaitingStep[] = []
  for (const { digest, offerDigest, step, expiresAt, ...row } of rows) {
    const { document } = step
    const answered = document.type === 'PetTransferOffer' ? null : await findTransferByOffer(db, offerDigest)
    const offer = document.type === 'PetTransferOffer' ? document : answered?.steps[0]?.document
    if (offer?.type !== 'PetTransferOffer') continue
    const petId = petIdSchema.parse(row.petId)
    const pet = own.find(it => it.petId === petId) ?? (await findVisiblePet(db, petId))
    const missing = missingSigners(step, offer)
    summaries.push(
      waitingStepSchema.parse({
        ...{ digest, offerDigest, petId, animalName: pet?.name ?? null, offer, step, missing },
        ...{ mine: missing.filter(did => keys.has(did)), expiresAt: isoSeconds(expiresAt) },
      }),
    )
  }
  return summaries
}
