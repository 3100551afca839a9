import {
  type TransferSummary,
  transferStandingAt,
  transferSummarySchema,
} from '@pawfect/domain/certificates/custody'
import type { UserId } from '@pawfect/domain/identity'
import type { PetId } from '@pawfect/domain/pets'
import type { Database } from '../../procedures/index.ts'
import { findCard, findVisiblePet, listPetsOf } from '../pets/index.ts'
import { TransferNotFoundError } from './certificates-errors.ts'
import { listKeys } from './certificates-store.ts'
import { findTransferByOffer, type TransferRow } from './transfers-store.ts'

/**
 * One transfer as one of its sides sees it.
 *
 * @throws {TransferNotFoundError} when there is none, or the reader is on neither side.
 */
export async function summariseTransfer(
  db: Database,
  { offerDigest, userId, now }: { readonly offerDigest: string; readonly userId: UserId; readonly now: Date },
): Promise<TransferSummary> {
  const row = await findTransferByOffer(db, offerDigest)
  if (row === null) throw new TransferNotFoundError()
  const [summary] = await summariseTransfers(db, [row], { userId, now })
  if (summary === undefined) throw new TransferNotFoundError()
  return summary
}

/** Transfers as a reader sees them; those the reader is no side of are left out. */
export async function summariseTransfers(
  db: Database,
  rows: readonly TransferRow[],
  { userId, now }: { readonly userId: UserId; readonly now: Date },
): Promise<TransferSummary[]> {
  // Retired keys too: what one gave with them stays one's own history.
  const keys = new Set((await listKeys(db, userId)).map(key => String(key.did)))
  const own = await listPetsOf(db, userId)
  const summaries: TransferSummary[] = []
  for (const row of rows) {
    const gives = row.givers.some(did => keys.has(did))
    const takes = row.takers.some(did => keys.has(did))
    if (!gives && !takes) continue
    const petId = row.petId as PetId
    const seen = own.find(it => it.petId === petId) ?? (await findVisiblePet(db, petId))
    // Whose page it was knows the name, whoever has it now.
    const pet = row.pageFromId === userId ? (seen ?? (await findCard(db, petId, { now }))) : seen
    const { state, acceptedAt, finalAt } = transferStandingAt(row.steps, now)
    summaries.push(
      transferSummarySchema.parse({
        ...{ transferId: row.transferId, petId, animalName: pet?.name ?? null },
        side: gives && takes ? 'both' : gives ? 'giver' : 'taker',
        ...{ state, acceptedAt, finalAt, offerDigest: row.offerDigest, steps: row.steps },
      }),
    )
  }
  return summaries
}
