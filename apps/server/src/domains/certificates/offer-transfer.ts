import { credentialDigest, isoSeconds, type OpenedFact } from '@pawfect/domain/certificates'
import {
  CustodyBrokenError,
  type CustodyStretch,
  custodyTimeline,
  documentDigest,
  offerTransferInputSchema,
  type SignedStep,
  type TransferOffer,
  transferStandingAt,
  transferSummarySchema,
} from '@pawfect/domain/certificates/custody'
import { command, type Database } from '../../procedures/index.ts'
import { TransferRefusedError } from './certificates-errors.ts'
import { custodyOfPet } from './custody-of-pet.ts'
import { keysInUse } from './keys-in-use.ts'
import { summariseTransfer } from './summarise-transfer.ts'
import { findTransferByOffer, insertTransfer } from './transfers-store.ts'

/** A history file holds so many handovers; an animal has fewer. */
const MOST_TRANSFERS = 64

/** Shorter offers are over before anybody has read them. */
const SHORTEST_OFFER_MS = 60_000

/**
 * Takes a signed offer to hand an animal over. It has to continue the last settled paper about that animal, be
 * signed by every owner whose signature counts, and be the only one open. Again: changes nothing.
 */
export const offerTransfer = command
  .input(offerTransferInputSchema)
  .output(transferSummarySchema)
  .mutation(async ({ ctx, input: { step, owners } }) => {
    const { document } = step
    if (document.type !== 'PetTransferOffer') throw new TransferRefusedError('not-an-offer')
    const now = ctx.clock.now()
    const keys = await keysInUse(ctx.db, ctx.caller.userId)
    if (!document.from.some(did => keys.has(did))) throw new TransferRefusedError('not-an-owner')
    const offerDigest = documentDigest(document)
    const known = await findTransferByOffer(ctx.db, offerDigest)
    if (known === null) await keepOffer(ctx.db, { offer: document, step, owners, now })
    return summariseTransfer(ctx.db, { offerDigest, userId: ctx.caller.userId, now })
  })

async function keepOffer(
  db: Database,
  {
    offer,
    step,
    owners,
    now,
  }: {
    readonly offer: TransferOffer
    readonly step: SignedStep
    readonly owners: readonly OpenedFact[]
    readonly now: Date
  },
): Promise<void> {
  if (Date.parse(offer.expiresAt) < now.getTime() + SHORTEST_OFFER_MS)
    throw new TransferRefusedError('expires-too-soon')
  const witnessed = { ...step, receivedAt: isoSeconds(now) }
  // Throws when a giver's signature is missing.
  transferStandingAt([witnessed], now)
  const stretches = await custodyOfPet(db, offer.petId)
  const index = stretches.findIndex(stretch => endOf(stretch, now) === offer.follows)
  const stretch = stretches[index]
  if (stretch === undefined) throw refusalFor(stretches, offer, now)
  if (stretch.transfers.length >= MOST_TRANSFERS) throw new TransferRefusedError('too-many')
  const start = stretch.start.kind === 'deed' ? stretch.start : { ...stretch.start, owners: [...owners] }
  assertFits({ start, transfers: [...stretch.transfers, [witnessed]] }, offer, now)
  const row = { offer, offerDigest: documentDigest(offer), step: witnessed, owners, now }
  await insertTransfer(db, row)
}

/** What the next transfer of a stretch has to follow; null while one is open. */
function endOf(stretch: CustodyStretch, now: Date): string | null {
  let end = credentialDigest(stretch.start.credential)
  for (const steps of stretch.transfers) {
    const { state, acceptance } = transferStandingAt(steps, now)
    if (state === 'offered' || state === 'accepted' || state === 'disputed') return null
    if (state === 'final' && acceptance !== null) end = acceptance
  }
  return end
}

function refusalFor(
  stretches: readonly CustodyStretch[],
  offer: TransferOffer,
  now: Date,
): TransferRefusedError {
  const isOpen = stretches.some(stretch => endOf(stretch, now) === null)
  return new TransferRefusedError(
    isOpen && stretches.some(it => mentions(it, offer)) ? 'another-is-open' : 'nothing-to-follow',
  )
}

function mentions(stretch: CustodyStretch, { follows }: TransferOffer): boolean {
  return (
    credentialDigest(stretch.start.credential) === follows ||
    stretch.transfers.flat().some(step => documentDigest(step.document) === follows)
  )
}

function assertFits(stretch: CustodyStretch, { petId }: TransferOffer, asOf: Date): void {
  try {
    custodyTimeline([stretch], { petId, asOf })
  } catch (error) {
    if (!(error instanceof CustodyBrokenError)) throw error
    throw refusalOf(error)
  }
}

function refusalOf({ facts }: CustodyBrokenError): TransferRefusedError {
  return new TransferRefusedError(facts.reason.includes('not the owners') ? 'not-an-owner' : 'broken-chain')
}
