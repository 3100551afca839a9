import type { UserId } from '@pawfect/domain/identity'
import type { Clock, Database } from '../../../procedures/index.ts'
import type { KeptSale, RecordChain, RecordSubject } from '../record/index.ts'
import { findArtwork, type ListingRow, saveArtwork } from './artworks-store.ts'
import { findListing, listUnpaid, saveListing } from './listings-store.ts'
import { ArtworkNotFoundError } from './market-errors.ts'

/** What becomes of a piece when the record has answered. */
export const artworkSubject: RecordSubject = {
  bring: (chain, deed) => chain.bring(deed),
  written: (db, { subjectId }, { at }) => saveArtwork(db, subjectId, { state: 'published', publishedAt: at }),
  refused: (db, { subjectId }) => saveArtwork(db, subjectId, { state: 'refused' }),
}

/** What becomes of a price and its sale when the record has answered, and when the time to give back is over. */
export function listingSubject({
  db,
  clock,
}: {
  readonly db: Database
  readonly clock: Clock
}): RecordSubject {
  return {
    bring: async (chain, deed) => {
      const row = await listingNamed(db, deed.subjectId)
      if (deed.action === 'Purchase') return chain.sell(row, deed)
      const written = await chain.bring(deed)
      if (deed.action === 'RefundRequest' && row.buyerAddress !== null)
        await chain.payOut(row.buyerAddress, keptSale(row))
      return written
    },
    written: async (db, deed, { at }) => {
      const row = await listingNamed(db, deed.subjectId)
      const now = clock.now()
      if (deed.action === 'ArtApproval' && row.state === 'opening')
        await saveListing(db, row.listingId, { state: 'open', now })
      if (deed.action === 'SignatureWithdrawal')
        await saveListing(db, row.listingId, { state: 'closed', now })
      if (deed.action === 'Purchase') await noteSale(db, row, { at, now })
      if (deed.action === 'RefundRequest') await noteReturn(db, row, now)
    },
    refused: async (db, deed, reason) => {
      const row = await listingNamed(db, deed.subjectId)
      const change = { problem: reason, now: clock.now() }
      if (row.state === 'buying') {
        const noBuyer = { buyerId: null, buyerAddress: null }
        await saveListing(db, row.listingId, { ...change, ...noBuyer, state: afterFailedSale(reason) })
      }
      if (row.state === 'opening') await saveListing(db, row.listingId, { ...change, state: 'refused' })
      if (row.state === 'closing') await saveListing(db, row.listingId, { ...change, state: 'open' })
      if (row.state === 'returning') await saveListing(db, row.listingId, { ...change, state: 'sold' })
    },
    due: chain => settleAll(db, chain, clock),
  }
}

/** A listing nobody can ever buy is over; a purchase that merely failed leaves it for sale. */
function afterFailedSale(reason: string): 'open' | 'refused' {
  const isOver = ['SignatureExpired', 'NonceAlreadySpent', 'ERC721InsufficientApproval', 'RoyaltyMisstated']
  return isOver.includes(reason) ? 'refused' : 'open'
}

async function noteSale(
  db: Database,
  row: ListingRow,
  { at, now }: { readonly at: Date; readonly now: Date },
): Promise<void> {
  const refundUntil = new Date(at.getTime() + row.refundDays * 86_400_000)
  await saveListing(db, row.listingId, { state: 'sold', soldAt: at, refundUntil, problem: null, now })
  // Who deleted their account meanwhile owns it still, by their key.
  const ownerId = row.buyerId ?? ('' as UserId)
  if (row.buyerAddress !== null)
    await saveArtwork(db, row.artworkId, { ownerId, ownerAddress: row.buyerAddress })
}

async function noteReturn(db: Database, row: ListingRow, now: Date): Promise<void> {
  await saveListing(db, row.listingId, { state: 'returned', problem: null, now })
  await saveArtwork(db, row.artworkId, { ownerId: row.sellerId, ownerAddress: row.sellerAddress })
}

/** Pays seller and artist of every sale that can no longer be given back. */
async function settleAll(db: Database, chain: RecordChain, clock: Clock): Promise<void> {
  for (const row of await listUnpaid(db, clock.now())) {
    const sale = keptSale(row)
    const artwork = await findArtwork(db, row.artworkId)
    await chain.settle(sale)
    await chain.payOut(row.sellerAddress, sale)
    if (artwork !== null) await chain.payOut(artwork.artistAddress, sale)
    await saveListing(db, row.listingId, { state: 'paid', now: clock.now() })
  }
}

async function listingNamed(db: Database, listingId: string): Promise<ListingRow> {
  const row = await findListing(db, listingId)
  if (row === null) throw new ArtworkNotFoundError()
  return row
}

function keptSale({ document, listingHash }: ListingRow): KeptSale {
  const money = document.message.token as KeptSale['money']
  return { market: document.domain.verifyingContract, money, listing: listingHash }
}
