import type { OwnerRole } from '@pawfect/domain/certificates'
import {
  mustSignTransfer,
  type TransferOffer,
  transferStandingAt,
} from '@pawfect/domain/certificates/custody'
import { type UserId, userIdSchema } from '@pawfect/domain/identity'
import { type PetId, petIdSchema } from '@pawfect/domain/pets'
import type { Database } from '../../procedures/index.ts'
import { removeShare } from '../pedigree/index.ts'
import { findCard, handOverPet } from '../pets/index.ts'
import { findKey } from './certificates-store.ts'
import { savePageMove, type TransferRow } from './transfers-store.ts'

/** An animal's page that went from one account to another. */
export interface PageMove {
  readonly petId: PetId
  readonly fromId: UserId
  readonly toId: UserId
}

/** Of several new owners, whose page it becomes. */
const PAGE_GOES_TO: readonly OwnerRole[] = ['owner', 'co-owner', 'breeder', 'keeper']

/**
 * Lets the animal's page go along with a handover that has become final, and notes that this was seen to. The page
 * stays where it is unless whoever has it signed the offer, and when they go on owning the animal.
 *
 * @returns where it went; null when it stayed.
 */
export async function movePage(db: Database, row: TransferRow, now: Date): Promise<PageMove | null> {
  const { offer, state, finalAt } = transferStandingAt(row.steps, now)
  const isOpen = state === 'accepted'
  const move = state === 'final' ? await moveOf(db, offer, now) : null
  const pageDueAt = isOpen && finalAt !== null ? new Date(finalAt) : null
  await savePageMove(db, row.transferId, { pageDueAt, ...(move === null ? {} : { pageFromId: move.fromId }) })
  if (move === null) return null
  await handOverPet(db, move.petId, { toId: move.toId, now })
  // What was shared was the former owner's to share.
  await removeShare(db, move.petId)
  return move
}

async function moveOf(db: Database, offer: TransferOffer, now: Date): Promise<PageMove | null> {
  const petId = petIdSchema.parse(offer.petId)
  const page = await findCard(db, petId, { now })
  if (page === null) return null
  const fromId = page.ownerId
  const givers = await accountsOf(db, offer.from)
  const remaining = await accountsOf(db, mustSignTransfer(offer.to))
  if (!givers.includes(fromId) || remaining.includes(fromId)) return null
  const ranked = PAGE_GOES_TO.flatMap(role => offer.to.filter(owner => owner.role === role))
  const [toId] = await accountsOf(
    db,
    ranked.map(owner => owner.key),
  )
  return toId === undefined || toId === fromId ? null : { petId, fromId, toId }
}

/** Whose keys these are, in order; a key nobody registered here belongs to no account. */
async function accountsOf(db: Database, dids: readonly string[]): Promise<readonly UserId[]> {
  const accounts: UserId[] = []
  for (const did of dids) {
    const key = await findKey(db, did)
    if (key !== null) accounts.push(userIdSchema.parse(key.userId))
  }
  return accounts
}
