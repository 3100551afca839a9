import {
  artApprovalDocument,
  closeListingInputSchema,
  type ListingTerms,
  listingDocument,
  listingWithdrawalDocument,
  offerArtworkInputSchema,
  saleSplit,
  typedStructHash,
} from '@pawfect/domain/certificates'
import { z } from 'zod'
import { slowCommand } from '../../../procedures/index.ts'
import { callersAddress, keepSignedDeed, RecordAwayError, requireSignature } from '../record/index.ts'
import { findArtwork } from './artworks-store.ts'
import { findListing, insertListing, saveListing } from './listings-store.ts'
import { NotNowError } from './market-errors.ts'
import type { MarketPorts } from './market-ports.ts'
import { mayDo, mayList } from './view-artwork.ts'

const written = z.object({ listingId: z.string(), written: z.boolean() })

/** Offers one's own piece at a fixed price. Nothing moves until somebody buys it. */
export const createOfferArtwork = ({ desk }: MarketPorts) =>
  slowCommand
    .input(offerArtworkInputSchema)
    .output(written)
    .mutation(async ({ ctx, input: { artworkId, priceCents, refundDays, approval, listing } }) => {
      const { userId } = ctx.caller
      const place = await desk.marketPlace()
      if (place === null) throw new RecordAwayError()
      const listingId = ctx.ids.next()
      await ctx.inTransaction(async db => {
        const seller = await callersAddress(db, userId)
        const row = await findArtwork(db, artworkId)
        const now = ctx.clock.now()
        if (row === null || !mayList(row, { userId, address: seller, now })) throw new NotNowError('offer')
        const { piece, artistAddress: artist, royaltyShare } = row
        const terms: ListingTerms = { seller, piece, priceCents, artist, royaltyShare, refundDays }
        const document = listingDocument(terms, place, listing)
        requireSignature(document, listing.signature, seller)
        const moving = artApprovalDocument({ owner: seller, piece }, place, approval)
        requireSignature(moving, approval.signature, seller)
        await insertListing(db, {
          ...{ listingId, artworkId, sellerId: userId, sellerAddress: seller, priceCents, refundDays, now },
          ...{ document, signature: listing.signature, listingHash: typedStructHash(document) },
          royaltyCents: saleSplit(terms).artistCents,
        })
        const about = { id: ctx.ids.next(), subject: 'listing' as const, subjectId: listingId }
        await keepSignedDeed(db, { ...about, document: moving, signature: approval.signature, now })
      })
      return { listingId, written: await desk.relay('listing', listingId) }
    })

/** Takes an offer back before anybody bought it: the seller's signature becomes worthless in the record. */
export const createCloseListing = ({ desk }: MarketPorts) =>
  slowCommand
    .input(closeListingInputSchema)
    .output(written)
    .mutation(async ({ ctx, input: { listingId, signed } }) => {
      const { userId } = ctx.caller
      const place = await desk.marketPlace()
      if (place === null) throw new RecordAwayError()
      await ctx.inTransaction(async db => {
        const address = await callersAddress(db, userId)
        const row = await findListing(db, listingId)
        const now = ctx.clock.now()
        if (row === null || !mayDo('close', row, { userId, address, now })) throw new NotNowError('close')
        const once = { nonce: String(row.document.message.nonce), deadline: signed.deadline }
        const at = { ...place, market: row.document.domain.verifyingContract }
        const document = listingWithdrawalDocument(address, at, once)
        requireSignature(document, signed.signature, address)
        const about = { id: ctx.ids.next(), subject: 'listing' as const, subjectId: listingId }
        await keepSignedDeed(db, { ...about, document, signature: signed.signature, now })
        await saveListing(db, listingId, { state: 'closing', problem: null, now })
      })
      return { listingId, written: await desk.relay('listing', listingId) }
    })
