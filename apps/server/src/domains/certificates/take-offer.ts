import { credentialDigest, isoSeconds, type OpenedFact } from '@pawfect/domain/certificates'
import {
  CustodyBrokenError,
  type CustodyHolding,
  type CustodyStretch,
  custodyHolding,
  documentDigest,
  type SignedStep,
  type TransferOffer,
  transferStandingAt,
} from '@pawfect/domain/certificates/custody'
import type { Database } from '../../procedures/index.ts'
import { TransferRefusedError } from './certificates-errors.ts'
import { custodyOfPet } from './custody-of-pet.ts'
import { insertTransfer } from './transfers-store.ts'

/** A history file holds so many handovers; an animal has fewer. */
const MOST_TRANSFERS = 64

/** Shorter offers are over before anybody has read them. */
const SHORTEST_OFFER_MS = 60_000

/** An offer, and the owners' keys when the paper before hides them. */
export interface OfferMade {
  readonly offer: TransferOffer
  readonly owners: readonly OpenedFact[]
  readonly now: Date
}

/** Writes a signed offer down as the beginning of a transfer. Checks everything about it. */
export async function takeOffer(db: Database, step: SignedStep, made: OfferMade): Promise<void> {
  const { offer, owners, now } = made
  const witnessed = { ...step, receivedAt: isoSeconds(now) }
  // Throws when a giver's signature is missing.
  transferStandingAt([witnessed], now)
  await assertMayOffer(db, made)
  await insertTransfer(db, { offer, offerDigest: documentDigest(offer), step: witnessed, owners, now })
}

/**
 * Checks all of an offer but its signatures: it continues the last settled paper about its animal, names exactly the
 * owners whose signature counts, and nothing else is open.
 *
 * @throws {TransferRefusedError}
 */
export async function assertMayOffer(db: Database, { offer, owners, now }: OfferMade): Promise<void> {
  if (Date.parse(offer.expiresAt) < now.getTime() + SHORTEST_OFFER_MS)
    throw new TransferRefusedError('expires-too-soon')
  const found = (await custodyOfPet(db, offer.petId)).find(stretch => mentions(stretch, offer))
  if (found === undefined) throw new TransferRefusedError('nothing-to-follow')
  const followed = withOwners(found, owners)
  const { signers, follows, isSettled } = holdingOf(followed, offer, now)
  if (!isSettled) throw new TransferRefusedError('another-is-open')
  if (follows !== offer.follows) throw new TransferRefusedError('nothing-to-follow')
  if (followed.transfers.length >= MOST_TRANSFERS) throw new TransferRefusedError('too-many')
  if (!sameKeys(signers, offer.from)) throw new TransferRefusedError('not-an-owner')
}

function mentions(stretch: CustodyStretch, { follows }: TransferOffer): boolean {
  return (
    credentialDigest(stretch.start.credential) === follows ||
    stretch.transfers.flat().some(step => documentDigest(step.document) === follows)
  )
}

/** A paper that hides its owners is opened by whoever continues it first. */
function withOwners({ start, transfers }: CustodyStretch, owners: readonly OpenedFact[]): CustodyStretch {
  const isHidden = start.kind === 'co-ownership' && transfers.length === 0
  return isHidden ? { start: { ...start, owners: [...owners] }, transfers } : { start, transfers }
}

function holdingOf(stretch: CustodyStretch, { petId }: TransferOffer, asOf: Date): CustodyHolding {
  try {
    return custodyHolding(stretch, { petId, asOf })
  } catch (error) {
    if (!(error instanceof CustodyBrokenError)) throw error
    throw new TransferRefusedError('broken-chain')
  }
}

function sameKeys(one: readonly string[], other: readonly string[]): boolean {
  const keys = new Set(one)
  return keys.size === new Set(other).size && other.every(key => keys.has(key))
}
