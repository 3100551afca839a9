import {
  artApprovalDocument,
  buyArtworkInputSchema,
  type MarketPlace,
  paymentDocument,
  purchaseDocument,
  refundDocument,
  returnArtworkInputSchema,
  type SignedOncePart,
  type TypedDocument,
} from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { z } from 'zod'
import { type Database, type RequestContext, slowCommand } from '../../../procedures/index.ts'
import { callersAddress, keepSignedDeed, RecordAwayError, requireSignature } from '../record/index.ts'
import { findArtwork, type ListingRow } from './artworks-store.ts'
import { findListing, saveListing } from './listings-store.ts'
import { ArtworkNotFoundError, NotEnoughPlayMoneyError, NotNowError } from './market-errors.ts'
import type { MarketPorts } from './market-ports.ts'
import { mayDo } from './view-artwork.ts'

const written = z.object({ listingId: z.string(), written: z.boolean() })

/** Buys a piece at exactly the price and the split the caller signed. Their money waits until it is final. */
export const createBuyArtwork = ({ desk, apartFrom }: MarketPorts) =>
  slowCommand
    .input(buyArtworkInputSchema)
    .output(written)
    .mutation(async ({ ctx, input: { listingId, payment, purchase } }) => {
      const { userId } = ctx.caller
      const known = await findListing(ctx.db, listingId)
      if (known === null) throw new ArtworkNotFoundError()
      const place = placeOf(known, await desk.marketPlace())
      if (place === null || desk.chain === null) throw new RecordAwayError()
      if ((await apartFrom(ctx.db, userId)).has(known.sellerId)) throw new ArtworkNotFoundError()
      const buyer = await callersAddress(ctx.db, userId)
      const { cents } = await desk.chain.moneyOf(buyer)
      await ctx.inTransaction(async db => {
        const row = await listingFor('buy', db, { listingId, userId, address: buyer, now: ctx.clock.now() })
        const artwork = await findArtwork(db, row.artworkId)
        if (artwork?.state !== 'published') throw new ArtworkNotFoundError()
        if (cents < row.priceCents) throw new NotEnoughPlayMoneyError(row.priceCents, cents)
        const paying = paymentDocument({ owner: buyer, cents: row.priceCents }, place, payment)
        const buying = purchaseDocument({ listing: row.listingHash, buyer }, place, purchase)
        await keepBoth(ctx, db, {
          listingId,
          by: buyer,
          signed: [
            [paying, payment],
            [buying, purchase],
          ],
        })
        const change = { state: 'buying' as const, buyerId: userId, buyerAddress: buyer, problem: null }
        await saveListing(db, listingId, { ...change, now: ctx.clock.now() })
      })
      return { listingId, written: await desk.relay('listing', listingId) }
    })

/** Gives a piece back within the time agreed, for the whole price. */
export const createReturnArtwork = ({ desk }: MarketPorts) =>
  slowCommand
    .input(returnArtworkInputSchema)
    .output(written)
    .mutation(async ({ ctx, input: { listingId, approval, request } }) => {
      const { userId } = ctx.caller
      const known = await findListing(ctx.db, listingId)
      if (known === null) throw new ArtworkNotFoundError()
      const place = placeOf(known, await desk.marketPlace())
      if (place === null) throw new RecordAwayError()
      await ctx.inTransaction(async db => {
        const buyer = await callersAddress(db, userId)
        const row = await listingFor('return', db, {
          listingId,
          userId,
          address: buyer,
          now: ctx.clock.now(),
        })
        const artwork = await findArtwork(db, row.artworkId)
        if (artwork === null || artwork.ownerAddress !== buyer) throw new NotNowError('return')
        const moving = artApprovalDocument({ owner: buyer, piece: artwork.piece }, place, approval)
        const asking = refundDocument(row.listingHash, place, request)
        await keepBoth(ctx, db, {
          listingId,
          by: buyer,
          signed: [
            [moving, approval],
            [asking, request],
          ],
        })
        await saveListing(db, listingId, { state: 'returning', problem: null, now: ctx.clock.now() })
      })
      return { listingId, written: await desk.relay('listing', listingId) }
    })

/** Where the listing was signed for; a newer contract does not know it. */
function placeOf({ document }: ListingRow, place: MarketPlace | null): MarketPlace | null {
  if (place === null) return null
  const { collection: art, token: money } = document.message
  return { ...place, market: document.domain.verifyingContract, art, money } as MarketPlace
}

async function listingFor(
  action: 'buy' | 'return',
  db: Database,
  viewer: {
    readonly listingId: string
    readonly userId: UserId
    readonly address: `0x${string}`
    readonly now: Date
  },
): Promise<ListingRow> {
  const row = await findListing(db, viewer.listingId)
  if (row === null || !mayDo(action, row, viewer)) throw new NotNowError(action)
  return row
}

type Pair = readonly [TypedDocument, SignedOncePart]

async function keepBoth(
  { ids, clock }: RequestContext,
  db: Database,
  {
    listingId,
    by,
    signed,
  }: { readonly listingId: string; readonly by: `0x${string}`; readonly signed: readonly Pair[] },
): Promise<void> {
  for (const [document, { signature }] of signed) {
    requireSignature(document, signature, by)
    const about = { id: ids.next(), subject: 'listing' as const, subjectId: listingId }
    await keepSignedDeed(db, { ...about, document, signature, now: clock.now() })
  }
}
